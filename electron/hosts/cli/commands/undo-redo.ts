import { knownCoderNamed } from '../coders.ts';
import { exitCodes, type Command } from '../command.ts';
import { withProject } from '../session.ts';

function historyStep(verb: 'undo' | 'redo', summary: string): Command {
  return {
    words: [verb],
    summary,
    usage: ['PROJECT [--coder NAME]'],
    positionals: { names: ['PROJECT'], least: 1, most: 1 },
    options: { coder: { value: 'NAME', help: 'the last change of this coder; the last of all when left out' } },
    run: (given, { output }) =>
      withProject(given.path(0), 'write', async (client) => {
        const name = given.text('coder');
        const input = name === undefined ? {} : { coderId: await knownCoderNamed(client, name) };
        const { label, revision, entryId } = await client.history[verb](input);
        output.result({ label, revision, entry_id: entryId }, () => [
          `${verb === 'undo' ? 'Undone' : 'Done again'}: ${label}`,
        ]);
        return exitCodes.done;
      }),
  };
}

export const undoCommand = historyStep('undo', 'Take back the last change.');
export const redoCommand = historyStep('redo', 'Bring back what was undone last.');
