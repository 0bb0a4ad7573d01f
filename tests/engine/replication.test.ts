import Database from 'better-sqlite3';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readStream } from '../../shared/contract/rpc-client.ts';
import type { RehydrateReport } from '../../shared/contract/schemas/interchange.ts';
import type { ArticleId, CodeId, CoderId } from '../../shared/domain/ids.ts';
import { parseCsv, readFolder, type Table } from '../exporters/export-to.ts';
import { canRun, runProgram } from '../support/find-program.ts';
import { openDesk, refusalOf, type Desk } from './desk.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const paragraphs = (topic: string): string[] => [
  `The ${topic} and the ministers`,
  `The envoy said on Monday that the ${topic} would not be part of any talks, “not now, not later”. 🚀 Observers were surprised.`,
  `A second round about the ${topic} was announced for spring. Nobody in the council wanted to name a day, and the minister left early.`,
  `In the evening the e\u0301te\u0301 delegation spoke of the ${topic} again. The range, it said, is 300 km. The range is what it is.`,
  `Analysts of the institute who had followed the ${topic} for years called the statement a clear refusal to negotiate.`,
];
const texts = {
  exact: paragraphs('harbour blockade').join('\n\n'),
  persian: [
    'بُرد موشک‌ها موضوع مذاکره نیست',
    'سخنگوی وزارت خارجه گفت: «دربارهٔ بُرد موشک‌ها مذاکره نمی‌کنیم.» او افزود که حاکمیت ملی فروشی نیست و نخواهد بود.',
    'ایران می‌گوید تصمیم دربارهٔ توان دفاعی تنها در تهران گرفته می‌شود. ناظران از این موضع شگفت‌زده نشدند. 🚀',
  ].join('\n\n'),
  copied: paragraphs('grain corridor').join('\n\n'),
  corrected: paragraphs('border crossing').join('\n\n'),
  missing: paragraphs('water treaty').join('\n\n'),
};
type Name = keyof typeof texts;
const names = Object.keys(texts) as Name[];
const extension = (name: Name): string => `${name}.txt`;

let desk: Desk;
let articles: Record<Name, ArticleId>;
let code: CodeId;
let navid: CoderId;
let theirs: string;

async function codeQuote(
  name: Name,
  quote: string,
  more: { coderId?: CoderId; memo?: string; occurrence?: number } = {},
) {
  const { occurrence, ...rest } = more;
  const articleId = articles[name];
  const { start, end } = await desk.engine.segments.locate({ articleId, quote, ...(occurrence && { occurrence }) });
  const { segments } = await desk.engine.segments.create({ items: [{ articleId, codeId: code, start, end, ...rest }] });
  return segments[0]!.id;
}

/** A project with something of everything, and a colleague's folder with copies of some of its articles. */
beforeAll(async () => {
  desk = await openDesk();
  const { engine } = desk;
  const files = Object.fromEntries(names.map((name) => [extension(name), texts[name].replaceAll('\n', '\r\n')]));
  const report = await desk.bringIn(files);
  articles = Object.fromEntries(
    names.map((name) => [name, report.articles.find(({ file }) => path.basename(file) === extension(name))!.id]),
  ) as Record<Name, ArticleId>;
  const parent = await desk.addCode('Refusal');
  code = await desk.addCode('Range, “ours”', parent);
  await engine.codes.update({ id: code, patch: { definition: 'Who decides', key: 'r', value: 2 } });
  navid = (await engine.coders.create({ name: 'Navid' })).coder.id;

  const first = await codeQuote('exact', '🚀 Observers', { memo: 'A memo' });
  await codeQuote('exact', 'e\u0301te\u0301', { coderId: navid });
  await engine.segments.update({
    ids: [first],
    patch: { weight: -0.5, status: 'adjudicated', attributes: { speaker: 'the envoy' } },
  });
  await codeQuote('persian', '«دربارهٔ بُرد موشک‌ها');
  await codeQuote('persian', 'حاکمیت ملی', { coderId: navid });
  for (const name of ['copied', 'corrected', 'missing'] as const) {
    await codeQuote(name, '“not now, not later”');
    await codeQuote(name, 'The range', { occurrence: 2 });
    await codeQuote(name, 'The range', { occurrence: 1, coderId: navid });
    await codeQuote(name, 'called the statement a clear refusal to negotiate.');
    await codeQuote(name, 'Nobody in the council wanted to name a day', { coderId: navid });
  }
  await engine.articles.setState({ ids: [articles.exact], state: 'done' });
  const { variable } = await engine.variables.create({ name: 'Wave', type: 'date' });
  await engine.variables.set({
    articleIds: [articles.exact, articles.missing],
    variableId: variable.id,
    value: '2026-03',
  });
  await engine.articles.update({ ids: [articles.copied], patch: { outlet: 'The Post', date: '2024-03' } });

  theirs = path.join(desk.folder, 'theirs');
  mkdirSync(path.join(theirs, 'deep'), { recursive: true });
  const put = (name: string, content: string | Uint8Array): void => writeFileSync(path.join(theirs, name), content);
  // The same words in another encoding and with other line ends are the same text.
  put('a scan 17.txt', Buffer.from(`\uFEFF${texts.exact}`, 'utf16le'));
  put('deep/فارسی.txt', texts.persian.replaceAll('\n', '\r'));
  put('corrected.txt', correctedText());
  put(
    'unrelated.txt',
    paragraphs('weather').slice(0, 1).join('') + ' was fine, and nothing else was said about anything that day.',
  );
  put('broken.pdf', Buffer.from('%PDF-1.4 nothing follows'));
  put('page.html', pageOf(texts.copied));
  await exportTo('replication', 'package');
});
afterAll(() => desk.close());

/** As a later edition has it: a correction at the top, a paragraph more, a word changed in a passage. */
function correctedText(): string {
  const [title, lead, ...rest] = texts.corrected.split('\n\n');
  return [
    title,
    'Correction: an earlier version misspelled a name.',
    lead,
    'This paragraph was added in the evening edition, when more was known.',
    ...rest,
  ]
    .join('\n\n')
    .replace('wanted to name a day', 'wanted to name any day')
    .replace('Observers were surprised', 'Observers were not surprised');
}

/** As a browser saves it: marked up, wrapped, with typographic entities and a page around it. */
function pageOf(text: string): string {
  const [title = '', ...rest] = text.split('\n\n');
  const wrapped = (paragraph: string): string =>
    paragraph
      .replace(/(.{40,60}) /gu, '$1\n      ')
      .replaceAll('“', '&ldquo;')
      .replaceAll('”', '&rdquo;');
  const body = rest.map((paragraph) => `<p>\n      ${wrapped(paragraph)}\n    </p>`).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | The Post</title></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>${title}</h1>${body}</article></main>
<footer>All rights reserved</footer></body></html>`;
}

async function exportTo(format: 'csv' | 'replication', name: string, engine = desk.engine): Promise<string> {
  const to = path.join(desk.folder, name);
  for await (const event of readStream(engine.exports.run({ to, options: { format } }))) void event;
  return to;
}

async function rehydrate(from: string, name: string, places = [theirs]): Promise<RehydrateReport> {
  const to = path.join(desk.folder, name);
  for await (const event of readStream(desk.engine.interchange.rehydrate({ from, articles: places, to }))) {
    if (event.kind === 'report') return event.report;
  }
  throw new Error('Ended without a report');
}

async function tablesOf(project: string): Promise<(name: string) => Table> {
  const files = await filesOf(project);
  return (name) => parseCsv(files[name]!, ',');
}

/** The dataset of a project other than the desk's own. */
async function filesOf(project: string): Promise<Record<string, string>> {
  const other = await openDesk();
  try {
    await other.engine.project.open({ path: project });
    const problems = (await other.engine.project.check({})).problems;
    expect(problems).toEqual([]);
    const to = path.join(other.folder, 'dataset');
    for await (const event of readStream(other.engine.exports.run({ to }))) void event;
    return readFolder(to);
  } finally {
    await other.close();
  }
}

const outcomes = (report: RehydrateReport) =>
  Object.fromEntries(
    report.articles.map(({ articleId, outcome, file, segments }) => [
      names.find((name) => articles[name] === articleId),
      [outcome, file && path.relative(theirs, file), ...Object.values(segments)],
    ]),
  );

describe('a replication package and copies of its articles', () => {
  let report: RehydrateReport;
  beforeAll(async () => {
    report = await rehydrate(path.join(desk.folder, 'package'), 'rehydrated.parlance');
  });

  it('are joined, with a report for every article and every coding', () => {
    expect(outcomes(report)).toEqual({
      exact: ['exact', 'a scan 17.txt', 2, 0, 0],
      persian: ['exact', 'deep/فارسی.txt', 2, 0, 0],
      copied: ['re-anchored', 'page.html', 0, 5, 0],
      corrected: ['re-anchored', 'corrected.txt', 0, 5, 0],
      missing: ['missing', null, 0, 0, 5],
    });
    expect(report.project).toBe(path.join(desk.folder, 'rehydrated.parlance'));
    expect(report.notes.map(({ code: noted, count }) => [noted, count])).toEqual([
      ['file-refused', 1],
      ['passage-changed', 1],
    ]);
    expect(report.notes[0]!.items[0]).toContain('broken.pdf');
    expect(report.notes[1]!.items[0]).toContain('Nobody in the council wanted to name any day');
  });

  it('leave the open project alone', async () => {
    const info = await desk.engine.project.info({});
    expect(info.path).toBe(path.join(desk.folder, 'study.parlance'));
    expect(readdirSync(desk.folder).filter((name) => name.startsWith('rehydrated'))).toEqual(['rehydrated.parlance']);
  });

  it('make the very rows of the original where the text is the same, but for memos', async () => {
    const [ours, made] = [await tablesOf(copyOfStudy()), await tablesOf(report.project)];
    const isExact = (row: Table[number]) => [articles.exact, articles.persian].includes(row['article_id'] as ArticleId);
    const exact = (rows: Table): Table => rows.filter(isExact).map((row) => ({ ...row, memo: '', file_name: '' }));
    expect(exact(ours('segments.csv'))).toHaveLength(4);
    for (const name of ['segments.csv', 'articles.csv', 'units.csv'])
      expect(exact(made(name))).toEqual(exact(ours(name)));
    expect(made('codebook.csv')).toEqual(ours('codebook.csv'));
    expect(made('articles.csv').map((row) => row['article_id'])).not.toContain(articles.missing);
  });

  it('make the very bytes of the dataset where every text is the same', async () => {
    const all = path.join(desk.folder, 'all');
    mkdirSync(all);
    for (const [number, name] of names.entries()) writeFileSync(path.join(all, `${number}.txt`), texts[name]);
    const whole = await rehydrate(path.join(desk.folder, 'package'), 'whole.parlance', [all]);
    expect(whole.notes).toEqual([]);
    const [ours, made] = [await filesOf(copyOfStudy()), await filesOf(whole.project)];
    expect(ours['segments.csv']).toContain(',A memo,');
    expect(made['segments.csv']).toBe(ours['segments.csv']!.replace(',A memo,', ',,'));
    expect(made['units.csv']).toBe(ours['units.csv']);
    expect(made['codebook.csv']).toBe(ours['codebook.csv']);
  });

  it('place the same words in other copies, also where they stand twice', async () => {
    const [ours, made] = [await tablesOf(copyOfStudy()), await tablesOf(report.project)];
    const words = (rows: Table, name: Name): Record<string, string> =>
      Object.fromEntries(
        rows
          .filter((row) => row['article_id'] === articles[name])
          .map((row) => [row['segment_id'], row['text']!.replace(/\s+/gu, ' ')]),
      );
    expect(words(made('segments.csv'), 'copied')).toEqual(words(ours('segments.csv'), 'copied'));
    const corrected = words(ours('segments.csv'), 'corrected');
    expect(words(made('segments.csv'), 'corrected')).toEqual(
      Object.fromEntries(
        Object.entries(corrected).map(([id, text]) => [id, text!.replace('name a day', 'name any day')]),
      ),
    );
    // The second “The range” is still the second.
    const db = new Database(report.project, { readonly: true });
    const rows = db
      .prepare(
        `SELECT coder, substr(a.text, 1, start) AS before FROM v_segments AS s JOIN v_articles AS a USING (article_id)
         WHERE s.text = 'The range' ORDER BY s.article_id, coder`,
      )
      .all() as { coder: string; before: string }[];
    db.close();
    expect(rows.map(({ coder, before }) => [coder, before.split('The range').length])).toEqual([
      ['Ada', 2],
      ['Navid', 1],
      ['Ada', 2],
      ['Navid', 1],
    ]);
  });

  it('keep coders, states, variables, attributes and the codebook, in two steps of the history', () => {
    const db = new Database(report.project, { readonly: true });
    try {
      expect(db.prepare('SELECT name FROM v_coders ORDER BY created_at').pluck().all()).toEqual(['Ada', 'Navid']);
      expect(db.prepare("SELECT coder FROM v_article_states WHERE state = 'done'").pluck().all()).toEqual(['Ada']);
      expect(db.prepare('SELECT variable, value FROM v_article_variables').all()).toEqual([
        { variable: 'Wave', value: '2026-03' },
      ]);
      expect(db.prepare('SELECT attribute, value FROM v_segment_attributes').all()).toEqual([
        { attribute: 'speaker', value: 'the envoy' },
      ]);
      expect(db.prepare('SELECT outlet, date FROM v_articles WHERE article_id = ?').get(articles.copied)).toEqual({
        outlet: 'The Post',
        date: '2024-03',
      });
      expect(db.prepare('SELECT command FROM journal ORDER BY revision').pluck().all()).toEqual([
        'imports.run',
        'interchange.rehydrate',
      ]);
    } finally {
      db.close();
    }
  });

  it('are joined from an archive as from a folder', async () => {
    const zip = await exportTo('replication', 'package.zip');
    const again = await rehydrate(zip, 'from-zip.parlance');
    expect(outcomes(again)).toEqual(outcomes(report));
  });

  it('are joined without hashes where the texts are the same', async () => {
    const bare = path.join(desk.folder, 'bare');
    cpSync(path.join(desk.folder, 'package'), bare, { recursive: true });
    for (const name of ['anchors.csv', 'fingerprints.csv']) rmSync(path.join(bare, name));
    const joined = await rehydrate(bare, 'bare.parlance');
    expect(outcomes(joined)).toMatchObject({
      exact: ['exact', 'a scan 17.txt', 2, 0, 0],
      copied: ['missing', null, 0, 0, 5],
    });
    expect(joined.notes.map((note) => note.code)).toContain('without-hashes');
  });
});

/** The study cannot be opened twice for writing, so a copy is read. */
function copyOfStudy(): string {
  const copy = path.join(desk.folder, 'copy.parlance');
  if (existsSync(copy)) return copy;
  const db = new Database(path.join(desk.folder, 'study.parlance'), { readonly: true });
  db.prepare('VACUUM INTO ?').run(copy);
  db.close();
  return copy;
}

const hasPandoc = canRun('pandoc', ['--version']);
const hasOffice = canRun('soffice', ['--version']);

describe('copies that other programs saved', () => {
  async function outcomeOf(folder: string, name: string) {
    const report = await rehydrate(path.join(desk.folder, 'package'), `${name}.parlance`, [folder]);
    return outcomes(report)['copied'];
  }

  it.skipIf(!hasPandoc)('pandoc, as a page', async () => {
    const folder = path.join(desk.folder, 'pandoc-html');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'in.md'), texts.copied);
    runProgram(
      'pandoc',
      ['-s', '-f', 'markdown', '-t', 'html', '--metadata', 'title=x', 'in.md', '-o', 'x.html'],
      folder,
    );
    rmSync(path.join(folder, 'in.md'));
    expect(await outcomeOf(folder, 'pandoc-html')).toEqual(['re-anchored', expect.stringContaining('x.html'), 0, 5, 0]);
  });

  it.skipIf(!hasPandoc)('pandoc, as text with lines of seventy characters', async () => {
    const folder = path.join(desk.folder, 'pandoc-plain');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'in.md'), texts.copied);
    runProgram('pandoc', ['-f', 'markdown', '-t', 'plain', '--columns=70', 'in.md', '-o', 'x.txt'], folder);
    rmSync(path.join(folder, 'in.md'));
    expect(await outcomeOf(folder, 'pandoc-plain')).toEqual(['re-anchored', expect.stringContaining('x.txt'), 0, 5, 0]);
  });

  it.skipIf(!hasOffice)('LibreOffice, as a Word document', async () => {
    const folder = path.join(desk.folder, 'office');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'in.txt'), texts.copied);
    const profile = `-env:UserInstallation=file://${path.join(desk.folder, 'profile')}`;
    runProgram(
      'soffice',
      [profile, '--headless', '--convert-to', 'docx', '--infilter=Text (encoded):UTF8', 'in.txt'],
      folder,
    );
    rmSync(path.join(folder, 'in.txt'));
    expect(await outcomeOf(folder, 'office')).toEqual(['re-anchored', expect.stringContaining('in.docx'), 0, 5, 0]);
  });
});

describe('what cannot be joined', () => {
  const packageFolder = () => path.join(desk.folder, 'package');
  const left = (name: string): string[] => readdirSync(desk.folder).filter((entry) => entry.startsWith(name));

  it('is refused where the project exists', async () => {
    writeFileSync(path.join(desk.folder, 'taken.parlance'), 'mine');
    expect((await refusalOf(rehydrate(packageFolder(), 'taken.parlance'))).code).toBe('project.exists');
    expect(readFileSync(path.join(desk.folder, 'taken.parlance'), 'utf8')).toBe('mine');
  });

  it.each([
    ['is not there', () => {}],
    ['is an empty folder', (place: string) => mkdirSync(place)],
    ['is another file', (place: string) => writeFileSync(place, 'not an archive')],
    [
      'lacks its codings',
      (place: string) => {
        cpSync(packageFolder(), place, { recursive: true });
        rmSync(path.join(place, 'segments.csv'));
      },
    ],
    [
      'has a damaged table',
      (place: string) => {
        cpSync(packageFolder(), place, { recursive: true });
        writeFileSync(path.join(place, 'segments.csv'), 'a,b\n1,2,3\n');
      },
    ],
    [
      'has another table under its name',
      (place: string) => {
        cpSync(packageFolder(), place, { recursive: true });
        writeFileSync(path.join(place, 'articles.csv'), 'a,b\n1,2\n');
      },
    ],
    [
      'comes from the future',
      (place: string) => {
        cpSync(packageFolder(), place, { recursive: true });
        const file = path.join(place, 'datapackage.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"format": 1', '"format": 2'));
      },
    ],
  ])('is refused where the package %s, and nothing is left', async (what, make) => {
    const name = what.replaceAll(' ', '-');
    make(path.join(desk.folder, name));
    const refusal = await refusalOf(rehydrate(path.join(desk.folder, name), `${name}-made.parlance`));
    expect(refusal.code).toBe('replication.unreadable');
    expect(left(`${name}-made`)).toEqual([]);
  });

  it('is told where there is no copy at all', async () => {
    const nothing = path.join(desk.folder, 'nothing');
    mkdirSync(nothing);
    const report = await rehydrate(packageFolder(), 'nothing.parlance', [nothing, path.join(desk.folder, 'nowhere')]);
    expect(report.articles.map(({ outcome }) => outcome)).toEqual(names.map(() => 'missing'));
    expect(report.notes.map(({ code: noted }) => noted)).toContain('file-refused');
  });

  it('leaves nothing when it is cancelled', async () => {
    const many = path.join(desk.folder, 'many');
    mkdirSync(many);
    for (let number = 0; number < 400; number++)
      writeFileSync(path.join(many, `${number}.html`), pageOf(paragraphs(`topic ${number}`).join('\n\n')));
    const stop = new AbortController();
    const to = path.join(desk.folder, 'cancelled.parlance');
    const events = desk.engine.interchange.rehydrate(
      { from: packageFolder(), articles: [many], to },
      { signal: stop.signal },
    );
    const outcome = await (async () => {
      for await (const event of readStream(events, stop.signal)) if (event.kind === 'progress') stop.abort();
      return 'ended';
    })().catch((error: unknown) => (error as Error).name);
    expect(outcome).not.toBe('ended');
    for (let turn = 0; turn < 200 && left('cancelled').length > 0; turn++)
      await new Promise((resolve) => setTimeout(resolve, 25));
    expect(left('cancelled')).toEqual([]);
  });
});
