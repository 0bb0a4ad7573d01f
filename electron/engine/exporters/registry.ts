import type { ExportOptions } from '../../../shared/contract/schemas/files.ts';
import { exportDataset } from './dataset-folder.ts';
import type { Exporter } from './exporter.ts';

/** One exporter per format of the contract. */
export const exporters: Readonly<Record<ExportOptions['format'], Exporter>> = {
  csv: exportDataset,
};
