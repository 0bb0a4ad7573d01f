import { createOffsetIndex } from '../../../shared/domain/text/offsets.ts';
import type { CellWriter } from './cells.ts';
import type { CodedArticle } from './coded-articles.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import { unitsOf, unitsTouchedBy, type Unit } from './units.ts';

interface PlacedUnit extends Unit {
  startCp: number;
  endCp: number;
  idSuffix: string;
}

/** Rows of `units.csv`: each unit once per coder who worked on the article. */
export function createUnitRows(
  plan: DatasetPlan,
  cells: CellWriter,
): (coded: CodedArticle) => Generator<string, void, undefined> {
  const { text, delimiter: d } = cells;
  const columns = new Map(plan.columnCodes.map((code) => [code.id, code.column!]));
  const nothing = `${d}0`.repeat(columns.size);
  const { unit: kind } = plan.options;

  return function* (coded) {
    if (coded.coders.length === 0) return;
    const { article } = coded;
    const units = placeUnits(coded, kind);
    for (const coder of coded.coders) {
      const codesOf = new Map<number, Uint8Array>();
      for (const [, textId, codeId, coderId, start, end] of coded.segments) {
        // A coding of an older version of the text has no place among the units of this one.
        if (coderId !== coder.id || (kind !== 'article' && textId !== article.textId)) continue;
        const [first, last] = kind === 'article' ? [0, 1] : unitsTouchedBy(units, { start, end });
        for (let place = first; place < last; place++) {
          let codes = codesOf.get(place);
          if (codes === undefined) codesOf.set(place, (codes = new Uint8Array(columns.size)));
          codes[columns.get(codeId)!] = 1;
        }
      }
      for (const [place, unit] of units.entries()) {
        const codes = codesOf.get(place);
        const flags = codes === undefined ? nothing : d + codes.join(d);
        yield (
          `${text(article.id + unit.idSuffix)}${d}${kind}${d}${text(article.id)}${d}${text(coder.name)}${d}` +
            `${coder.state}${d}${unit.paragraph ?? ''}${d}${unit.sentence ?? ''}${d}${unit.startCp}${d}${unit.endCp}${d}` +
            `${unit.start}${d}${unit.end}${flags}\n`
        );
      }
    }
  };
}

function placeUnits(coded: CodedArticle, kind: DatasetPlan['options']['unit']): PlacedUnit[] {
  const { article } = coded;
  if (kind === 'article') {
    const [end, endCp] = [article.utf16Length, article.characters];
    return [{ start: 0, end, startCp: 0, endCp, paragraph: null, sentence: null, idSuffix: '' }];
  }
  const text = coded.textOf(article.textId);
  const offsets = createOffsetIndex(text);
  return unitsOf(kind, text, coded.indexOf(article.textId)).map((unit) => ({
    ...unit,
    startCp: offsets.toCodePoint(unit.start),
    endCp: offsets.toCodePoint(unit.end),
    idSuffix: `.p${unit.paragraph}${unit.sentence === null ? '' : `.s${unit.sentence}`}`,
  }));
}
