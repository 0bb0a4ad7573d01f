import { readStream } from '../../shared/contract/rpc-client.ts';
import type { RehydrateReport } from '../../shared/contract/schemas/interchange.ts';
import { engine } from './engine.ts';
import type { PickedItems } from './pick-files.ts';
import { uploadFiles } from './uploads.ts';

export interface RehydrateWish {
  /** The replication package: a folder or a ZIP file. */
  from: PickedItems;
  articles: PickedItems;
  /** The project that is made. */
  to: string;
}

export type RehydrateProgress =
  | { at: 'sending'; sent: number; files: number }
  | { at: 'joining'; files: number; matched: number };

/** Makes a project of a replication package and copies of its articles. Cancelled, it leaves nothing behind. */
export async function rehydrate(
  { from, articles, to }: RehydrateWish,
  onProgress: (progress: RehydrateProgress) => void,
  signal: AbortSignal,
): Promise<RehydrateReport> {
  const files = filesOf(from).length + filesOf(articles).length;
  let sent = 0;
  const place = async (items: PickedItems): Promise<string[]> =>
    items.kind === 'paths'
      ? items.paths
      : uploadFiles(items.files, () => onProgress({ at: 'sending', sent: ++sent, files }), signal);
  if (files > 0) onProgress({ at: 'sending', sent, files });
  const [source] = await place(from);
  const wish = { from: source!, articles: await place(articles), to };
  onProgress({ at: 'joining', files: 0, matched: 0 });
  let report: RehydrateReport | null = null;
  for await (const event of readStream(engine().interchange.rehydrate(wish, { signal }))) {
    if (event.kind === 'report') report = event.report;
    else onProgress({ at: 'joining', files: event.files, matched: event.matched });
  }
  if (report === null) throw new DOMException('The stream ended without a report.', 'AbortError');
  return report;
}

function filesOf(items: PickedItems): readonly File[] {
  return items.kind === 'files' ? items.files : [];
}
