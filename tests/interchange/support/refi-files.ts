import { existsSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { canRun } from '../../support/find-program.ts';

/** An archive as the programs write them: names as given, in this order. */
export async function makeQdpx(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date(2024, 0, 1, 12) });
  }
  zip.end();
  return await buffer(zip.outputStream as Readable);
}

/** `project.qde` around what matters to a test. */
export function projectXml(parts: {
  origin?: string;
  codes?: string;
  sources?: string;
  rest?: string;
  users?: string;
}): string {
  const { origin = 'NVivo for Windows 14.23', codes = oneCode, sources = '', rest = '', users = oneUser } = parts;
  return `<?xml version="1.0" encoding="utf-8"?>
<Project name="Borders" origin="${origin}" creatingUserGUID="${guid(1)}" creationDateTime="2024-03-05T10:00:00Z" xmlns="urn:QDA-XML:project:1.0">
<Users>${users}</Users><CodeBook><Codes>${codes}</Codes></CodeBook>${sources === '' ? '' : `<Sources>${sources}</Sources>`}${rest}</Project>`;
}

/** The same GUID for the same number. */
export function guid(number: number): string {
  return `0a000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

export const oneUser = `<User guid="${guid(1)}" name="Ada"/>`;
export const oneCode = `<Code guid="${guid(10)}" name="Sovereignty" isCodable="true"/>`;

/** A passage with one coding of `oneCode` by `oneUser`. */
export function selectionXml(number: number, start: number, end: number, name = ''): string {
  const made = `creatingUser="${guid(1)}" creationDateTime="2024-03-05T10:00:00Z"`;
  return `<PlainTextSelection guid="${guid(1000 + number)}" name="${escapeXml(name)}" startPosition="${start}" endPosition="${end}" ${made}><Description/><Coding guid="${guid(5000 + number)}" ${made}><CodeRef targetGUID="${guid(10)}"/></Coding></PlainTextSelection>`;
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const schemas = path.resolve(import.meta.dirname, '../../../../shared/data/refi');

/** The schemas of the standard, where they and xmllint are at hand; otherwise why the check is left out. */
export const xmlCheck = ((): { folder: string } | { reason: string } => {
  if (!canRun('xmllint', ['--version'])) return { reason: 'xmllint is not installed' };
  if (!existsSync(path.join(schemas, 'Project.xsd')))
    return { reason: 'the schemas of REFI-QDA are not beside this checkout' };
  return { folder: schemas };
})();

/** What stands behind the name of a test that had to be left out. */
export const whyNoXmlCheck = 'reason' in xmlCheck ? ` [left out: ${xmlCheck.reason}]` : '';
export const canCheckXml = 'folder' in xmlCheck;

export function schemaFile(name: 'Project.xsd' | 'Codebook.xsd'): string {
  return path.join(schemas, name);
}
