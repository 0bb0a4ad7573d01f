import { parseDate } from '../../importers/dates.ts';
import type { PlannedArticle } from '../../importers/import-plan.ts';
import { safeWebUrl } from '../../importers/safe-url.ts';
import { filledCell, integerCell, type ForeignDatabase } from '../foreign-database.ts';

type Reference = ReadonlyMap<string, string>;

/** Bibliographic data of files: one row per RIS tag (QualCoder since version 8). Tags that stand twice are joined. */
export function readReferences(db: ForeignDatabase): Map<number, Reference> {
  const references = new Map<number, Map<string, string>>();
  for (const row of db.rows('ris', ['risid', 'tag', 'value'])) {
    const id = integerCell(row['risid']);
    const tag = filledCell(row['tag']);
    const value = filledCell(row['value']);
    if (id === null || tag === null || value === null) continue;
    let reference = references.get(id);
    if (!reference) references.set(id, (reference = new Map<string, string>()));
    const known = reference.get(tag);
    reference.set(tag, known === undefined ? value.trim() : `${known}; ${value.trim()}`);
  }
  return references;
}

export function fillFromReference(article: PlannedArticle, reference: Reference | undefined): void {
  if (!reference) return;
  const first = (...tags: string[]): string | null =>
    tags.map((tag) => reference.get(tag)).find((value) => value !== undefined) ?? null;
  article.title = first('TI', 'T1') ?? article.title;
  article.byline = first('AU', 'A1');
  article.outlet = first('T2', 'JO', 'JF', 'PB');
  article.url = safeWebUrl(first('UR'));
  article.language = null;
  const date = parseDate(first('DA', 'PY', 'Y1') ?? '');
  if (date) {
    article.date = date.date;
    article.datePrecision = date.datePrecision;
  }
  for (const field of ['title', 'byline', 'outlet', 'url', 'date'] as const) {
    if (article[field]) article.provenance[field] = 'RIS';
  }
}
