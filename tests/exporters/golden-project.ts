import { TestProject } from '../support/test-project.ts';

/** A family, an e with its accent as a character of its own, and a rocket: four kinds of positions that go wrong. */
const emojiText = [
  'Résumé of the talks 🚀 in Geneva. “We will not, cannot negotiate,” she said. 👨‍👩‍👧 families waited.',
  '',
  'The e\u0301te\u0301 round failed; the range = 300 km.',
].join('\n');

const persianText = ['حاکمیت ملی قابل مذاکره نیست. ایران می‌گوید بُرد موشک‌ها موضوع گفت‌وگو نیست؟', 'پایان.'].join('\n');

export interface GoldenProject {
  project: TestProject;
  articles: Record<'emoji' | 'persian' | 'nothing' | 'untouched' | 'copy' | 'removed', string>;
  codes: Record<'sovereignty' | 'refusal' | 'other' | 'deterrence' | 'otherBelow' | 'persian' | 'retired', string>;
  coders: Record<'ada' | 'navid', string>;
}

/** Small, and with everything in it that a dataset can stumble over. */
export function makeGoldenProject(): GoldenProject {
  const project = new TestProject();
  const ada = project.coderId as string;
  const navid = project.addCoder('Navid, “N.”');
  const codes = addCodes(project);
  const emojiTitle = 'Talks, "range"; =1+1';
  const articles = {
    emoji: project.addArticle({ title: emojiTitle, text: emojiText, outlet: '=The Post', date: '2024-03-05' }),
    persian: project.addArticle({
      title: 'حاکمیت',
      text: persianText,
      language: 'fa',
      date: '1403',
      datePrecision: 'year',
    }),
    nothing: project.addArticle({
      title: '-Weather',
      text: 'Sun in the north.\n\nRain in the south.',
      outlet: '@wire',
    }),
    untouched: project.addArticle({ title: '+Not yet read', text: 'Nobody has read this.' }),
    copy: '',
    removed: project.addArticle({ title: 'Thrown away', text: 'Gone.' }),
  };
  articles.copy = project.addArticle({ title: 'Talks, again', text: emojiText, duplicateOf: articles.emoji });
  addCodings(project, articles, codes, navid);
  project.setState(articles.nothing, 'done', ada);
  project.setState(articles.nothing, 'not-started', navid);
  project.setState(articles.persian, 'done', ada);
  project.command('Remove an article', ({ record, time }) => {
    record.update('article', articles.removed, { removed_at: time });
  });
  return { project, articles, codes, coders: { ada, navid } };
}

function addCodes(project: TestProject): GoldenProject['codes'] {
  const sovereignty = project.addCode('Sovereignty', null, {
    definition: 'Who decides,\nand "where"',
    include: '-claims',
    exclude: '=nothing',
    example: 'a; b',
    value: 1.5,
  });
  const refusal = project.addCode('Refusal, to "negotiate"', sovereignty);
  const other = project.addCode('Other', sovereignty);
  const deterrence = project.addCode('Dissuasion crédible (Ärger, œuvre) and a very long tail');
  const otherBelow = project.addCode('other', deterrence, { value: -2 });
  const persian = project.addCode('حاکمیت');
  const retired = project.addCode('Retired', null, { retired_at: '2024-01-01T12:00:00.000Z' });
  return { sovereignty, refusal, other, deterrence, otherBelow, persian, retired };
}

function addCodings(
  project: TestProject,
  articles: GoldenProject['articles'],
  codes: GoldenProject['codes'],
  navid: string,
): void {
  const onEmoji = { articleId: articles.emoji };
  project.addCoding({
    ...onEmoji,
    codeId: codes.refusal,
    place: '“We will not, cannot negotiate,”',
    memo: 'Compare:\n"never", they said; =really',
    attributes: { speaker: 'the minister, "S."', 'stance (for = 1)': '-1', گوینده: 'وزیر' },
    weight: 0.5,
  });
  project.addCoding({ ...onEmoji, codeId: codes.sovereignty, place: '“We will not, cannot negotiate,”', weight: -1 });
  project.addCoding({
    ...onEmoji,
    codeId: codes.sovereignty,
    place: '“We will not, cannot negotiate,”',
    coderId: navid,
  });
  project.addCoding({ ...onEmoji, codeId: codes.deterrence, place: '🚀 in Geneva', status: 'draft' });
  project.addCoding({ ...onEmoji, codeId: codes.other, place: '👨‍👩‍👧', coderId: navid, status: 'adjudicated' });
  project.addCoding({ ...onEmoji, codeId: codes.otherBelow, place: 'waited.\n\nThe e\u0301te\u0301', coderId: navid });
  project.addCoding({ ...onEmoji, codeId: codes.retired, place: '= 300 km' });
  project.addCoding({ articleId: articles.persian, codeId: codes.persian, place: 'می‌گوید بُرد موشک‌ها' });
  project.addCoding({ articleId: articles.persian, codeId: codes.persian, place: 'پایان', coderId: navid });
  project.addCoding({ articleId: articles.removed, codeId: codes.persian, place: 'Gone' });
}
