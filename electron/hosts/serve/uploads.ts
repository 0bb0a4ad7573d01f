import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ParlanceError } from '../../../shared/contract/errors.ts';

/** Longest name in bytes: file systems take 255, and what writes the file may add to it. */
const longestName = 200;

/**
 * The name of a file as its owner knows it, made safe to be one name in a folder of ours: whatever stands before a slash
 * goes, so do signs that no name may hold; a name of dots alone, or none, becomes `upload`.
 */
export function cleanFileName(given: string, platform: NodeJS.Platform = process.platform): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what it is about
  let name = last.replace(/[\u0000-\u001f\u007f]/g, '').trim();
  if (platform === 'win32') name = name.replace(/[<>:"|?*]/g, '_').replace(/[. ]+$/, '');
  if (/^\.*$/.test(name)) return 'upload';
  return shorten(name);
}

/** Cuts the stem and keeps the extension, since the importer is chosen by it. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= longestName) return name;
  const extension = path.extname(name).slice(0, 20);
  const stem = Array.from(name.slice(0, name.length - path.extname(name).length));
  while (Buffer.byteLength(stem.join('') + extension) > longestName) stem.pop();
  return stem.join('') + extension;
}

/** A private folder for what the page sends, gone when the server ends. */
export interface Uploads {
  /** Writes one file to the end and answers where it lies. A file that is too large, or breaks off, leaves nothing. */
  take(name: string, source: Readable, declaredBytes: number | null): Promise<string>;
  close(): Promise<void>;
}

export async function createUploads(limitBytes: number): Promise<Uploads> {
  // mkdtemp makes it readable by the analyst alone.
  const folder = await mkdtemp(path.join(tmpdir(), 'parlance-upload-'));
  let uploads = 0;

  return {
    async take(name, source, declaredBytes) {
      if (declaredBytes !== null && declaredBytes > limitBytes) throw tooLarge(name, limitBytes);
      // A folder for each: two files of the same name from two places are two files.
      const ownFolder = path.join(folder, String(++uploads));
      await mkdir(ownFolder, { mode: 0o700 });
      const file = path.join(ownFolder, cleanFileName(name));
      try {
        const counted = countedUpTo(limitBytes, name);
        // Not part of the pipeline, which would destroy it on failure: then the answer could not be sent any more.
        source.pipe(counted);
        source.once('close', () => {
          if (!source.readableEnded) counted.destroy(new Error('The connection broke off.'));
        });
        await pipeline(counted, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
      } catch (error) {
        await rm(ownFolder, { recursive: true, force: true });
        throw asRefusal(error, name);
      }
      return file;
    },
    async close() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The declared length may lie, so the bytes are counted as they come. */
function countedUpTo(limitBytes: number, name: string): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > limitBytes) done(tooLarge(name, limitBytes));
      else done(null, chunk);
    },
  });
}

function asRefusal(error: unknown, name: string): ParlanceError {
  if (error instanceof ParlanceError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new ParlanceError('import.failed', `“${cleanFileName(name)}” could not be taken over: ${reason}`, {
    details: { name },
    cause: error,
  });
}

function tooLarge(name: string, limitBytes: number): ParlanceError {
  const megabytes = Math.floor(limitBytes / (1024 * 1024));
  return new ParlanceError(
    'import.too-large',
    `“${cleanFileName(name)}” is larger than ${megabytes} MB, the most that can be sent through the browser. Import it by its path instead.`,
    { details: { name, limitBytes } },
  );
}
