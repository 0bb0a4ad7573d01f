import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { exitCodes, type Command } from '../command.ts';
import { counted, table } from '../output.ts';
import { withProject } from '../session.ts';

interface Findings {
  /** Null where the file is too damaged to be counted. */
  readonly articles: number | null;
  readonly segments: number | null;
  readonly problems: readonly { kind: string; subject: string; message: string }[];
}

export const checkCommand: Command = {
  words: ['check'],
  summary: 'Look whether a project file is sound: structure, references, every quote against its text.',
  usage: ['PROJECT'],
  positionals: { names: ['PROJECT'], least: 1, most: 1 },
  options: {},
  async run(given, { output }) {
    const findings = await check(given.path(0));
    output.result(findings, () => linesOf(findings));
    return findings.problems.length > 0 ? exitCodes.problemsFound : exitCodes.done;
  },
};

async function check(path: string): Promise<Findings> {
  try {
    return await withProject(path, 'read', (client) => client.project.check());
  } catch (error) {
    // A file that cannot even be opened for its damage is what a check is there to find.
    if (!(error instanceof ParlanceError) || error.code !== 'project.damaged') throw error;
    return {
      articles: null,
      segments: null,
      problems: [{ kind: 'integrity', subject: path, message: error.message }],
    };
  }
}

function linesOf({ articles, segments, problems }: Findings): string[] {
  const counts =
    articles === null || segments === null
      ? []
      : [`${counted(articles, 'article')}, ${counted(segments, 'coding')} checked`];
  if (problems.length === 0) return [...counts, 'No problems found'];
  return [
    ...counts,
    `${counted(problems.length, 'problem')} found:`,
    ...table(problems.map(({ kind, subject, message }) => [`  ${kind}`, subject, message])),
  ];
}
