import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InterchangePlan } from '../../electron/engine/interchange/plan.ts';
import { codeOf, planOf, segmentOf, sourceOf } from './support/plans.ts';
import { receivingProject, type ReceivingProject } from './support/receiving-project.ts';

const ids = {
  article: '018f0000-0000-7000-8000-0000000000a1',
  code: '018f0000-0000-7000-8000-0000000000c1',
  child: '018f0000-0000-7000-8000-0000000000c2',
  segment: '018f0000-0000-7000-8000-0000000000e1',
  coder: '018f0000-0000-7000-8000-0000000000f1',
};

const text = 'The border 🇺🇦 is ours.\nمرز ماست.\nNobody speaks.';

function borders(more: Partial<InterchangePlan> = {}): InterchangePlan {
  return planOf({
    coders: [{ key: `{${ids.coder.toUpperCase()}}`, name: 'Navid', color: '#112233' }],
    codes: [
      codeOf(`{${ids.code.toUpperCase()}}`, 'Sovereignty', { color: '#AA0000', createdAt: '2020-01-02T03:04:05Z' }),
      codeOf(ids.child, 'Border', { parentKey: `{${ids.code.toUpperCase()}}`, definition: 'Lines on maps' }),
    ],
    variables: [
      { key: 'v1', name: 'Wave', type: 'number', choices: [] },
      { key: 'v2', name: 'Side', type: 'choice', choices: ['east', 'west'] },
    ],
    memos: [
      { subject: 'project', subjectKey: null, coderKey: null, text: 'About it', createdAt: null, modifiedAt: null },
      { subject: 'code', subjectKey: ids.child, coderKey: null, text: 'On maps', createdAt: null, modifiedAt: null },
    ],
    documents: [
      sourceOf(ids.article.toUpperCase(), text, {
        variables: new Map([
          ['v1', '2'],
          ['v2', 'north'],
        ]),
        segments: [
          segmentOf(ids.child, 4, 13, {
            key: ids.segment,
            coderKey: `{${ids.coder.toUpperCase()}}`,
            weight: 3,
            memo: 'Flag',
            attributes: { speaker: 'Minister' },
            createdAt: '2021-05-06T07:08:09Z',
          }),
          segmentOf(ids.child, 0, 500),
          segmentOf('nowhere', 0, 3),
        ],
      }),
    ],
    ...more,
  });
}

let study: ReceivingProject;
beforeEach(() => (study = receivingProject()));
afterEach(() => study.remove());

describe('a project of another program', () => {
  it('comes in with its ids, people, times and values', () => {
    const report = study.take(borders());
    expect(report.added).toEqual({ articles: 1, codes: 2, segments: 1, coders: 1, memos: 3, variables: 2 });
    expect(report.known).toEqual({ articles: 0, codes: 0, segments: 0, coders: 0, memos: 0, variables: 0 });
    expect(study.rows('SELECT id, parent_id, name, color, definition, created_at FROM code ORDER BY id')).toEqual([
      {
        id: ids.code,
        parent_id: null,
        name: 'Sovereignty',
        color: '#aa0000',
        definition: '',
        created_at: '2020-01-02T03:04:05.000Z',
      },
      expect.objectContaining({ id: ids.child, parent_id: ids.code, name: 'Border', definition: 'Lines on maps' }),
    ]);
    // The flag is one character: a passage that ended in its middle goes to its end.
    expect(study.rows('SELECT * FROM segment')).toEqual([
      expect.objectContaining({
        id: ids.segment,
        article_id: ids.article,
        coder_id: ids.coder,
        quote: 'border 🇺🇦',
        start_utf16: 4,
        end_utf16: 15,
        start_cp: 4,
        end_cp: 13,
        weight: 3,
        created_at: '2021-05-06T07:08:09.000Z',
      }),
    ]);
    expect(study.rows('SELECT name, value FROM variable JOIN article_variable ON variable_id = variable.id')).toEqual([
      { name: 'Wave', value: '2' },
    ]);
    expect(report.notes.map(({ code, count }) => [code, count])).toEqual([
      ['coding-outside-text', 1],
      ['coding-without-code', 1],
      ['value-invalid', 1],
    ]);
    expect(study.rows('SELECT label FROM journal')).toEqual([{ label: 'Take over “Borders” from NVivo 14' }]);
    expect(study.problems()).toEqual([]);
  });

  it('adds nothing when it is read twice', () => {
    study.take(borders());
    const state = study.state();
    const again = study.take(borders());
    expect(again.added).toEqual({ articles: 0, codes: 0, segments: 0, coders: 0, memos: 0, variables: 0 });
    expect(again.known).toEqual({ articles: 1, codes: 2, segments: 1, coders: 1, memos: 3, variables: 2 });
    expect(study.state()).toEqual(state);
  });

  it('is taken back by one undo and brought again by one redo', () => {
    const before = study.state();
    study.take(borders());
    const after = study.state();
    study.project.undo(null);
    expect(study.state()).toEqual(before);
    expect(study.problems()).toEqual([]);
    study.project.redo(null);
    expect(study.state()).toEqual(after);
    expect(study.problems()).toEqual([]);
  });

  it('comes in again after its undo, under the same ids', () => {
    study.take(borders());
    study.project.undo(null);
    const report = study.take(borders());
    expect(report.added).toMatchObject({ articles: 1, codes: 2, segments: 1 });
    expect(study.rows('SELECT id FROM article')).toEqual([{ id: ids.article }]);
    expect(report.notes.map(({ code }) => code)).toContain('article-brought-back');
  });

  it('uses an article in sight rather than bring another of the same text back', () => {
    study.take(borders());
    study.project.undo(null);
    const ours = study.addArticle({ title: 'Ours', text });
    expect(study.take(borders())).toMatchObject({ added: { articles: 0, segments: 1 }, known: { articles: 1 } });
    expect(study.rows('SELECT article_id FROM segment')).toEqual([{ article_id: ours }]);
  });

  it('can be undone even when somebody acts as a coder who came with it', () => {
    study.take(borders());
    study.project.selectCoder(ids.coder as never);
    study.project.command({ command: 'test.do', label: 'Rename' }, ({ record }) => {
      record.update('project', '1', { title: 'Other' });
    });
    study.project.undo(null);
    study.project.undo(null);
    expect(study.rows('SELECT count(*) AS n FROM segment')).toEqual([{ n: 0 }]);
    expect(study.rows('SELECT name FROM coder ORDER BY name')).toEqual([{ name: 'Ada' }, { name: 'Navid' }]);
    study.project.redo(null);
    expect(study.rows('SELECT count(*) AS n FROM segment')).toEqual([{ n: 1 }]);
  });

  it('of any size is taken back and brought again, in step with its journal', () => {
    const large = planOf({
      codes: [codeOf('a', 'A'), codeOf('b', 'B', { parentKey: 'a' })],
      documents: Array.from({ length: 700 }, (_, index) =>
        sourceOf(`${index}`, `Words of article ${index}`, {
          segments: [segmentOf('a', 0, 5), segmentOf('b', 6, 8, { memo: 'Here' })],
        }),
      ),
    });
    const before = study.state();
    study.take(large);
    const after = study.state();
    const outcome = study.project.undo(null);
    expect(outcome.changes).toEqual([]);
    expect(outcome.touched).toMatchObject({ articles: 'all', segments: 'all', codes: 'all', codedArticles: 'all' });
    expect(study.events.at(-1)).toMatchObject({ kind: 'changed', touched: { segments: 'all' } });
    expect(study.state()).toEqual(before);
    study.project.redo(null);
    expect(study.state()).toEqual(after);
    expect(study.rows('SELECT revision, count(*) AS n FROM journal_change GROUP BY revision')).toEqual(
      [1, 2, 3].map((revision) => ({ revision, n: 2 + 700 * 5 })),
    );
    expect(study.problems()).toEqual([]);
  });

  it('leaves nothing behind after a trial', () => {
    const before = study.state();
    const revision = study.revision;
    const report = study.take(borders(), true);
    expect(report.added).toMatchObject({ articles: 1, codes: 2, segments: 1 });
    expect(report.revision).toBe(revision);
    expect(study.state()).toEqual(before);
    expect(study.rows('SELECT count(*) AS n FROM article_text')).toEqual([{ n: 0 }]);
    expect(study.events).toEqual([]);
  });
});

describe('what stands in the project already', () => {
  it('is used: the same text, the code of the same path, the coder of the same name', () => {
    const articleId = study.addArticle({ title: 'Ours', text });
    const parent = study.addCode('Sovereignty');
    study.addCode('Border', parent);
    study.addCoder('navid');
    const report = study.take(borders());
    expect(report.added).toMatchObject({ articles: 0, codes: 0, coders: 0, segments: 1 });
    expect(report.known).toMatchObject({ articles: 1, codes: 2, coders: 1 });
    expect(study.rows('SELECT article_id FROM segment')).toEqual([{ article_id: articleId }]);
    // What ours leaves empty is filled.
    expect(study.rows("SELECT definition FROM code WHERE name = 'Border'")).toEqual([{ definition: 'Lines on maps' }]);
  });

  it('tells coders apart whose names differ in letter case only, where both are named', () => {
    const people = ['ADA', 'Ada'].map((name) => ({ key: name, name, color: null }));
    expect(study.take(planOf({ coders: people, codes: [codeOf('a', 'A')] })).added.coders).toBe(1);
    expect(study.rows('SELECT name FROM coder ORDER BY name')).toEqual([{ name: 'ADA' }, { name: 'Ada' }]);
  });

  it('keeps codings of one place, code and coder once', () => {
    study.take(
      planOf({
        codes: [codeOf('a', 'A')],
        documents: [sourceOf('1', 'One two', { segments: [segmentOf('a', 0, 3), segmentOf('a', 0, 3)] })],
      }),
    );
    expect(study.rows('SELECT quote FROM segment')).toEqual([{ quote: 'One' }]);
  });

  it('never gives an id away that is taken by something else', () => {
    study.take(borders());
    const other = planOf({
      codes: [codeOf('a', 'A')],
      documents: [
        sourceOf(ids.article, 'Another text altogether', { segments: [segmentOf('a', 0, 7, { key: ids.segment })] }),
      ],
    });
    expect(study.take(other).added).toMatchObject({ articles: 1, segments: 1 });
    expect(study.rows('SELECT count(DISTINCT article_id) AS n FROM segment')).toEqual([{ n: 2 }]);
    expect(study.take(other).added).toMatchObject({ articles: 0, segments: 0 });
  });
});

describe('names', () => {
  it('of siblings are kept apart by numbers, the same ones every time', () => {
    const plan = (): InterchangePlan =>
      planOf({ codes: [codeOf('1', 'Same'), codeOf('2', 'Same'), codeOf('3', 'Same  '), codeOf('4', 'A > B')] });
    const report = study.take(plan());
    expect(study.rows('SELECT name FROM code ORDER BY position')).toEqual([
      { name: 'Same' },
      { name: 'Same (2)' },
      { name: 'Same (3)' },
      { name: 'A › B' },
    ]);
    expect(report.notes.find(({ code }) => code === 'code-name-taken')?.items).toEqual([
      'Same → Same (2)',
      'Same → Same (3)',
    ]);
    expect(study.take(plan()).added.codes).toBe(0);
  });

  it('of variables stand for their type: one of another type comes in beside ours', () => {
    study.take(planOf({ variables: [{ key: 'v', name: 'Wave', type: 'number', choices: [] }] }));
    const dates = planOf({
      variables: [{ key: 'v', name: 'Wave', type: 'date', choices: [] }],
      documents: [sourceOf('1', 'One', { variables: new Map([['v', '2024-05']]) })],
    });
    expect(study.take(dates).notes.map(({ code }) => code)).toEqual(['variable-type-differs']);
    expect(study.rows('SELECT name, type FROM variable ORDER BY position')).toEqual([
      { name: 'Wave', type: 'number' },
      { name: 'Wave (2)', type: 'date' },
    ]);
    expect(study.take(dates).added.variables).toBe(0);
  });
});

describe('memos', () => {
  it('of one coder on one thing are joined, once', () => {
    const plan = (): InterchangePlan =>
      planOf({
        memos: ['First', 'Second', 'First'].map((memo) => ({
          subject: 'project' as const,
          subjectKey: null,
          coderKey: null,
          text: memo,
          createdAt: null,
          modifiedAt: null,
        })),
      });
    expect(study.take(plan()).notes).toMatchObject([{ code: 'memos-joined', count: 1 }]);
    study.take(plan());
    expect(study.rows('SELECT text FROM memo')).toEqual([{ text: 'First\n\nSecond' }]);
  });
});

describe('documents', () => {
  it('without text are left out and named; two of one text become one', () => {
    const report = study.take(
      planOf({
        codes: [codeOf('a', 'A')],
        documents: [
          sourceOf('1', ' \n'),
          sourceOf('2', 'Same words', { segments: [segmentOf('a', 0, 4)] }),
          sourceOf('3', 'Same words', { segments: [segmentOf('a', 5, 10)] }),
        ],
      }),
    );
    expect(report.notes.map(({ code, items }) => [code, items])).toEqual([
      ['article-without-text', ['Article 1']],
      ['same-text', ['Article 3']],
    ]);
    expect(study.rows('SELECT quote FROM segment ORDER BY start_utf16')).toEqual([
      { quote: 'Same' },
      { quote: 'words' },
    ]);
    expect(study.rows('SELECT count(*) AS n FROM article')).toEqual([{ n: 1 }]);
  });

  it('say which of them repeat another, and how far their coders are', () => {
    study.take(
      planOf({
        coders: [{ key: 'n', name: 'Navid', color: null }],
        documents: [
          sourceOf('1', 'Copy', { duplicateOfKey: '2', states: new Map([['n', 'done']]) }),
          sourceOf('2', 'Original'),
        ],
      }),
    );
    expect(
      study.rows(
        'SELECT copy.title, whole.title AS of FROM article AS copy JOIN article AS whole ON whole.id = copy.duplicate_of',
      ),
    ).toEqual([{ title: 'Article 1', of: 'Article 2' }]);
    expect(study.rows('SELECT state FROM article_state')).toEqual([{ state: 'done' }]);
    study.project.undo(null);
    expect(study.rows('SELECT count(*) AS n FROM article WHERE removed_at IS NULL')).toEqual([{ n: 0 }]);
  });
});
