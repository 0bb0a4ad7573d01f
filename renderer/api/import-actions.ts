import i18next from 'i18next';
import { readStream } from '../../shared/contract/rpc-client.ts';
import type { ImportReport } from '../../shared/contract/schemas/imports.ts';
import { showError, showToast } from '../components/toast.tsx';
import { useTransfer } from '../state/transfer.ts';
import { useWorkbench } from '../state/workbench.ts';
import { engine } from './engine.ts';
import { type PickedItems, pickFolder } from './pick-files.ts';
import { queries } from './queries.ts';
import { queryClient } from './query-client.ts';
import { uploadFiles } from './uploads.ts';

/** Asks for a folder and imports what lies in it, at any depth. */
export function chooseAndImportFolder(): Promise<void> {
  return pickFolder(i18next.t('transfer:import.folderTitle')).then(importItems).catch(showError);
}

/** Imports what was picked or dropped. One import runs at a time. */
export async function importItems(items: PickedItems): Promise<void> {
  const count = items.kind === 'paths' ? items.paths.length : items.files.length;
  if (count === 0) return;
  if (useTransfer.getState().running) {
    showToast({ tone: 'info', text: i18next.t('transfer:import.oneAtATime') });
    return;
  }
  const controller = new AbortController();
  begin(items, () => {
    update({ isCancelling: true });
    controller.abort();
  });
  try {
    const paths = items.kind === 'paths' ? items.paths : await upload(items.files, controller.signal);
    const report = await run(paths, controller.signal);
    finish(report);
  } catch (error) {
    if (controller.signal.aborted) finish(await reportOfCancelled());
    else fail(error);
  }
}

function begin(items: PickedItems, cancel: () => void): void {
  useTransfer.setState({
    report: null,
    problem: null,
    running: {
      phase: items.kind === 'paths' ? 'importing' : 'uploading',
      uploaded: 0,
      toUpload: items.kind === 'files' ? items.files.length : 0,
      progress: null,
      startedAt: performance.now(),
      beganAt: new Date().toISOString(),
      isCancelling: false,
      cancel,
    },
  });
}

function update(patch: Partial<NonNullable<ReturnType<typeof useTransfer.getState>['running']>>): void {
  useTransfer.setState(({ running }) => ({ running: running && { ...running, ...patch } }));
}

async function upload(files: readonly File[], signal: AbortSignal): Promise<string[]> {
  let uploaded = 0;
  const paths = await uploadFiles(files, () => update({ uploaded: ++uploaded }), signal);
  update({ phase: 'importing', startedAt: performance.now() });
  return paths;
}

async function run(paths: string[], signal: AbortSignal): Promise<ImportReport | null> {
  let report: ImportReport | null = null;
  for await (const event of readStream(engine().imports.run({ paths }, { signal }))) {
    if (event.kind === 'progress') update({ progress: event });
    else report = event.report;
  }
  return report ?? (signal.aborted ? await reportOfCancelled() : null);
}

/** A stream that was cut off brings no report any more; the engine has written it down by the time that it answers. */
async function reportOfCancelled(): Promise<ImportReport | null> {
  if (useTransfer.getState().running?.phase === 'uploading') return null;
  const [latest] = await engine().imports.list();
  return latest ? engine().imports.report({ id: latest.id }) : null;
}

function finish(report: ImportReport | null): void {
  useTransfer.setState({ running: null, report });
  for (const query of [queries.articles(), queries.importRuns(), queries.project()]) {
    void queryClient.invalidateQueries({ queryKey: query.queryKey });
  }
  const { view, showView } = useWorkbench.getState();
  if (!report || view === 'transfer') return;
  const failed = report.failed.length;
  const finished = i18next.t('transfer:import.finished', { count: report.imported });
  showToast({
    tone: failed === 0 ? 'ok' : 'info',
    text: failed === 0 ? finished : `${finished} ${i18next.t('transfer:import.failed', { count: failed })}.`,
    action: { label: i18next.t('transfer:import.showReport'), run: () => showView('transfer') },
  });
}

function fail(error: unknown): void {
  useTransfer.setState({ running: null, problem: error });
  if (useWorkbench.getState().view !== 'transfer') showError(error);
}
