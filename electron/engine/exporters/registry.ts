import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { ExportFormat } from '../../../shared/contract/schemas/exports.ts';
import { exportDataset } from './dataset-folder.ts';
import type { Exporter } from './exporter.ts';
import { exportCodebookReport } from './reports/codebook-report.ts';
import { exportHtml } from './reports/html-report.ts';
import { exportPassages } from './reports/passages-report.ts';
import { exportSpss } from './spss.ts';

/** One exporter per format of the contract. */
const exporters: Readonly<Partial<Record<ExportFormat, Exporter>>> = {
  csv: exportDataset,
  spss: exportSpss,
  html: exportHtml,
  passages: exportPassages,
  codebook: exportCodebookReport,
};

export function exporterOf(format: ExportFormat): Exporter {
  const exporter = exporters[format];
  if (exporter === undefined) throw new ParlanceError('export.failed', `The format ${format} cannot be written.`);
  return exporter;
}
