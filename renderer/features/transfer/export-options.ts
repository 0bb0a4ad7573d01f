import { useState } from 'react';
import type { ExportOptions } from '../../../shared/contract/schemas/exports.ts';
import type { CodeId, CoderId } from '../../../shared/domain/ids.ts';

type PlainOptions = Pick<ExportOptions, 'unit' | 'bom' | 'excelSafe' | 'delimiter' | 'decimal' | 'finalOnly'>;

export interface ExportFormState extends PlainOptions {
  /** Null stands for all of them. */
  coderIds: ReadonlySet<CoderId> | null;
  codeIds: ReadonlySet<CodeId> | null;
}

const untouched: ExportFormState = {
  unit: 'article',
  bom: false,
  excelSafe: false,
  delimiter: ',',
  decimal: '.',
  finalOnly: false,
  coderIds: null,
  codeIds: null,
};

/** What was chosen last stays for the next export of this session. */
let remembered = { projectId: '', state: untouched };

function rememberedFor(projectId: string): ExportFormState {
  // Coders and codes of another project are unknown in this one.
  return remembered.projectId === projectId ? remembered.state : { ...remembered.state, coderIds: null, codeIds: null };
}

export interface ExportFormModel {
  state: ExportFormState;
  change: (patch: Partial<ExportFormState>) => void;
  isComplete: boolean;
  /** Null while something is missing. */
  toOptions: () => Partial<ExportOptions> | null;
}

export function useExportOptions(projectId: string): ExportFormModel {
  const [state, setState] = useState(() => rememberedFor(projectId));
  // A decimal comma within comma-separated columns would make every number a quoted text.
  const isComplete =
    state.coderIds?.size !== 0 && state.codeIds?.size !== 0 && !(state.decimal === ',' && state.delimiter === ',');
  return {
    state,
    isComplete,
    change: (patch) => {
      const next = { ...state, ...patch };
      if (patch.delimiter === ',' && next.decimal === ',') next.decimal = '.';
      if (patch.decimal === ',' && next.delimiter === ',') next.delimiter = ';';
      remembered = { projectId, state: next };
      setState(next);
    },
    toOptions: () => (isComplete ? optionsFrom(state) : null),
  };
}

/** Exported for its test. */
export function optionsFrom({ coderIds, codeIds, ...plain }: ExportFormState): Partial<ExportOptions> {
  return {
    ...plain,
    ...(coderIds && { coderIds: [...coderIds] }),
    ...(codeIds && { codeIds: [...codeIds] }),
  };
}
