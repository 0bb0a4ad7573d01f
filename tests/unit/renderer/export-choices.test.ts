import { describe, expect, it } from 'vitest';
import { asksFor, formatFacts, formats, placeOf } from '../../../renderer/features/export/export-formats.ts';
import {
  changeChoices,
  choicesFrom,
  differsFrom,
  isComplete,
  isTableShown,
  optionsFrom,
  untouched,
} from '../../../renderer/features/export/export-options.ts';
import { completeTarget, offeredTarget } from '../../../renderer/features/export/export-target.ts';
import { exportFormats, exportOptions, type Recipe } from '../../../shared/contract/schemas/exports.ts';
import type { ArticleId, CodeId, CoderId, RecipeId } from '../../../shared/domain/ids.ts';

const coders = new Set(['c1', 'c2'] as CoderId[]);
const known = { coders: new Set(['c1', 'c2']), codes: new Set(['k1']), articles: new Set<string>() };

function recipe(options: Parameters<typeof exportOptions.parse>[0]): Recipe {
  return { id: 'r1' as RecipeId, name: 'Weekly', options: exportOptions.parse(options), createdAt: '', modifiedAt: '' };
}

describe('formats of the window', () => {
  it('are those of the contract, each once', () => {
    expect(formats.map(({ id }) => id).sort()).toEqual([...exportFormats].sort());
  });
});

describe('what is asked of the engine', () => {
  it('is only what the format asks for', () => {
    const choices = { ...untouched, bom: true, unit: 'sentence', delimiter: ';', coderIds: coders } as const;
    expect(optionsFrom({ ...choices, format: 'csv' }, 'folder')).toEqual({
      format: 'csv',
      unit: 'sentence',
      delimiter: ';',
      decimal: '.',
      bom: true,
      excelSafe: false,
      variables: false,
      scripts: false,
      finalOnly: false,
      coderIds: ['c1', 'c2'],
    });
    expect(optionsFrom({ ...choices, format: 'qdpx' }, 'file')).toEqual({
      format: 'qdpx',
      finalOnly: false,
      coderIds: ['c1', 'c2'],
    });
    expect(optionsFrom({ ...choices, format: 'qdc' }, 'file')).toEqual({ format: 'qdc' });
  });

  it('has no unit where one file of codings is made', () => {
    expect(optionsFrom(untouched, 'file')).not.toHaveProperty('unit');
    expect(asksFor(formatFacts('xlsx'), 'unit', 'file')).toBe(true);
  });

  it('never is a decimal comma between commas', () => {
    const european = changeChoices(untouched, { decimal: ',' });
    expect(european).toMatchObject({ decimal: ',', delimiter: ';' });
    expect(changeChoices(european, { delimiter: ',' })).toMatchObject({ decimal: '.', delimiter: ',' });
  });

  it('is nothing while none is chosen of what must be', () => {
    const none = { ...untouched, coderIds: new Set<CoderId>() };
    expect(isComplete(none, 'folder')).toBe(false);
    expect(isComplete({ ...none, format: 'qdc' }, 'file')).toBe(true);
  });
});

describe('a recipe', () => {
  it('is the same as the choices that it was made from, in whatever order they were made', () => {
    const saved = recipe({ format: 'csv', unit: 'sentence', coderIds: undefined });
    const choices = choicesFrom(saved.options, known);
    expect(differsFrom(saved, choices)).toBe(false);
    expect(differsFrom(saved, { ...choices, bom: true })).toBe(true);
    expect(differsFrom(saved, { ...choices, format: 'xlsx' })).toBe(true);
  });

  it('is not changed by what its format does not ask for', () => {
    const saved = recipe({ format: 'qdpx' });
    expect(differsFrom(saved, { ...choicesFrom(saved.options, known), delimiter: ';', unit: 'sentence' })).toBe(false);
  });

  it('says so when a code that it names is gone', () => {
    const saved = { ...recipe({}), options: { ...recipe({}).options, codeIds: ['k1', 'gone'] as CodeId[] } };
    const choices = choicesFrom(saved.options, known);
    expect(choices.codeIds).toEqual(new Set(['k1']));
    expect(differsFrom(saved, choices)).toBe(true);
    const onlyGone = { ...saved.options, articleIds: ['gone'] as ArticleId[] };
    expect(isComplete(choicesFrom(onlyGone, known), 'folder')).toBe(false);
  });
});

describe('where an export goes', () => {
  const names = { folder: 'Talks: 2026 dataset', file: 'Talks: 2026 codings' };

  it('is offered by title, as a folder or as one file', () => {
    expect(offeredTarget(formatFacts('csv'), 'folder', '/home/mina', names)).toBe('/home/mina/Talks 2026 dataset');
    expect(offeredTarget(formatFacts('spss'), 'file', 'C:\\Mina', names)).toBe('C:\\Mina\\Talks 2026 codings.sav');
  });

  it('says by its ending whether one file is made', () => {
    expect(placeOf(formatFacts('csv'), '/home/mina/Talks.CSV ')).toBe('file');
    expect(placeOf(formatFacts('csv'), '/home/mina/talks')).toBe('folder');
    expect(placeOf(formatFacts('xlsx'), '/home/mina/talks')).toBe('file');
    expect(isTableShown('csv', 'file', 'segments')).toBe(true);
    expect(isTableShown('csv', 'file', 'units')).toBe(false);
    expect(isTableShown('xlsx', 'file', 'units')).toBe(true);
  });

  it('gets the ending of the format where only a file can be made', () => {
    expect(completeTarget(formatFacts('qdpx'), ' /home/mina/talks ')).toBe('/home/mina/talks.qdpx');
    expect(completeTarget(formatFacts('qdpx'), '/home/mina/talks.QDPX')).toBe('/home/mina/talks.QDPX');
    expect(completeTarget(formatFacts('csv'), '/home/mina/talks')).toBe('/home/mina/talks');
  });
});
