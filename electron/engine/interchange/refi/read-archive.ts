import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { Entry } from 'yauzl';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { unreadable } from '../recognising.ts';
import type { Archive } from './archive.ts';
import { createStreamDecoder } from './decode-stream.ts';
import { extraName } from './extra.ts';
import { createProjectParser } from './parse-project.ts';
import { createExtraReader, noExtra, type Extra } from './read-extra.ts';
import type { RefiProject } from './refi-project.ts';

/** `project.qde`, an inner file named after the project, and one in a folder: the one that lies highest. */
export function findProjectFile(archive: Archive, file: string): Entry {
  const named = archive.find('project.qde');
  if (named) return named;
  const depth = (entry: Entry): number => entry.fileName.split('/').length;
  const [found] = archive.entries
    .filter((entry) => /\.qde$/i.test(entry.fileName) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(entry.fileName))
    .toSorted((a, b) => depth(a) - depth(b) || a.fileName.localeCompare(b.fileName, 'en'));
  if (found) return found;
  throw unreadable(file, 'the archive holds no project file (project.qde), so it is no REFI-QDA project');
}

export async function readProject(archive: Archive, entry: Entry, file: string): Promise<RefiProject> {
  const parser = createProjectParser(path.basename(file));
  await streamText(archive, entry, file, (text) => parser.write(text));
  return parser.finish();
}

export async function readExtra(archive: Archive, file: string): Promise<{ extra: Extra; badLines: number }> {
  const entry = archive.find(extraName);
  if (!entry) return { extra: noExtra(), badLines: 0 };
  const reader = createExtraReader();
  await streamText(archive, entry, file, (text) => reader.write(text));
  return reader.finish();
}

/** What cannot be decoded is shown as such and not refused. */
async function streamText(archive: Archive, entry: Entry, file: string, write: (text: string) => void): Promise<void> {
  const decode = createStreamDecoder();
  let checksum = 0;
  try {
    for await (const chunk of (await archive.stream(entry)) as AsyncIterable<Buffer>) {
      checksum = crc32(chunk, checksum);
      write(decode(chunk));
    }
    if (checksum !== entry.crc32) throw new Error('the checksum differs');
    write(decode(null));
  } catch (error) {
    if (error instanceof ParlanceError) throw error;
    throw unreadable(file, `its part “${entry.fileName}” is damaged. Copy or export it again`, error);
  }
}
