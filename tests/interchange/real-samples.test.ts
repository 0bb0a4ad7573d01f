import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catmaReader } from '../../electron/engine/interchange/catma/catma.ts';
import { doccanoReader } from '../../electron/engine/interchange/doccano/doccano.ts';
import { inceptionReader } from '../../electron/engine/interchange/inception/inception.ts';
import { labelStudioReader } from '../../electron/engine/interchange/label-studio/label-studio.ts';
import { readAll, sourceAt } from './reading.ts';

/**
 * A folder of files that the programs themselves or their developers made: checkouts of dkpro/dkpro-cassis, forTEXT/catma,
 * doccano/doccano and the like. They are not ours to keep here, so that this runs only where somebody names such a folder.
 */
const folder = process.env['PARLANCE_FOREIGN_SAMPLES'] ?? '';
const isThere = folder !== '' && existsSync(folder);
const readers = [inceptionReader, catmaReader, labelStudioReader, doccanoReader];

function filesBelow(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place).flatMap((name) => (name === '.git' ? [] : filesBelow(path.join(place, name))));
}

describe('files of the programs themselves', () => {
  it.skipIf(!isThere)('(PARLANCE_FOREIGN_SAMPLES) are read, or refused with a code', { timeout: 600_000 }, async () => {
    let read = 0;
    for (const file of filesBelow(folder)) {
      const source = sourceAt(file);
      const reader = readers.find((one) => one.recognises(source));
      if (reader === undefined) continue;
      try {
        const { sources } = await readAll(reader, source);
        for (const { article, segments } of sources) {
          for (const { start, end } of segments) expect(start < end && end <= article.text.length).toBe(true);
        }
        read += 1;
      } catch (error) {
        expect([file, (error as { code?: string }).code]).toEqual([
          file,
          expect.stringMatching(/^(?:interchange|import)\./),
        ]);
      }
    }
    expect(read).toBeGreaterThan(0);
  });
});
