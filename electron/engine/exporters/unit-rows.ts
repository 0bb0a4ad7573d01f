import type { CoderId } from '../../../shared/domain/ids.ts';
import { createOffsetIndex } from '../../../shared/domain/text/offsets.ts';
import type { CellWriter } from './cells.ts';
import type { CodedArticle } from './coded-articles.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import { unitsOf, unitsTouchedBy, type Unit } from './units.ts';

/** A unit with what its rows say of it, whoever the coder. */
interface UnitCells {
  idCell: string;
  placeCells: string;
}

/** Rows of `units.csv`: each unit once per coder who worked on the article. */
export function createUnitRows(
  plan: DatasetPlan,
  cells: CellWriter,
): (coded: CodedArticle) => Generator<string, void, undefined> {
  const { text, delimiter: d } = cells;
  const { unit: kind } = plan.options;
  const nothing = `${d}0`.repeat(plan.columnCodes.length);
  const codesByUnit = createCodeFinder(plan);

  return function* (coded) {
    if (coded.coders.length === 0) return;
    const units = kind === 'article' ? [wholeArticle(coded)] : unitsOfText(coded, kind);
    const cellsOfUnits = writeUnitCells(coded, units, cells);
    for (const coder of coded.coders) {
      const codes = codesByUnit(coded, units, coder.id);
      const head = [kind, text(coded.article.id), text(coder.name), coder.state].join(d);
      for (const [place, { idCell, placeCells }] of cellsOfUnits.entries()) {
        const flags = codes.get(place);
        yield `${idCell}${d}${head}${d}${placeCells}${flags === undefined ? nothing : d + flags.join(d)}\n`;
      }
    }
  };
}

type CodeFinder = (coded: CodedArticle, units: readonly Unit[], coderId: CoderId) => Map<number, Uint8Array>;

/** A flag per column of codes, for each unit that a coder gave any code. */
function createCodeFinder(plan: DatasetPlan): CodeFinder {
  const columns = new Map(plan.columnCodes.map((code) => [code.id, code.column!]));
  const isWhole = plan.options.unit === 'article';
  return (coded, units, coder) => {
    const found = new Map<number, Uint8Array>();
    for (const [, textId, codeId, coderId, start, end] of coded.segments) {
      // A coding of an older version of the text has no place among the units of this one.
      if (coderId !== coder || (!isWhole && textId !== coded.article.textId)) continue;
      const [first, last] = isWhole ? [0, 1] : unitsTouchedBy(units, { start, end });
      for (let place = first; place < last; place++) {
        let codes = found.get(place);
        if (codes === undefined) found.set(place, (codes = new Uint8Array(columns.size)));
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

function writeUnitCells(coded: CodedArticle, units: readonly Unit[], cells: CellWriter): UnitCells[] {
  const { article } = coded;
  const isWhole = units[0]?.paragraph === null;
  const offsets = isWhole ? null : createOffsetIndex(coded.textOf(article.textId));
  return units.map(({ paragraph, sentence, start, end }) => {
    const startCp = offsets === null ? 0 : offsets.toCodePoint(start);
    const endCp = offsets === null ? article.characters : offsets.toCodePoint(end);
    const suffix = (paragraph === null ? '' : `.p${paragraph}`) + (sentence === null ? '' : `.s${sentence}`);
    const places = [paragraph ?? '', sentence ?? '', startCp, endCp, start, end];
    return { idCell: cells.text(article.id + suffix), placeCells: places.join(cells.delimiter) };
  });
}
