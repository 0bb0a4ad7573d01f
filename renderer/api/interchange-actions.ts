import i18next from 'i18next';
import { ParlanceError } from '../../shared/contract/errors.ts';
import { readStream } from '../../shared/contract/rpc-client.ts';
import { fileNameOf } from '../app/formats.ts';
import { showToast } from '../components/toast.tsx';
import { useInterchange, type Interchange, type InterchangeStep } from '../state/interchange.ts';
import { engine } from './engine.ts';
import type { OnePicked } from './pick-files.ts';
import { queryClient } from './query-client.ts';
import { uploadFiles } from './uploads.ts';

/** Those that wait while one of them is asked about. */
let waiting: OnePicked[] = [];
let controller = new AbortController();

/** What becomes of a file that no reader knows: it is said, or another way is tried. */
export type Otherwise = (item: OnePicked) => void;

/** Looks at each of these projects and codebooks, one after the other, and asks whether it is to be taken over. */
export function takeOver(items: readonly OnePicked[], otherwise: Otherwise = sayUnknown): void {
  waiting.push(...items);
  if (useInterchange.getState().current === null) void next(otherwise);
}

/** "Not now", or the end of a report: the next one has its turn. */
export function closeInterchange(): void {
  controller.abort();
  useInterchange.setState({ current: null });
  void next(sayUnknown);
}

async function next(otherwise: Otherwise): Promise<void> {
  const [item, ...others] = waiting;
  waiting = others;
  if (item === undefined) return;
  const mine = new AbortController();
  controller = mine;
  const name = nameOf(item);
  set({ name, cancel: closeInterchange, step: { at: item.kind === 'file' ? 'sending' : 'looking' } });
  try {
    const path = await placeOf(item, mine.signal);
    stepTo({ at: 'looking' }, mine);
    const summary = await engine().interchange.inspect({ path }, { signal: mine.signal });
    if (mine.signal.aborted) return;
    if (summary !== null) {
      return stepTo({ at: 'asking', path, isUploaded: item.kind === 'file', summary, trial: null }, mine);
    }
    useInterchange.setState({ current: null });
    otherwise(item.kind === 'file' ? { ...item, uploadedTo: path } : item);
    if (useInterchange.getState().current === null) void next(otherwise);
  } catch (error) {
    stepTo({ at: 'failed', error }, mine);
  }
}

export function nameOf(item: OnePicked): string {
  return item.kind === 'path' ? fileNameOf(item.path) : item.file.name;
}

async function placeOf(item: OnePicked, signal: AbortSignal): Promise<string> {
  if (item.kind === 'path') return item.path;
  const [path] = await uploadFiles([item.file], () => undefined, signal);
  return path!;
}

function sayUnknown(item: OnePicked): void {
  const name = nameOf(item);
  const error = new ParlanceError('interchange.unknown-format', i18next.t('interchange:unknown', { name }));
  set({ name, cancel: closeInterchange, step: { at: 'failed', error } });
}

/** Finds out what of it the project knows already; nothing is written. */
export async function tryInterchange(): Promise<void> {
  const { current } = useInterchange.getState();
  if (current?.step.at !== 'asking') return;
  const { step } = current;
  const mine = new AbortController();
  controller = mine;
  stepTo({ ...step, trial: 'running' }, mine);
  try {
    const wish = { path: step.path, format: step.summary.format, isTrial: true };
    for await (const event of readStream(engine().interchange.run(wish, { signal: mine.signal }))) {
      if (event.kind === 'report') stepTo({ ...step, trial: event.report }, mine);
    }
  } catch (error) {
    stepTo({ at: 'failed', error }, mine);
  }
}

/** Takes over what was asked about; one undo takes all of it back. */
export async function acceptInterchange(): Promise<void> {
  const { current } = useInterchange.getState();
  if (current?.step.at !== 'asking') return;
  const { path, summary } = current.step;
  // A trial may be under way still.
  controller.abort();
  const mine = new AbortController();
  controller = mine;
  const cancel = (): void => {
    closeInterchange();
    showToast({ tone: 'info', text: i18next.t('interchange:cancelled', { name: current.name }) });
  };
  set({ ...current, cancel, step: { at: 'running', summary, articles: 0, segments: 0 } });
  try {
    const wish = { path, format: summary.format };
    for await (const event of readStream(engine().interchange.run(wish, { signal: mine.signal }))) {
      if (event.kind === 'report') stepTo({ at: 'done', report: event.report }, mine);
      else stepTo({ at: 'running', summary, articles: event.articles, segments: event.segments }, mine);
    }
    // Codes, coders, articles, memos, variables: nearly everything may be another.
    await queryClient.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind !== 'greeting' });
  } catch (error) {
    stepTo({ at: 'failed', error }, mine);
  }
}

function set(current: Interchange): void {
  useInterchange.setState({ current });
}

/** Nothing is shown any more of what was let go of. */
function stepTo(step: InterchangeStep, mine: AbortController): void {
  if (mine.signal.aborted) return;
  useInterchange.setState(({ current }) => ({ current: current && { ...current, step } }));
}
