import i18next from 'i18next';
import type { VariablesImportReport, VariableValue } from '../../shared/contract/schemas/variables.ts';
import { ParlanceError } from '../../shared/contract/errors.ts';
import { readVariableValue } from '../../shared/domain/coding/variable-values.ts';
import type { Variable, VariableType } from '../../shared/domain/coding/types.ts';
import type { ArticleId, VariableId } from '../../shared/domain/ids.ts';
import { engine } from './engine.ts';
import { cacheChange, changeAtOnce } from './optimistic.ts';
import { pickText } from './pick-files.ts';
import { queries } from './queries.ts';
import { queryClient } from './query-client.ts';

/**
 * Changes of variables and of their values. Each throws the engine's refusal, which is shown beside the field that it is
 * about. Values are shown at once; what the list becomes, only the engine knows: it spells values anew and renumbers.
 */

const listKey = queries.variables().queryKey;

export interface NewVariable {
  name: string;
  type: VariableType;
  choices: string[];
}

/** Answers with the variable that the engine made; it is in the cache by then. */
export async function createVariable(input: NewVariable): Promise<Variable> {
  const { variable } = await engine().variables.create(input);
  queryClient.setQueryData(listKey, (variables) =>
    variables === undefined || variables.some(({ id }) => id === variable.id) ? variables : [...variables, variable],
  );
  return variable;
}

export interface VariablePatch {
  name?: string;
  type?: VariableType;
  choices?: string[];
  position?: number;
}

export async function updateVariable(id: VariableId, patch: VariablePatch): Promise<void> {
  await engine().variables.update({ id, patch });
  await readAgain();
}

/** With the values of every article; undo brings both back. */
export async function removeVariable(id: VariableId): Promise<void> {
  await engine().variables.remove({ id });
  await readAgain();
}

/** The list, and values of articles that are shown: a new type may have spelled them anew. */
function readAgain(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['variables'] });
}

/** An empty value takes the value away. */
export async function setVariableValue(articleId: ArticleId, variable: Variable, typed: string): Promise<void> {
  const read = readVariableValue(variable, typed);
  const shown = 'value' in read ? [valueInCache(articleId, variable.id, read.value)] : [];
  await changeAtOnce(shown, () =>
    engine().variables.set({ articleIds: [articleId], variableId: variable.id, value: typed }),
  );
}

function valueInCache(articleId: ArticleId, variableId: VariableId, value: string) {
  return cacheChange<VariableValue[]>(queries.variableValues(articleId).queryKey, (values) => {
    const others = values.filter((one) => one.variableId !== variableId);
    return value === '' ? others : [...others, { articleId, variableId, value }];
  });
}

/** Asks for a table of variables and takes its values over; null where no file was chosen. */
export async function chooseAndImportVariables(): Promise<VariablesImportReport | null> {
  const file = await pickText(['csv', 'tsv', 'txt']);
  if (file === null) return null;
  const report = await engine().variables.importCsv({ csv: await readUtf8(file), fileName: file.name });
  await readAgain();
  return report;
}

/** A table in another encoding would come in with its letters broken, and nobody would see it. */
async function readUtf8(file: File): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const sentence = i18next.t('variables:notUtf8', { name: file.name });
    throw new ParlanceError('variables.unreadable', sentence, { details: { file: file.name }, cause: error });
  }
}

/** Hands the table of variables to the browser, which saves it as a file or asks where. */
export async function downloadVariables(fileName: string): Promise<void> {
  const { csv } = await engine().variables.exportCsv();
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
  Object.assign(document.createElement('a'), { href: url, download: fileName }).click();
  // The browser has taken the content by the time that the next task runs.
  setTimeout(() => URL.revokeObjectURL(url));
}
