import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { qdcReader } from '../../electron/engine/interchange/refi/qdc.ts';
import { sourceAt } from '../interchange/reading.ts';
import { canCheckXml, schemaFile, whyNoXmlCheck } from '../interchange/support/refi-files.ts';
import { runProgram } from '../support/find-program.ts';
import { TestProject } from '../support/test-project.ts';
import { exportFormat } from './export-format.ts';
import { makeGoldenProject } from './golden-project.ts';

let project: TestProject | null = null;
afterEach(() => {
  project?.remove();
  project = null;
});

describe('a codebook as QDC', () => {
  it.skipIf(!canCheckXml)(`validates against the schema of the standard${whyNoXmlCheck}`, async () => {
    project = makeGoldenProject().project;
    const { to } = await exportFormat(project, 'codes.qdc', { format: 'qdc' });
    const checked = runProgram(
      'xmllint',
      ['--noout', '--nonet', '--schema', schemaFile('Codebook.xsd'), to],
      path.dirname(to),
    );
    expect(checked).toBe('');
  });

  it('comes back with its tree, colours, rules, values and ids', async () => {
    project = makeGoldenProject().project;
    const { to, report } = await exportFormat(project, 'codes.qdc', { format: 'qdc' });
    const plan = await qdcReader.read(sourceAt(to));
    const expected = project.db
      .prepare(
        `SELECT code.id AS key, code.parent_id AS parentKey, code.name, code.color, code.definition, code.include,
           code.exclude, code.example, code.value, code.retired_at IS NOT NULL AS isRetired
         FROM code JOIN v_codes ON v_codes.code_id = code.id ORDER BY v_codes.ordering`,
      )
      .all();
    const got = plan.codes.map(
      ({ key, parentKey, name, color, definition, include, exclude, example, value, isRetired }) => ({
        key,
        parentKey,
        name,
        color,
        definition,
        include,
        exclude,
        example,
        value,
        isRetired: isRetired ? 1 : 0,
      }),
    );
    expect(got).toEqual(expected);
    expect(report.notes.map(({ code }) => code)).toEqual(['qdc.code-rules', 'qdc.code-values', 'qdc.retired-codes']);
    expect(readFileSync(to, 'utf8').startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<CodeBook ')).toBe(true);
  });

  it('is refused where there are no codes, since the format has no empty codebook', async () => {
    project = new TestProject();
    await expect(exportFormat(project, 'codes.qdc', { format: 'qdc' })).rejects.toMatchObject({
      code: 'export.failed',
    });
  });
});
