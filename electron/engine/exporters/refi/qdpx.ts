import { extraName } from '../../interchange/refi/extra.ts';
import { iterateCodedArticles } from '../coded-articles.ts';
import { createExporter, type ExportProgress, type ExportScope } from '../export-run.ts';
import { allRows } from '../../store/database.ts';
import { readVersionOfText } from '../../store/queries/export-rows.ts';
import type { WrittenFile } from '../table-file.ts';
import { extraLines } from './extra-lines.ts';
import { noteLosses } from './losses.ts';
import { projectXml } from './project-xml.ts';
import { createRefiScope } from './refi-scope.ts';
import { segmentsOnText } from './source-xml.ts';
import { writeZip, type ZipPart } from '../zip-file.ts';

/** Articles between two signs of life. */
const progressStep = 500;

/** A project for other programs: REFI-QDA 1.0 (schema) / 1.5 (text of the standard), one `.qdpx` file. */
export const exportQdpx = createExporter({ target: () => ({ kind: 'file' }), write: writeQdpx });

async function* writeQdpx(scope: ExportScope): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const refi = createRefiScope(scope);
  noteLosses(refi);
  noteOlderTexts(scope);
  let done = 0;
  let told = 0;
  const texts = textParts(scope, () => done++);
  const parts: ZipPart[] = [
    { name: 'project.qde', content: () => projectXml(refi, () => done++) },
    ...texts,
    { name: extraName, content: () => extraLines(refi) },
  ];
  const writing = writeZip(scope.folder, scope.fileName, parts, scope.plan.project.revisedAt);
  let step = await writing.next();
  try {
    while (step.done !== true) {
      if (done - told >= progressStep) yield { kind: 'progress', file: scope.fileName, rows: (told = done) };
      step = await writing.next();
    }
    return [step.value];
  } finally {
    if (step.done !== true) await writing.return(undefined as never);
  }
}

/** Texts as they are kept: UTF-8 without a byte-order mark, lines ended by LF; each is read when its turn has come. */
function textParts({ db, plan }: ExportScope, told: () => void): ZipPart[] {
  const newest = allRows<{ id: string; textId: string }>(
    db,
    `SELECT article.id, article_text.id AS textId FROM article
     JOIN article_text ON article_text.article_id = article.id AND article_text.version =
       (SELECT max(version) FROM article_text AS newest WHERE newest.article_id = article.id)
     WHERE article.removed_at IS NULL ORDER BY article.id`,
  );
  return newest
    .filter(({ id }) => plan.articleIds === null || plan.articleIds.has(id as never))
    .map(({ id, textId }) => ({
      name: `sources/${id}.txt`,
      *content() {
        yield readVersionOfText(db, textId);
        told();
      },
    }));
}

/** A REFI source has one text. */
function noteOlderTexts(scope: ExportScope): void {
  const hasVersions = allRows(scope.db, 'SELECT 1 FROM article_text WHERE version > 1 LIMIT 1').length > 0;
  if (!hasVersions) return;
  for (const coded of iterateCodedArticles(scope.db, scope.plan)) {
    const left = coded.segments.length - segmentsOnText(coded).length;
    if (left === 0) continue;
    scope.note('qdpx.older-texts', 'Codings on an older version of an article’s text are not in the file.', left);
  }
}
