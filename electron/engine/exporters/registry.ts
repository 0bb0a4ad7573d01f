import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { ExportFormat } from '../../../shared/contract/schemas/exports.ts';
import { exportDataset } from './dataset-folder.ts';
import type { Exporter } from './exporter.ts';
import { exportSpss } from './spss.ts';

/** One exporter per format of the contract. */
const exporters: Readonly<Partial<Record<ExportFormat, Exporter>>> = {
  csv: exportDataset,
  spss: exportSpss,
};

export function exporterOf(format: ExportFormat): Exporter {
  const exporter = exporters[format];
  if (exporter === undefined) throw new ParlanceError('export.failed', `The format ${format} cannot be written.`);
  return exporter;
}
