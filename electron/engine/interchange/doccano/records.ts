import { isObject } from '../json-records.ts';
import { idOf, listOf, numberOf, objectsOf, textOf, textsOf } from '../json-values.ts';

/** One text of a doccano export with what one file says about it. */
export interface DoccanoRecord {
  id: string | null;
  text: string;
  fields: Record<string, unknown>;
  spans: DoccanoSpan[];
  /** Labels of the whole text. */
  categories: { label: string; user: string | null }[];
  /** Texts that were written about it (sequence to sequence). */
  writings: string[];
  comments: string[];
  relations: number;
}

export interface DoccanoSpan {
  start: number;
  end: number;
  label: string;
  user: string | null;
}

const ownFields = new Set(
  'id text data label labels entities relations cats categories annotations Comments comments spans meta'.split(' '),
);
/** Longer than any name of a class: a text that was written. */
const longestLabel = 120;

/**
 * Whether an object has the shape of doccano's exports (doccano, backend/data_export): a text, and beside it labels as
 * triples or names, entities with `start_offset`, or the `annotations` of old releases. An article with tags has
 * `text` too, so that a list of plain names counts only beside doccano's own `id` or `Comments`.
 */
export function isDoccanoRecord(record: Record<string, unknown>): boolean {
  if (typeof (record['text'] ?? record['data']) !== 'string' || 'completions' in record) return false;
  if (Array.isArray(record['annotations'])) {
    const annotations = record['annotations'];
    return (
      annotations.every((one) => isObject(one) && 'label' in one && !('result' in one)) &&
      (annotations.length > 0 ? true : 'annotation_approver' in record || 'meta' in record)
    );
  }
  const labels = record['label'] ?? record['labels'];
  const entities = record['entities'];
  const isSpans = (value: unknown): boolean =>
    Array.isArray(value) && value.length > 0 && value.every((item) => spanOf(item) !== null);
  if (isSpans(labels) || isSpans(entities)) return true;
  const hasComments = Array.isArray(record['Comments']);
  if (Array.isArray(entities) && (Array.isArray(record['relations']) || Array.isArray(record['cats']))) return true;
  const isNames = Array.isArray(labels) && labels.every((item) => typeof item === 'string');
  return isNames && (hasComments || (typeof record['id'] === 'number' && Object.keys(record).length <= 3));
}

/** Null where there is no text. */
export function readRecord(record: Record<string, unknown>): DoccanoRecord | null {
  const text = textOf(record['text'] ?? record['data']);
  if (text === null || text.trim() === '') return null;
  const annotations = objectsOf(record['annotations']);
  const lists = [record['label'], record['labels'], record['entities'], record['spans']].flatMap(listOf);
  const names = [
    ...lists.filter((item) => typeof item === 'string'),
    ...(typeof record['label'] === 'string' ? [record['label']] : []),
    ...textsOf(record['cats']),
    ...textsOf(record['categories']),
  ];
  const spans = [...lists, ...annotations].map(spanOf).filter((span) => span !== null);
  const classes = annotations
    .filter((annotation) => spanOf(annotation) === null && idOf(annotation['label']) !== null)
    .map((annotation) => ({ label: labelOf(annotation['label']) ?? '', user: idOf(annotation['user']) }));
  return {
    id: idOf(record['id']),
    text,
    fields: { ...(isObject(record['meta']) ? record['meta'] : {}), ...withoutOwn(record) },
    spans,
    categories: [
      ...names.filter((name) => name.length <= longestLabel).map((label) => ({ label, user: null })),
      ...classes,
    ],
    writings: names.filter((name) => name.length > longestLabel),
    comments: commentsOf(record['Comments'] ?? record['comments']),
    relations: listOf(record['relations']).length,
  };
}

function withoutOwn(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !ownFields.has(name)));
}

/** `[0, 5, "ORG"]`, or an object with `start_offset` and `end_offset`. */
export function spanOf(item: unknown): DoccanoSpan | null {
  if (Array.isArray(item)) {
    const [start, end, label] = item as unknown[];
    if (item.length !== 3 || numberOf(start) === null || numberOf(end) === null) return null;
    const name = labelOf(label);
    return name === null ? null : { start: start as number, end: end as number, label: name, user: null };
  }
  if (!isObject(item)) return null;
  const [start, end] = [numberOf(item['start_offset']), numberOf(item['end_offset'])];
  const label = labelOf(item['label']);
  return start === null || end === null || label === null ? null : { start, end, label, user: idOf(item['user']) };
}

/** Old releases write the number of the label, whose name stands in a file of its own. */
function labelOf(label: unknown): string | null {
  return typeof label === 'number' ? `Label ${label}` : textOf(label);
}

function commentsOf(value: unknown): string[] {
  return listOf(value)
    .map((item) => (isObject(item) ? textOf(item['comment'] ?? item['text']) : textOf(item)))
    .filter((comment) => comment !== null);
}
