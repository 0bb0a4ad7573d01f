import { isObject } from '../json-records.ts';
import { idOf, listOf, numberOf, objectOf, objectsOf, textOf, textsOf, timeOf } from '../json-values.ts';

/**
 * What of Label Studio's two JSON exports matters here, in one shape. Both are described in its documentation
 * (labelstud.io/guide/export, task_format): JSON has tasks with `data` and `annotations[].result[]`, JSON-MIN one flat
 * object per annotation, in which every control of the labelling interface is a field. Before 1.0, `annotations` was
 * called `completions`.
 */
export interface Task {
  id: string;
  text: string;
  /** Field of the task that holds the text. */
  textField: string;
  /** All other fields of the task. */
  fields: Record<string, unknown>;
  annotations: Annotation[];
  predictions: number;
  drafts: number;
  createdAt: string | null;
}

export interface Annotation {
  annotator: Annotator | null;
  isCancelled: boolean;
  isGroundTruth: boolean;
  createdAt: string | null;
  modifiedAt: string | null;
  regions: Region[];
  relations: number;
}

export interface Annotator {
  key: string;
  name: string;
}

/** Results of one id belong together: labels of a region, and what was answered about it. */
export interface Region {
  id: string | null;
  /** Name of the control. */
  control: string;
  /** Null where the answer is about the whole text. */
  range: { start: number; end: number } | null;
  quote: string | null;
  /** Paths of names: one name for labels and choices, several for taxonomies. */
  labels: string[][];
  kind: 'labels' | 'choices' | 'text' | 'other';
  /** Words that were typed in (TextArea), or a number that was given (Rating, Number). */
  answer: string | null;
  memo: string | null;
  type: string;
}

const minimalMarks = ['annotation_id', 'annotator', 'lead_time'];

export function isTask(record: Record<string, unknown>): boolean {
  const annotations = record['annotations'] ?? record['completions'];
  if (!isObject(record['data']) || !Array.isArray(annotations)) return false;
  return annotations.every((annotation) => isObject(annotation) && Array.isArray(annotation['result'] ?? []));
}

export function isMinimalTask(record: Record<string, unknown>): boolean {
  return minimalMarks.every((name) => name in record);
}

/** Null where the task has no text: pictures, sounds, films. */
export function readTask(record: Record<string, unknown>): Task | null {
  return isTask(record) ? readFullTask(record) : isMinimalTask(record) ? readMinimalTask(record) : null;
}

function readFullTask(record: Record<string, unknown>): Task | null {
  const data = objectOf(record['data']);
  const annotations = objectsOf(record['annotations'] ?? record['completions']);
  const targets = annotations.flatMap((annotation) =>
    objectsOf(annotation['result']).flatMap(({ to_name: name }) => textsOf(name)),
  );
  const textField = findTextField(data, targets);
  if (textField === null) return null;
  const { [textField]: text, ...fields } = data;
  const isPage = /<\/?[a-z][^<>]*>/i.test(String(text));
  return {
    id: idOf(record['id']) ?? '',
    text: String(text),
    textField,
    fields,
    annotations: annotations.map((annotation) => readAnnotation(annotation, isPage)),
    predictions: listOf(record['predictions']).length,
    drafts: listOf(record['drafts']).length,
    createdAt: timeOf(record['created_at']),
  };
}

/** Where a picture or a sound lies, or what it is called. */
const address = /^(?:(?:https?|s3|gs|data|file):\S+|\/\S+|\S+\.[a-z0-9]{2,4})$/i;

/** The field is named in the labelling interface, which is no part of the export: `text`, else what looks most like one. */
function findTextField(data: Record<string, unknown>, targets: readonly string[]): string | null {
  const isText = (name: string): boolean =>
    typeof data[name] === 'string' && data[name].trim() !== '' && !address.test(data[name].trim());
  const names = Object.keys(data).filter((name) => isText(name) && !name.startsWith('ls_'));
  const preferred = ['text', ...targets].find((name) => names.includes(name));
  if (preferred !== undefined) return preferred;
  const lengthOf = (name: string): number => String(data[name]).length;
  // One word alone is the name of a file or an id.
  return (
    names.filter((name) => /\S\s+\S/u.test(String(data[name]))).toSorted((a, b) => lengthOf(b) - lengthOf(a))[0] ?? null
  );
}

/** In a page with markup, positions are those of the text that a browser shows, which is not here. */
function readAnnotation(annotation: Record<string, unknown>, isPage: boolean): Annotation {
  const results = objectsOf(annotation['result']);
  return {
    annotator: readAnnotator(annotation['completed_by'] ?? annotation['created_username']),
    isCancelled: annotation['was_cancelled'] === true || annotation['skipped'] === true,
    isGroundTruth: annotation['ground_truth'] === true || annotation['honeypot'] === true,
    createdAt: timeOf(annotation['created_at']),
    modifiedAt: timeOf(annotation['updated_at']),
    regions: results
      .filter(({ type }) => type !== 'relation')
      .map((result) =>
        readRegion(isPage && isOfPage(result) ? withoutRange(result) : objectOf(result['value']), {
          id: idOf(result['id']),
          control: textOf(result['from_name']) ?? '',
          type: (textOf(result['type']) ?? '').toLowerCase(),
          memo: textsOf(objectOf(result['meta'])['text']).join('\n') || null,
        }),
      ),
    relations: results.filter(({ type }) => type === 'relation').length,
  };
}

function isOfPage(result: Record<string, unknown>): boolean {
  return textOf(result['type'])?.toLowerCase() === 'hypertextlabels';
}

function withoutRange(result: Record<string, unknown>): Record<string, unknown> {
  return { ...objectOf(result['value']), start: null, end: null, globalOffsets: null };
}

/** A number, an address, or an object with both and a name, as versions and settings differ. */
function readAnnotator(completedBy: unknown): Annotator | null {
  if (isObject(completedBy)) {
    const { id, email, first_name: first, last_name: last } = completedBy;
    const name = [textOf(first), textOf(last)].filter((part) => part !== null).join(' ');
    const key = idOf(id) ?? textOf(email);
    return key === null ? null : { key, name: name || (textOf(email) ?? `Annotator ${key}`) };
  }
  const key = idOf(completedBy);
  return key === null ? null : { key, name: /^\d+$/.test(key) ? `Annotator ${key}` : key };
}

function readRegion(value: Record<string, unknown>, about: Pick<Region, 'id' | 'control' | 'type' | 'memo'>): Region {
  const { labels, kind } = readLabels(value, about.type);
  const range = readRange(value);
  const typed = kind === 'text' ? textsOf(value['text']).join('\n') : '';
  const given = numberOf(value['rating'] ?? value['number']) ?? textOf(value['datetime']);
  return {
    ...about,
    range,
    quote: range === null || kind === 'text' ? null : textOf(value['text']),
    labels,
    kind,
    answer: typed || (given === null ? null : String(given)),
  };
}

/** A label of a passage, or a choice about a passage or the whole text; labels of pictures and sounds have no place. */
export function isCoding({ labels, kind, range }: Region): boolean {
  return labels.length > 0 && (kind !== 'labels' || range !== null);
}

function readLabels(value: Record<string, unknown>, type: string): Pick<Region, 'labels' | 'kind'> {
  if (type.endsWith('labels') || 'labels' in value) {
    const found = textsOf(value[type] ?? value['labels'] ?? value['hypertextlabels'] ?? value['htmllabels']);
    return { labels: found.map((name) => [name]), kind: 'labels' };
  }
  if ('choices' in value) return { labels: textsOf(value['choices']).map((name) => [name]), kind: 'choices' };
  if (Array.isArray(value['taxonomy'])) {
    const paths = value['taxonomy'].map(textsOf).filter((path) => path.length > 0);
    return { labels: paths, kind: 'choices' };
  }
  if (type === 'textarea') return { labels: [], kind: 'text' };
  return { labels: [], kind: 'other' };
}

/** Where a text without any markup stands in a page. */
const onlyTextNode = '/text()[1]';

/** HyperText regions have positions in the page's tree, and beside them those in its text, in `globalOffsets`. */
function readRange(value: Record<string, unknown>): Region['range'] {
  const place = isObject(value['globalOffsets']) ? value['globalOffsets'] : value;
  const isPlainText = place['start'] === onlyTextNode && place['end'] === onlyTextNode;
  const [start, end] = isPlainText
    ? [numberOf(place['startOffset']), numberOf(place['endOffset'])]
    : [numberOf(place['start']), numberOf(place['end'])];
  return start === null || end === null ? null : { start, end };
}

const minimalFields = new Set([...minimalMarks, 'id', 'created_at', 'updated_at', 'agreement']);

function readMinimalTask(record: Record<string, unknown>): Task | null {
  const isAnswer = (value: unknown): boolean =>
    isObject(value) ||
    (Array.isArray(value) && value.some((item) => isObject(item) && ('start' in item || 'labels' in item)));
  const answers = Object.entries(record).filter(([name, value]) => !minimalFields.has(name) && isAnswer(value));
  const data = Object.fromEntries(
    Object.entries(record).filter(([name, value]) => !minimalFields.has(name) && !isAnswer(value)),
  );
  const textField = findTextField(data, []);
  if (textField === null) return null;
  const { [textField]: text, ...fields } = data;
  const regions = answers.flatMap(([control, value]) =>
    (Array.isArray(value) ? objectsOf(value) : [objectOf(value)]).map((region) =>
      readRegion(region, { id: null, control, type: minimalType(region), memo: null }),
    ),
  );
  return {
    id: idOf(record['id']) ?? '',
    text: String(text),
    textField,
    fields,
    annotations: [
      {
        annotator: readAnnotator(record['annotator']),
        isCancelled: false,
        isGroundTruth: false,
        createdAt: timeOf(record['created_at']),
        modifiedAt: timeOf(record['updated_at']),
        regions,
        relations: 0,
      },
    ],
    predictions: 0,
    drafts: 0,
    createdAt: null,
  };
}

function minimalType(region: Record<string, unknown>): string {
  return Object.keys(region).find((name) => name.endsWith('labels')) ?? '';
}
