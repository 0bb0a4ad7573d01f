import { createCodeCollector, type CodeCollector } from '../code-collector.ts';
import { createForeignText } from '../foreign-text.ts';
import { createMetadataReader } from '../foreign-metadata.ts';
import { fileChunks, jsonRecords } from '../json-records.ts';
import { createNoteTally, type NoteTally } from '../note-tally.ts';
import { createOffsetVote } from '../offset-vote.ts';
import type { InterchangePlan, InterchangeReader, PlannedCoder, PlannedSource } from '../plan.ts';
import { emptyProject, firstJsonRecord } from '../recognising.ts';
import { plannedSource } from './task-source.ts';
import { isCoding, isMinimalTask, isTask, readTask, type Task } from './tasks.ts';

/**
 * Label Studio's exports JSON and JSON-MIN. Positions are code points since release 1.6 (label-studio-frontend, pull
 * request 308) and were UTF-16 units before; the file does not say which, but it quotes the words.
 */
export const labelStudioReader: InterchangeReader = {
  format: 'label-studio',
  recognises(source) {
    const record = firstJsonRecord(source);
    return record !== null && (isTask(record) || (isMinimalTask(record) && 'id' in record));
  },
  read: ({ path }) => readLabelStudio(path),
};

function readLabelStudio(path: string): InterchangePlan {
  const readNotes = createNoteTally();
  const coders = new Map<string, PlannedCoder>();
  const vote = createOffsetVote({ unit: 'code-point', lineBreaks: 'two' });
  const metadata = createMetadataReader();
  const labels = createLabelSets();
  let count = 0;
  for (const task of tasksOf(path, readNotes)) {
    count += 1;
    metadata.look(task.fields);
    const text = createForeignText(task.text);
    for (const { annotator, regions, isCancelled } of task.annotations) {
      if (isCancelled) continue;
      if (annotator !== null) coders.set(annotator.key, { ...annotator, color: null });
      for (const region of regions) {
        if (isCoding(region)) labels.add(region.control, region.labels);
        if (region.range !== null && region.labels.length > 0)
          vote.cast(text, region.range.start, region.range.end, region.quote);
      }
    }
  }
  if (count === 0) throw emptyProject(path, 'no task with a text, only other data');
  vote.report(readNotes);
  const { codes, pathOf } = labels.finish();
  const { convention } = vote.result();
  let walkNotes = createNoteTally();
  return {
    format: 'label-studio',
    program: 'Label Studio',
    title: null,
    coders: [...coders.values()],
    codes: codes.list(),
    variables: metadata.variables(),
    memos: [],
    *sources(): Generator<PlannedSource> {
      walkNotes = createNoteTally();
      let number = 0;
      for (const task of grouped(tasksOf(path, createNoteTally()))) {
        number += 1;
        yield plannedSource(task, number, {
          convention,
          notes: walkNotes,
          metadata,
          codeKey: (control, label) => codes.add(pathOf(control, label)),
        });
      }
    },
    notes: () => [...readNotes.list(), ...walkNotes.list()],
    close() {},
  };
}

function* tasksOf(path: string, notes: NoteTally): Generator<Task> {
  for (const { number, value, problem } of jsonRecords(fileChunks(path))) {
    if (value === undefined) {
      notes.add(
        'records-unreadable',
        'Entries of the file that cannot be read were left out.',
        `${number}: ${problem}`,
      );
      continue;
    }
    const task = readTask(value);
    if (task === null)
      notes.add(
        'tasks-without-text',
        'Tasks without a text (pictures, sounds, films, dialogues) were left out.',
        `${number}`,
      );
    else yield task;
  }
}

/** In JSON-MIN a task that two people annotated stands there twice, one after the other. */
function* grouped(tasks: Iterable<Task>): Generator<Task> {
  let last: Task | null = null;
  for (const task of tasks) {
    if (last !== null && last.id !== '' && last.id === task.id && last.text === task.text) {
      last.annotations.push(...task.annotations);
      continue;
    }
    if (last !== null) yield last;
    last = task;
  }
  if (last !== null) yield last;
}

/** Labels of one control stand at the top; where several controls label, each is a code above its own. */
function createLabelSets(): {
  add(control: string, labels: readonly string[][]): void;
  finish(): { codes: CodeCollector; pathOf: (control: string, label: readonly string[]) => string[] };
} {
  const controls = new Map<string, Map<string, string[]>>();
  return {
    add(control, labels) {
      if (labels.length === 0) return;
      const known = controls.get(control) ?? new Map<string, string[]>();
      controls.set(control, known);
      for (const label of labels) known.set(label.join('\u001f'), label);
    },
    finish() {
      const pathOf = (control: string, label: readonly string[]): string[] =>
        controls.size > 1 ? [control, ...label] : [...label];
      const codes = createCodeCollector();
      for (const [control, labels] of controls) for (const label of labels.values()) codes.add(pathOf(control, label));
      return { codes, pathOf };
    },
  };
}
