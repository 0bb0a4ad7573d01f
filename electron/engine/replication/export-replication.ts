import { closeSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { dataPackageName, dataPackageOf } from '../exporters/data-package.ts';
import { writeText } from '../exporters/dataset-folder.ts';
import type { DatasetPlan } from '../exporters/dataset-plan.ts';
import { createExporter, type ExportProgress, type ExportScope } from '../exporters/export-run.ts';
import { readmeName } from '../exporters/readme-text.ts';
import { writeZip } from '../exporters/zip-file.ts';
import type { WrittenFile } from '../exporters/table-file.ts';
import { countMemos, iterateTexts, listLongValues } from '../store/queries/export-rows.ts';
import { copiedLength, createCopiedWords, type CopiedWords } from './copied-words.ts';
import { packageFiles, packageFormat, type ReplicationFacts } from './package-format.ts';
import { packageReadme } from './package-readme.ts';
import { scripts } from './package-scripts.ts';
import { suspectWordsOf, withoutCopies } from './safe-plan.ts';
import { describePackageTables, saltOf, writePackageTables } from './write-tables.ts';

const fileNames = [...Object.values(packageFiles), ...Object.keys(scripts), dataPackageName, readmeName];

/** Everything that an analysis needs, and nothing of the texts: a folder, or one file where a `.zip` is asked for. */
export const exportReplication = createExporter({
  target: (_options, to) => (isZip(to) ? { kind: 'file' } : { kind: 'folder', fileNames }),
  async *write(scope) {
    if (!isZip(scope.fileName)) return yield* writePackage(scope, scope.folder);
    const folder = path.join(scope.folder, 'parts');
    mkdirSync(folder);
    const files = yield* writePackage(scope, folder);
    const zip = yield* packFiles(scope, folder, files);
    rmSync(folder, { recursive: true });
    return [zip];
  },
});

function isZip(name: string): boolean {
  return /\.zip$/i.test(name);
}

async function* writePackage(
  scope: ExportScope,
  folder: string,
): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const copied = yield* searchCopiedWords(scope);
  const plain = withPlainCsv(scope);
  const plan = withoutCopies(plain, copied, (what, item) => noteCopied(scope, what, item));
  noteMemos(scope);
  const onLeftOut = (): void => {
    const message = `A value that stands word for word in an article, ${copiedLength} characters or more, was left out.`;
    scope.note('copied-value', message);
  };
  const tables = yield* writePackageTables({ db: scope.db, plan, folder, copied, onLeftOut });
  const described = describePackageTables(plan, tables);
  const descriptor = dataPackageOf(plan, described, scope.programVersion, { replication: factsOf(plan) });
  const readme = packageReadme(plan, described, [], scope.programVersion);
  const files = [...tables];
  for (const [name, text] of Object.entries(scripts)) files.push(await writeText(folder, name, text));
  files.push(await writeText(folder, dataPackageName, descriptor), await writeText(folder, readmeName, readme));
  return files;
}

/** Texts between two signs of life. */
const textStep = 500;

async function* searchCopiedWords({ db, plan }: ExportScope): AsyncGenerator<ExportProgress, CopiedWords, undefined> {
  const copied = createCopiedWords();
  for (const words of [...suspectWordsOf(plan), ...listLongValues(db, copiedLength)]) copied.suspect(words);
  if (!copied.hasSuspects) return copied;
  let texts = 0;
  for (const text of iterateTexts(db)) {
    copied.search(text);
    if (++texts % textStep === 0) yield { kind: 'progress', file: packageFiles.segments, rows: 0 };
  }
  return copied;
}

/** What makes a spreadsheet comfortable changes data; a package is for programs. */
function withPlainCsv(scope: ExportScope): DatasetPlan {
  const { plan, options } = scope;
  const plain = { delimiter: ',', decimal: '.', bom: false, excelSafe: false } as const;
  const isAsked = Object.entries(plain).some(([option, value]) => options[option as keyof typeof plain] !== value);
  if (isAsked)
    scope.note('plain-csv', 'A replication package is always plain CSV: comma, decimal point, no byte-order mark.');
  return { ...plan, options: { ...options, ...plain } };
}

function noteCopied(scope: ExportScope, what: 'name' | 'codebook', item: string): void {
  if (what === 'name')
    scope.note(
      'copied-name',
      `A name of a code that stands in an article word for word was cut short, such as ${item}`,
    );
  else
    scope.note(
      'copied-codebook',
      `What the codebook takes word for word from an article was left out, such as ${item}`,
    );
}

function noteMemos(scope: ExportScope): void {
  const memos = countMemos(scope.db);
  if (memos > 0)
    scope.note('memos-left-out', 'Memos are left out: they are their authors’ words and often quote.', memos);
}

function factsOf(plan: DatasetPlan): ReplicationFacts {
  return {
    format: packageFormat,
    salt: saltOf(plan),
    attributes: plan.attributes.map(({ name, column }) => ({ name, column })),
    variables: plan.variables.map(({ id, name, type, choices, column }) => ({ id, name, type, choices, column })),
  };
}

async function* packFiles(
  { folder, fileName, plan }: ExportScope,
  from: string,
  files: readonly WrittenFile[],
): AsyncGenerator<ExportProgress, WrittenFile, undefined> {
  const parts = files.map(({ name }) => ({ name, content: () => textOfFile(path.join(from, name)) }));
  const packing = writeZip(folder, fileName, parts, plan.project.revisedAt);
  let step = await packing.next();
  try {
    while (step.done !== true) {
      yield { kind: 'progress', file: fileName, rows: 0 };
      step = await packing.next();
    }
  } finally {
    if (step.done !== true) await packing.return(undefined as never);
  }
  return step.value;
}

function* textOfFile(file: string): Generator<string, void, undefined> {
  const descriptor = openSync(file, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const chunk = Buffer.allocUnsafe(64 * 1024);
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk)) {
      yield decoder.write(chunk.subarray(0, length));
    }
  } finally {
    closeSync(descriptor);
  }
}
