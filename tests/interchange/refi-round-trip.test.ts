import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qdpxReader } from '../../electron/engine/interchange/refi/qdpx.ts';
import { exportFormat } from '../exporters/export-format.ts';
import { makeGoldenProject } from '../exporters/golden-project.ts';
import { fillProject, randomProjects } from '../exporters/random-project.ts';
import { runProgram } from '../support/find-program.ts';
import { TestProject } from '../support/test-project.ts';
import { readAll, sourceAt, type Reading } from './reading.ts';
import { canCheckXml, schemaFile, whyNoXmlCheck } from './support/refi-files.ts';
import { receivingProject } from './support/receiving-project.ts';

type Rows = Record<string, unknown>[];

/** What a project says, asked of its tables. Ids, times and all that an exchange must keep. */
function saidBy(project: TestProject): Record<string, Rows> {
  const rows = (sql: string): Rows => project.db.prepare(sql).all() as Rows;
  return {
    coders: rows('SELECT id, name, color FROM coder ORDER BY id'),
    codes: rows(
      `SELECT id, parent_id, name, color, definition, include, exclude, example, value, key, retired_at, created_at,
         modified_at, (SELECT count(*) FROM code AS other WHERE other.parent_id IS code.parent_id AND other.position < code.position) AS place
       FROM code ORDER BY id`,
    ),
    attributes: rows('SELECT name FROM attribute ORDER BY position'),
    variables: rows('SELECT id, name, type, choices FROM variable ORDER BY position'),
    articles: rows(
      `SELECT article.id, title, byline, outlet, section, date, date_precision, url, language, direction, source_id, file_name,
         duplicate_of, article.created_at, text, text_hash, structure, provenance
       FROM article JOIN article_text ON article_text.article_id = article.id WHERE removed_at IS NULL ORDER BY article.id`,
    ),
    values: rows('SELECT article_id, variable_id, value FROM article_variable ORDER BY article_id, variable_id'),
    segments: rows(
      `SELECT segment.id, segment.article_id, code_id, coder_id, start_utf16, end_utf16, quote, weight, status,
         codebook_version, segment.created_at, segment.modified_at FROM segment JOIN article ON article.id = segment.article_id
       WHERE removed_at IS NULL ORDER BY segment.id`,
    ),
    segmentAttributes: rows(
      `SELECT segment_id, name, value FROM segment_attribute JOIN attribute ON attribute.id = attribute_id
       JOIN segment ON segment.id = segment_id JOIN article ON article.id = article_id WHERE removed_at IS NULL ORDER BY segment_id, name`,
    ),
    memos: rows('SELECT id, subject, subject_id, coder_id, text, created_at, modified_at FROM memo ORDER BY id'),
    states: rows(
      `SELECT article_id, coder_id, state FROM article_state JOIN article ON article.id = article_id
       WHERE removed_at IS NULL ORDER BY article_id, coder_id`,
    ),
  };
}

/** The same, as the plan tells it. A coding's own memo has no id and times of its own in a plan. */
function saidByPlan({ plan, sources }: Reading): Record<string, Rows> {
  const by = (key: string) => (a: Record<string, unknown>, b: Record<string, unknown>) =>
    String(a[key]) < String(b[key]) ? -1 : 1;
  const places = new Map<string | null, number>();
  const placeOf = (parent: string | null): number => {
    const place = places.get(parent) ?? 0;
    places.set(parent, place + 1);
    return place;
  };
  return {
    coders: plan.coders.map(({ key, name, color }) => ({ id: key, name, color })).toSorted(by('id')),
    codes: plan.codes
      .map((code) => ({
        id: code.key,
        parent_id: code.parentKey,
        name: code.name,
        color: code.color,
        definition: code.definition,
        include: code.include,
        exclude: code.exclude,
        example: code.example,
        value: code.value,
        key: code.shortcut,
        retired_at: code.retiredAt,
        created_at: code.createdAt,
        modified_at: code.modifiedAt,
        place: placeOf(code.parentKey),
      }))
      .toSorted(by('id')),
    attributes: plan.attributes!.map((name) => ({ name })),
    variables: plan.variables.map(({ key, name, type, choices }) => ({
      id: key,
      name,
      type,
      choices: JSON.stringify(choices),
    })),
    articles: sources
      .map(({ key, article, direction, fileName, createdAt, duplicateOfKey }) => ({
        id: key,
        title: article.title,
        text: article.text,
        byline: article.byline,
        outlet: article.outlet,
        section: article.section,
        date: article.date,
        date_precision: article.datePrecision,
        url: article.url,
        language: article.language,
        direction,
        source_id: article.sourceId,
        file_name: fileName,
        duplicate_of: duplicateOfKey,
        created_at: createdAt,
        structure: JSON.stringify(article.structure),
        provenance: JSON.stringify(article.provenance),
      }))
      .toSorted(by('id')),
    segments: sources
      .flatMap(({ key: articleId, article, segments }) =>
        segments.map((segment) => ({
          id: segment.key,
          article_id: articleId,
          code_id: segment.codeKey,
          coder_id: segment.coderKey,
          start_utf16: segment.start,
          end_utf16: segment.end,
          quote: article.text.slice(segment.start, segment.end),
          weight: segment.weight,
          status: segment.status,
          codebook_version: segment.codebookVersion,
          created_at: segment.createdAt,
          modified_at: segment.modifiedAt ?? segment.createdAt,
        })),
      )
      .toSorted(by('id')),
  };
}

/** Everything that there is to lose, in one project. */
function addTheRest(project: TestProject, words: string): void {
  project.command('The rest', ({ db, record, newId, time }) => {
    const one = (sql: string): string | null => (db.prepare(sql).pluck().get() as string | undefined) ?? null;
    const article = one('SELECT min(id) FROM article WHERE removed_at IS NULL')!;
    const code = one('SELECT min(id) FROM code');
    const coders = db.prepare('SELECT id FROM coder ORDER BY id').pluck().all() as string[];
    const segment = one(
      'SELECT min(segment.id) FROM segment JOIN article ON article.id = article_id WHERE removed_at IS NULL',
    );
    const values = [
      ['text', words],
      ['number', '1e+21'],
      ['number', '-0.25'],
      ['date', '2024-02'],
      ['date', '2024-02-29'],
      ['yes-no', 'false'],
      ['choice', 'left'],
    ] as const;
    for (const [position, [type, value]] of values.entries()) {
      const id = newId();
      record.insert('variable', {
        id,
        name: `${words} ${position}`,
        type,
        choices: type === 'choice' ? '["right","left"]' : '[]',
        position,
      });
      record.insert('article_variable', { id: newId(), article_id: article, variable_id: id, value });
    }
    for (const [subject, subjectId] of Object.entries({ project: null, article, code, segment })) {
      if (subject !== 'project' && subjectId === null) continue;
      for (const coder of coders) {
        const known = db
          .prepare('SELECT 1 FROM memo WHERE subject = ? AND subject_id IS ? AND coder_id = ?')
          .get(subject, subjectId, coder);
        if (known) continue;
        const memo = { subject, subject_id: subjectId, coder_id: coder, text: `${words}\n\u0002 of ${subject}` };
        record.insert('memo', { id: newId(), ...memo, created_at: time, modified_at: time });
      }
    }
    if (code !== null)
      record.update('code', code, { key: 'x', definition: words, include: `${words}\n\nExample: none`, value: 2 });
    const states = ['done', 'in-progress'] as const;
    for (const [index, coder] of coders.entries()) {
      const isThere = db
        .prepare('SELECT 1 FROM article_state WHERE article_id = ? AND coder_id = ?')
        .get(article, coder);
      if (!isThere)
        record.insert('article_state', {
          id: newId(),
          article_id: article,
          coder_id: coder,
          state: states[index % 2]!,
          modified_at: time,
        });
    }
  });
}

async function writeAndRead(project: TestProject): Promise<{ file: string; reading: Reading }> {
  const { to } = await exportFormat(project, 'study.qdpx', { format: 'qdpx' }, true);
  return { file: to, reading: await readAll(qdpxReader, sourceAt(to)) };
}

function expectNothingLost(project: TestProject, reading: Reading): void {
  const expected = saidBy(project);
  const got = saidByPlan(reading);
  expect(got['coders']).toEqual(expected['coders']);
  expect(got['codes']).toEqual(expected['codes']);
  expect(got['attributes']).toEqual(expected['attributes']);
  expect(got['variables']).toEqual(expected['variables']);
  expect(got['segments']).toEqual(expected['segments']);
  expect(got['articles']).toEqual(expected['articles']!.map(({ text_hash: _, ...article }) => article));
  const values = reading.sources.flatMap(({ key, variables }) =>
    [...variables].map(([variable_id, value]) => ({ article_id: key, variable_id, value })),
  );
  expect(values).toEqual(expected['values']);
  expect(memosOf(reading)).toEqual(
    expected['memos']!
      // The engine knows no memo of blanks.
      .filter(({ text }) => String(text).trim() !== '')
      .map(({ subject, subject_id, coder_id, text }) => [subject, subject_id, coder_id, text].join('|'))
      .toSorted(),
  );
}

function memosOf({ plan, sources }: Reading): string[] {
  const memos = plan.memos.map(({ subject, subjectKey, coderKey, text }) =>
    [subject, subjectKey, coderKey, text].join('|'),
  );
  for (const { key: articleId, memos: onArticle, segments } of sources) {
    for (const { coderKey, text } of onArticle) memos.push(['article', articleId, coderKey, text].join('|'));
    for (const { key, coderKey, memo, otherMemos } of segments) {
      if (memo !== null) memos.push(['segment', key, coderKey, memo].join('|'));
      for (const other of otherMemos ?? []) memos.push(['segment', key, other.coderKey, other.text].join('|'));
    }
  }
  return memos.toSorted();
}

describe('a project that goes out as QDPX and is read again', () => {
  it('has lost nothing', async () => {
    const { project } = makeGoldenProject();
    try {
      addTheRest(project, 'Ärger 🚀 <&> "x"\tی');
      const { reading } = await writeAndRead(project);
      expectNothingLost(project, reading);
      expect(Object.keys(reading.notes)).toEqual(['interchange.offsets']);
    } finally {
      project.remove();
    }
  });

  it('has lost nothing in an empty project that takes it, and nothing is double when it is taken again', async () => {
    const { project } = makeGoldenProject();
    const other = receivingProject();
    try {
      addTheRest(project, 'words');
      const { file } = await writeAndRead(project);
      const plan = await qdpxReader.read(sourceAt(file));
      other.take(plan);
      // The receiving project has a coder Ada of its own, who is taken for ours, and so for her codings and memos.
      const ownAda = other.coderId as string;
      const ours = JSON.parse(JSON.stringify(saidBy(project)).replaceAll(project.coderId, ownAda)) as Record<
        string,
        Rows
      >;
      const theirs = saidBy(other);
      // Whoever coded has begun, and “not started” is what no row says as well.
      for (const said of [ours, theirs]) said['states'] = said['states']!.filter(({ state }) => state === 'done');
      // A text that is there already is not taken in again.
      ours['articles'] = ours['articles']!.filter(({ duplicate_of }) => duplicate_of === null);
      const orderless = (rows: Rows): string[] => rows.map((row) => JSON.stringify(row)).toSorted();
      for (const table of ['codes', 'variables', 'articles', 'values', 'segments', 'segmentAttributes', 'states']) {
        expect([table, orderless(theirs[table]!)]).toEqual([table, orderless(ours[table]!)]);
      }
      const words = (rows: Rows): string[] =>
        rows
          .map(({ subject, subject_id, coder_id, text }) => [subject, subject_id, coder_id, text].join('|'))
          .toSorted();
      expect(words(theirs['memos']!)).toEqual(words(ours['memos']!));
      const again = other.take(plan);
      expect(again.added).toEqual({ articles: 0, codes: 0, segments: 0, coders: 0, memos: 0, variables: 0 });
      expect(other.problems()).toEqual([]);
      plan.close();
    } finally {
      project.remove();
      other.remove();
    }
  }, 30_000);

  it('keeps its codings, facts about articles and rules of codes where another program drops our own part', async () => {
    const { project, articles } = makeGoldenProject();
    try {
      const { file } = await writeAndRead(project);
      const strip = `import sys, zipfile
a, b = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED)
for n in a.namelist():
    if n != 'parlance/extra.jsonl': b.writestr(n, a.read(n))
b.close()`;
      const stripped = `${file}.other.qdpx`;
      runProgram('python3', ['-c', strip, file, stripped], project.folder);
      const reading = await readAll(qdpxReader, sourceAt(stripped));
      const emoji = reading.sources.find(({ key }) => key === articles.emoji)!;
      expect(emoji.article).toMatchObject({
        outlet: '=The Post',
        date: '2024-03-05',
        datePrecision: 'day',
        language: 'en',
        title: 'Talks, "range"; =1+1',
      });
      expect(reading.plan.codes.find(({ name }) => name === 'Sovereignty')).toMatchObject({
        definition: 'Who decides,\nand "where"',
        include: '-claims',
        exclude: '=nothing',
        example: 'a; b',
        value: 1.5,
      });
      const own = saidBy(project)['segments']!.map(({ id, quote }) => [id, quote]);
      const got = saidByPlan(reading)['segments']!.map(({ id, quote }) => [id, quote]);
      expect(got).toEqual(own);
      const memos = reading.sources.flatMap(({ segments }) => segments.flatMap(({ memo }) => memo ?? []));
      expect(memos.some((memo) => memo.includes('weight: 0.5'))).toBe(true);
      expect(reading.plan.variables).toEqual([]);
    } finally {
      project.remove();
    }
  });

  const awkward = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((value) => `v${value}`.trim());
  // A text without a word cannot come into a project.
  const withWords = randomProjects.filter(({ texts }) => texts.every((text) => /\S/u.test(text)));

  async function forEveryProject(check: (project: TestProject) => Promise<void>): Promise<void> {
    const property = fc.asyncProperty(withWords, awkward, async (random, words) => {
      const project = new TestProject();
      try {
        fillProject(project, random);
        addTheRest(project, words.replace(/\s+/gu, ' '));
        await check(project);
      } finally {
        project.remove();
      }
    });
    await fc.assert(property, { numRuns: 15 });
  }

  it('has lost nothing, whatever is in it', async () => {
    await forEveryProject(async (project) => expectNothingLost(project, (await writeAndRead(project)).reading));
  }, 120_000);

  it.skipIf(!canCheckXml)(
    `is valid, whatever is in it${whyNoXmlCheck}`,
    async () => {
      await forEveryProject(async (project) => {
        const { to } = await exportFormat(project, 'study.qdpx', { format: 'qdpx' });
        const unpack = `import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract('project.qde')`;
        runProgram('python3', ['-c', unpack, to], project.folder);
        const check = ['--noout', '--nonet', '--schema', schemaFile('Project.xsd'), 'project.qde'];
        runProgram('xmllint', check, project.folder);
      });
    },
    120_000,
  );
});
