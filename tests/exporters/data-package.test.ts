import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPackage, type Resource } from './check-package.ts';
import { exportTo } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

let made: GoldenProject;

beforeEach(() => {
  made = makeGoldenProject();
});
afterEach(() => made.project.remove());

describe('the data package', () => {
  it('names every column of every table in its order, with its bytes and hash', async () => {
    const { files } = await exportTo(made.project);
    const { resources } = JSON.parse(files['datapackage.json']!) as { resources: Resource[] };
    expect(resources.map((resource) => resource.path)).toEqual([
      'segments.csv',
      'articles.csv',
      'units.csv',
      'codebook.csv',
    ]);
    for (const resource of resources) {
      const content = files[resource.path]!;
      expect(resource.schema.fields.map((field) => field.name)).toEqual(
        content.slice(0, content.indexOf('\n')).split(','),
      );
      expect(resource.bytes).toBe(Buffer.byteLength(content));
      expect(resource.hash).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`);
    }
  });

  it.each(['article', 'paragraph', 'sentence'] as const)('is true of every value, with units of %ss', async (unit) => {
    expect(checkPackage(await exportTo(made.project, { unit }))).toEqual([]);
  });

  it('is true of the European form, and of selections', async () => {
    const options = { delimiter: ';', decimal: ',', bom: true } as const;
    expect(checkPackage(await exportTo(made.project, options, { folder: `${made.project.folder}/a` }))).toEqual([]);
    const selection = { codeIds: [made.codes.other as never], articleIds: [made.articles.copy as never] };
    expect(checkPackage(await exportTo(made.project, selection, { folder: `${made.project.folder}/b` }))).toEqual([]);
  });

  it('would be found out if it were not', async () => {
    const dataset = await exportTo(made.project);
    dataset.files['segments.csv'] = dataset.files['segments.csv']!.replace(',draft,', ',drafted,').replaceAll(
      made.codes.retired,
      'x',
    );
    expect(checkPackage(dataset)).toEqual([
      'segments: size or hash is another',
      'segments: status: drafted is not allowed',
      'segments: ["x"] points nowhere',
    ]);
  });
});
