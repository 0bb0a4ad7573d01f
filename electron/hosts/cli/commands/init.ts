import { exitCodes, type Command } from '../command.ts';
import { counted } from '../output.ts';
import { withEngine } from '../session.ts';

export const initCommand: Command = {
  words: ['init'],
  summary: 'Make a new project file.',
  usage: ['PROJECT [--title T] [--coder NAME] [--sample]'],
  positionals: { names: ['PROJECT'], least: 1, most: 1 },
  options: {
    title: { value: 'T', help: 'title of the project; the name of the file when left out' },
    coder: { value: 'NAME', help: 'name of its first coder; the name of your account when left out' },
    sample: { help: 'with sample articles, a codebook and codings, to try things out' },
  },
  run: (given, { output }) =>
    withEngine(async ({ client }) => {
      const title = given.text('title');
      const coderName = given.text('coder');
      const project = await client.project.create({
        path: given.path(0),
        ...(title !== undefined && { title }),
        ...(coderName !== undefined && { coderName }),
        sample: given.has('sample'),
      });
      const coder = (await client.coders.list()).find(({ id }) => id === project.coderId)?.name ?? '';
      const { path, id, articleCount, segmentCount } = project;
      output.result(
        {
          path,
          id,
          title: project.title,
          coder,
          articles: articleCount,
          segments: segmentCount,
          revision: project.revision,
        },
        () => [
          `Made ${path}`,
          `Title “${project.title}”, coder ${coder}, ${counted(articleCount, 'article')}, ${counted(segmentCount, 'coding')}`,
        ],
      );
      return exitCodes.done;
    }),
};
