import { createForeignText, type OffsetConvention } from '../foreign-text.ts';
import type { MetadataReader } from '../foreign-metadata.ts';
import type { NoteTally } from '../note-tally.ts';
import { placeRange, plannedSegment, titleFrom, type Placing } from '../placing.ts';
import type { PlannedSegment, PlannedSource } from '../plan.ts';
import { isCoding, type Annotation, type Region, type Task } from './tasks.ts';

export interface TaskContext {
  convention: OffsetConvention;
  notes: NoteTally;
  metadata: MetadataReader;
  codeKey: (control: string, label: readonly string[]) => string;
}

export function plannedSource(task: Task, number: number, context: TaskContext): PlannedSource {
  const { convention, notes, metadata } = context;
  const text = createForeignText(task.text);
  const { article, variables } = metadata.read(text.text, task.fields);
  if (article.title === '') {
    article.title = titleFrom(text.text, number);
    article.provenance['title'] = 'first line';
  }
  article.sourceId = task.id === '' ? null : task.id;
  const source: PlannedSource = {
    key: task.id === '' ? `record ${number}` : task.id,
    article,
    direction: null,
    fileName: null,
    createdAt: task.createdAt,
    variables,
    memos: [],
    segments: [],
  };
  noteUntaken(task, notes, article.title);
  const placing = { text, convention, notes, title: article.title };
  const segments: PlannedSegment[] = [];
  const memos: PlannedSource['memos'][number][] = [];
  for (const annotation of task.annotations) {
    if (annotation.isCancelled) continue;
    const group = groupOf(annotation);
    for (const region of annotation.regions) segments.push(...segmentsOf(region, annotation, group, placing, context));
    memos.push(...memosOf(annotation));
  }
  return { ...source, segments, memos };
}

function noteUntaken(task: Task, notes: NoteTally, title: string): void {
  const cancelled = task.annotations.filter(({ isCancelled }) => isCancelled).length;
  const relations = task.annotations.reduce((sum, annotation) => sum + annotation.relations, 0);
  const references = task.annotations.filter(({ isGroundTruth }) => isGroundTruth).length;
  const add = (code: string, message: string, count: number): void => {
    if (count > 0) notes.add(code, message, title, count);
  };
  add(
    'predictions-ignored',
    'Predictions of models were not taken over, only what people annotated.',
    task.predictions,
  );
  add('drafts-ignored', 'Drafts that were never submitted were not taken over.', task.drafts);
  add('annotations-cancelled', 'Annotations that were skipped or cancelled were not taken over.', cancelled);
  add('relations-ignored', 'Relations between passages were not taken over; the passages were.', relations);
  add('annotations-ground-truth', 'Annotations marked as ground truth were taken over like all others.', references);
}

/** Answers about a region, by the region's id. */
type Group = ReadonlyMap<string, { labelled: boolean; answers: Region[] }>;

function groupOf(annotation: Annotation): Group {
  const group = new Map<string, { labelled: boolean; answers: Region[] }>();
  for (const region of annotation.regions) {
    if (region.id === null) continue;
    const entry = group.get(region.id) ?? { labelled: false, answers: [] };
    group.set(region.id, entry);
    if (region.kind === 'labels' && region.range !== null) entry.labelled = true;
    else entry.answers.push(region);
  }
  return group;
}

function isAboutRegion(region: Region, group: Group): boolean {
  return region.kind !== 'labels' && region.id !== null && group.get(region.id)?.labelled === true;
}

function segmentsOf(
  region: Region,
  annotation: Annotation,
  group: Group,
  placing: Placing,
  { codeKey }: TaskContext,
): PlannedSegment[] {
  if (isAboutRegion(region, group)) return [];
  if (!isCoding(region)) {
    noteUnusable(region, placing);
    return [];
  }
  const place =
    region.range === null
      ? wholeText(placing)
      : placeRange(placing, region.range.start, region.range.end, region.quote);
  if (place === null) return [];
  const answers = region.id === null || region.kind !== 'labels' ? [] : (group.get(region.id)?.answers ?? []);
  const typed = answers.filter(({ kind }) => kind === 'text').map(({ answer }) => answer);
  const memo = [region.memo, ...typed].filter((part) => part !== null).join('\n');
  return region.labels.map((label) =>
    plannedSegment({
      ...place,
      codeKey: codeKey(region.control, label),
      coderKey: annotation.annotator?.key ?? null,
      memo: memo === '' ? null : memo,
      attributes: Object.fromEntries(answers.flatMap(attributeOf)),
      createdAt: annotation.createdAt,
      modifiedAt: annotation.modifiedAt,
    }),
  );
}

function wholeText({ text, notes, title }: Placing): { start: number; end: number } {
  notes.add('choices-whole-article', 'Choices about a whole text became codings of the whole article.', title);
  return { start: 0, end: text.text.length };
}

function noteUnusable(region: Region, { notes, title }: Placing): void {
  if (region.answer !== null && region.range === null) return; // a memo of the article
  const message = 'Results that are neither labels of a passage of text nor choices were not taken over.';
  notes.add('results-ignored', message, `${title}: ${region.type || region.control || 'without a type'}`);
}

function attributeOf(answer: Region): [string, string][] {
  if (answer.kind === 'choices') return [[answer.control, answer.labels.map((label) => label.join(' > ')).join('; ')]];
  if (answer.kind === 'text' || answer.answer === null) return [];
  return [[answer.control, answer.answer]];
}

/** What somebody typed or rated about the whole text. */
function memosOf(annotation: Annotation): PlannedSource['memos'][number][] {
  const group = groupOf(annotation);
  return annotation.regions
    .filter((region) => region.range === null && region.answer !== null && !isAboutRegion(region, group))
    .map(({ answer, control, kind }) => ({
      coderKey: annotation.annotator?.key ?? null,
      text: kind === 'text' || control === '' ? answer! : `${control}: ${answer}`,
      createdAt: annotation.createdAt,
      modifiedAt: annotation.modifiedAt,
    }));
}
