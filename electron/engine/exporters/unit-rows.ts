import type { CoderId } from '../../../shared/domain/ids.ts';
import { createOffsetIndex } from '../../../shared/domain/text/offsets.ts';
import type { CodedArticle } from './coded-articles.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import { shared, type RowParts, type SharedPart } from './row-parts.ts';
import { unitsOf, unitsTouchedBy, type Unit } from './units.ts';

/** Rows of the table of units: each unit once per coder who worked on the article. */
export function createUnitRows(plan: DatasetPlan): (coded: CodedArticle) => Generator<RowParts, void, undefined> {
  const { unit: kind } = plan.options;
  const nothing = shared(plan.columnCodes.map(() => 0));
  const codesByUnit = createCodeFinder(plan);

  return function* (coded) {
    if (coded.coders.length === 0) return;
    const units = kind === 'article' ? [wholeArticle(coded)] : unitsOfText(coded, kind);
    const partsOfUnits = describeUnits(coded, units);
    for (const coder of coded.coders) {
      const codes = codesByUnit(coded, units, coder.id);
      const head = shared([kind, coded.article.id, coder.name, coder.state]);
      for (const [place, { id, places }] of partsOfUnits.entries()) {
        const flags = codes.get(place);
        yield [id, head, places, flags ?? nothing];
      }
    }
  };
}

type CodeFinder = (coded: CodedArticle, units: readonly Unit[], coderId: CoderId) => Map<number, number[]>;

/** A flag per column of codes, for each unit that a coder gave any code. */
function createCodeFinder(plan: DatasetPlan): CodeFinder {
  const columns = new Map(plan.columnCodes.map((code) => [code.id, code.column!]));
  const isWhole = plan.options.unit === 'article';
  return (coded, units, coder) => {
    const found = new Map<number, number[]>();
    for (const [, textId, codeId, coderId, start, end] of coded.segments) {
      // A coding of an older version of the text has no place among the units of this one.
      if (coderId !== coder || (!isWhole && textId !== coded.article.textId)) continue;
      const [first, last] = isWhole ? [0, 1] : unitsTouchedBy(units, { start, end });
      for (let place = first; place < last; place++) {
        let codes = found.get(place);
        if (codes === undefined) found.set(place, (codes = Array<number>(columns.size).fill(0)));
        codes[columns.get(codeId)!] = 1;
      }
    }
    return found;
  };
}

function wholeArticle({ article }: CodedArticle): Unit {
  return { start: 0, end: article.utf16Length, paragraph: null, sentence: null };
}

function unitsOfText(coded: CodedArticle, kind: 'paragraph' | 'sentence'): Unit[] {
  const { textId } = coded.article;
  return unitsOf(kind, coded.textOf(textId), coded.indexOf(textId));
}

/** What the rows of a unit say of it, whoever the coder. */
function describeUnits(coded: CodedArticle, units: readonly Unit[]): { id: SharedPart; places: SharedPart }[] {
  const { article } = coded;
  const isWhole = units[0]?.paragraph === null;
  const offsets = isWhole ? null : createOffsetIndex(coded.textOf(article.textId));
  return units.map(({ paragraph, sentence, start, end }) => {
    const startCp = offsets === null ? 0 : offsets.toCodePoint(start);
    const endCp = offsets === null ? article.characters : offsets.toCodePoint(end);
    const suffix = (paragraph === null ? '' : `.p${paragraph}`) + (sentence === null ? '' : `.s${sentence}`);
    return {
      id: shared([article.id + suffix]),
      places: shared([paragraph, sentence, startCp, endCp, start, end]),
    };
  });
}
