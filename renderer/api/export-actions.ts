import { readStream } from '../../shared/contract/rpc-client.ts';
import type { ExportOptions } from '../../shared/contract/schemas/exports.ts';
import { useTransfer } from '../state/transfer.ts';
import { engine } from './engine.ts';

export interface ExportWish {
  to: string;
  overwrite: boolean;
  options: Partial<ExportOptions>;
}

/** Writes the dataset; progress and result are in `useTransfer`. A cancelled export leaves nothing behind. */
export async function exportDataset(wish: ExportWish): Promise<void> {
  const controller = new AbortController();
  useTransfer.setState({
    exporting: { file: null, rows: 0, cancel: () => controller.abort() },
    exported: null,
    exportProblem: null,
  });
  try {
    for await (const event of readStream(engine().exports.run(wish, { signal: controller.signal }))) {
      if (event.kind === 'report') useTransfer.setState({ exported: event.report });
      else {
        const { file, rows } = event;
        useTransfer.setState(({ exporting }) => ({ exporting: exporting && { ...exporting, file, rows } }));
      }
    }
  } catch (error) {
    if (!controller.signal.aborted) useTransfer.setState({ exportProblem: error });
  } finally {
    useTransfer.setState({ exporting: null });
  }
}
