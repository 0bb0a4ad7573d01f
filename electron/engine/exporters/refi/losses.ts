import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { scalar } from '../../store/database.ts';
import type { ExportScope } from '../export-run.ts';
import type { ArticleLine, SegmentExtra } from '../../interchange/refi/extra.ts';
import type { RefiCode, RefiScope } from './refi-scope.ts';
import { cleanXml } from '../../interchange/refi/clean-xml.ts';

const kept = 'It stands in the file’s own part for Parlance, and comes back when Parlance reads the file.';

/** Says what REFI-QDA has no home for in the project as a whole. */
export function noteLosses(scope: RefiScope): void {
  const say = sayIn(scope, 'qdpx');
  const { metadata, plan } = scope;
  say('metadata', 'Facts about articles (outlet, date …) go out as variables of the documents.', metadata.length);
  say('codebook-version', versions, plan.project.codebookVersion > 1 ? 1 : 0);
  const originals = scalar<number>(scope.db, 'SELECT count(*) FROM original');
  say('originals', 'The original files of the articles are not in the file, only their texts.', originals);
  noteCodeLosses(scope, scope.codes, 'qdpx', kept);
  const names = [...scope.coders, ...scope.codes, ...scope.variables].filter(({ name }) => cleanXml(name) !== name);
  noteUnsayable(scope, names.length);
}

const versions = `Which version of the codebook a coding was made under is not part of REFI-QDA. ${kept}`;

/** The same of one article and its codings. */
export function noteLossesOf(scope: RefiScope, { segments, states, structure, title, values }: ArticleLine): void {
  const say = sayIn(scope, 'qdpx');
  const beside = 'go out as notes beside the coding.';
  const count = (has: (segment: SegmentExtra) => boolean): number => segments.filter(has).length;
  say(
    'weights',
    `Weights of codings ${beside} ${kept}`,
    count(({ weight }) => weight !== undefined),
  );
  say(
    'statuses',
    `Drafts and adjudicated codings are told by notes beside the coding. ${kept}`,
    count(({ status }) => status !== undefined),
  );
  say(
    'attributes',
    `Attributes of codings ${beside} ${kept}`,
    count(({ attributes }) => attributes !== undefined),
  );
  const coders = Object.keys(states).length;
  say('states', `How far each coder has come with each article is not part of REFI-QDA. ${kept}`, coders);
  say('structure', `Headings, lists and emphasis are not part of a plain text. ${kept}`, structure.length > 0 ? 1 : 0);
  noteUnsayable(scope, Object.keys(values).length + (cleanXml(title) === title ? 0 : 1));
}

/** Names, titles, values and memos with characters that XML 1.0 does not have. */
export function noteUnsayable(scope: ExportScope, times: number): void {
  const message = `Names, values or memos hold characters that XML cannot say; they are replaced. ${kept}`;
  sayIn(scope, 'qdpx')('characters', message, times);
}

function sayIn(scope: ExportScope, prefix: string): (code: string, message: string, times: number) => void {
  return (code, message, times) => {
    if (times > 0) scope.note(`${prefix}.${code}`, message, times);
  };
}

export function noteCodeLosses(scope: ExportScope, codes: readonly RefiCode[], prefix: string, what: string): void {
  const tell = sayIn(scope, prefix);
  const say = (code: string, message: string, times: number): void => tell(code, `${message} ${what}`, times);
  const hasRules = (code: RefiCode): boolean => code.include !== '' || code.exclude !== '' || code.example !== '';
  say(
    'code-rules',
    'When to use a code, when not, and its example go out as part of its description.',
    codes.filter(hasRules).length,
  );
  say(
    'code-values',
    'Numeric values of codes go out as a line of their description.',
    codes.filter((code) => code.value !== null).length,
  );
  say(
    'code-keys',
    'Keys that apply a code are not part of REFI-QDA.',
    codes.filter((code) => code.key !== null).length,
  );
  say(
    'retired-codes',
    'That a code is retired is said in its description only.',
    codes.filter((code) => code.retiredAt !== null).length,
  );
}

export function assertHasCodes(codes: readonly RefiCode[]): void {
  if (codes.length > 0) return;
  const message = 'The codebook is empty, and REFI-QDA has no codebook without codes. Nothing was written.';
  throw new ParlanceError('export.failed', message);
}
