import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exporterOf } from '../../electron/engine/exporters/registry.ts';
import { exportOptions, type ExportFormat } from '../../shared/contract/schemas/exports.ts';
import { TestProject } from '../support/test-project.ts';
import { addManySegments } from './many-segments.ts';

let project: TestProject;

beforeAll(() => {
  project = new TestProject();
  addManySegments(project, 12_000);
});
afterAll(() => project.remove());

const places: readonly (readonly [ExportFormat, string])[] = [
  ['csv', 'csv'],
  ['xlsx', 'study.xlsx'],
  ['jsonl', 'jsonl'],
  ['parquet', 'parquet'],
  ['spss', 'spss'],
  ['annotations', 'study.jsonld'],
];

describe.each(places)('an export as %s', (format, place) => {
  const folder = (): string[] => readdirSync(project.folder).toSorted();

  it('tells how far it is, and leaves nothing behind when it is cancelled on the way', async () => {
    const before = folder();
    const cancel = new AbortController();
    const to = path.join(project.folder, place);
    const extra = { overwrite: false, programVersion: '1.2.3', signal: cancel.signal };
    const events = exporterOf(format)(project.path, to, exportOptions.parse({ format }), extra);
    const told: string[] = [];
    await expect(async () => {
      for await (const event of events) {
        told.push(event.kind);
        cancel.abort();
      }
    }).rejects.toMatchObject({ code: 'call.cancelled' });
    expect(told).toEqual(['progress']);
    expect(folder()).toEqual(before);
    // Nothing holds the file: it can be checkpointed whole.
    expect(project.db.pragma('wal_checkpoint(TRUNCATE)')).toMatchObject([{ busy: 0 }]);
  });
});
