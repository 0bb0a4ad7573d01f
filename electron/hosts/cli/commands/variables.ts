import type { EngineClient } from '../../../../shared/contract/rpc-client.ts';
import { exitCodes, type Command } from '../command.ts';
import { counted, fitted, table } from '../output.ts';
import { withProject } from '../session.ts';

export const variablesCommand: Command = {
  words: ['variables'],
  summary: 'List what is known about every article beyond its metadata.',
  usage: ['PROJECT'],
  positionals: { names: ['PROJECT'], least: 1, most: 1 },
  options: {},
  run: (given, { output }) =>
    withProject(given.path(0), 'read', async (client) => {
      const variables = await countedVariables(client);
      output.result(variables, () => [
        ...table(
          variables.map(({ name, type, choices, values }) => [
            fitted(name, 40),
            type,
            counted(values, 'value'),
            choices.join(', '),
          ]),
        ),
        counted(variables.length, 'variable'),
      ]);
      return exitCodes.done;
    }),
};

async function countedVariables(client: EngineClient) {
  const counts = new Map<string, number>();
  for (const { variableId } of await client.variables.values({})) {
    counts.set(variableId, (counts.get(variableId) ?? 0) + 1);
  }
  const variables = await client.variables.list();
  return variables.map(({ id, name, type, choices }) => ({ id, name, type, choices, values: counts.get(id) ?? 0 }));
}
