import { ParlanceError } from '../../../../shared/contract/errors.ts';
import type { EngineClient } from '../../../../shared/contract/rpc-client.ts';
import type { Variable } from '../../../../shared/domain/coding/types.ts';
import { readVariableValue } from '../../../../shared/domain/coding/variable-values.ts';
import { UsageError } from '../arguments.ts';
import { exitCodes, type Command } from '../command.ts';
import { counted } from '../output.ts';
import { withProject } from '../session.ts';

export const variablesSetCommand: Command = {
  words: ['variables', 'set'],
  summary: 'Give articles values of variables.',
  usage: ['PROJECT --article ID|TITLE [--article …] --set NAME=VALUE [--set …]'],
  positionals: { names: ['PROJECT'], least: 1, most: 1 },
  options: {
    article: { value: 'A', isRepeated: true, help: 'which articles: ids or titles' },
    set: {
      value: 'NAME=VALUE',
      isRepeated: true,
      help: 'a variable and its value; NAME= alone takes the value away',
    },
  },
  run(given, { output }) {
    const references = given.list('article');
    const wanted = given.list('set').map(pairOf);
    if (references.length === 0) throw new UsageError('--article is missing.');
    if (wanted.length === 0) throw new UsageError('--set is missing.');
    return withProject(given.path(0), 'write', async (client) => {
      const articleIds = [];
      for (const reference of references) articleIds.push((await client.articles.find({ reference })).id);
      // Everything is known to be right before the first value is written.
      const values = await readValues(client, wanted);
      let { revision } = await client.project.info();
      for (const { variable, value } of values) {
        ({ revision } = await client.variables.set({ articleIds, variableId: variable.id, value }));
      }
      const set = Object.fromEntries(values.map(({ variable, value }) => [variable.name, value]));
      output.result({ articles: articleIds, set, revision }, () => [
        `${counted(values.length, 'value')} set for ${counted(articleIds.length, 'article')}`,
      ]);
      return exitCodes.done;
    });
  },
};

function pairOf(given: string): [name: string, value: string] {
  const at = given.indexOf('=');
  if (at > 0) return [given.slice(0, at).trim(), given.slice(at + 1)];
  throw new UsageError(`--set takes NAME=VALUE, not “${given}”.`);
}

async function readValues(
  client: EngineClient,
  wanted: readonly (readonly [string, string])[],
): Promise<{ variable: Variable; value: string }[]> {
  const variables = await client.variables.list();
  return wanted.map(([name, given]) => {
    const variable = variables.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!variable) {
      throw new ParlanceError('variable.not-found', `There is no variable “${name}” in the project.`, {
        details: { name },
      });
    }
    const read = readVariableValue(variable, given);
    if ('value' in read) return { variable, value: read.value };
    const sentence = `“${given}” cannot be the value of “${variable.name}”: ${read.problem}. Nothing was changed.`;
    throw new ParlanceError('variable.value-invalid', sentence, { details: { name, value: given } });
  });
}
