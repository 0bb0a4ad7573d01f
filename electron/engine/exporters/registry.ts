import type { ExportFormat } from '../../../shared/contract/schemas/exports.ts';
import { exportAnnotations } from './annotations.ts';
import { exportReplication } from '../replication/export-replication.ts';
import { exportDataset } from './dataset-folder.ts';
import type { Exporter } from './exporter.ts';
import { exportQdc } from './refi/qdc.ts';
import { exportQdpx } from './refi/qdpx.ts';
import { exportCodebookReport } from './reports/codebook-report.ts';
import { exportDocx } from './reports/docx/docx-report.ts';
import { exportHtml } from './reports/html-report.ts';
import { exportPassages } from './reports/passages-report.ts';
import { exportPdf } from './reports/pdf-report.ts';
import { exportJsonLines } from './json-lines.ts';
import { exportParquet } from './parquet.ts';
import { exportSpss } from './spss.ts';
import { exportXlsx } from './xlsx/xlsx.ts';

/** One exporter per format of the contract. */
const exporters: Readonly<Record<ExportFormat, Exporter>> = {
  csv: exportDataset,
  xlsx: exportXlsx,
  jsonl: exportJsonLines,
  parquet: exportParquet,
  annotations: exportAnnotations,
  spss: exportSpss,
  html: exportHtml,
  pdf: exportPdf,
  docx: exportDocx,
  passages: exportPassages,
  codebook: exportCodebookReport,
  qdpx: exportQdpx,
  qdc: exportQdc,
  replication: exportReplication,
};

export function exporterOf(format: ExportFormat): Exporter {
  return exporters[format];
}
