import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBench, type Bench } from './run-cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const python = spawnSync('python3', ['--version']).status === 0 ? 'python3' : null;

const readBack = `
import csv, json, sqlite3, sys
project, folder = sys.argv[1:]
texts = dict(sqlite3.connect('file:' + project + '?mode=ro', uri=True).execute('SELECT article_id, text FROM article_text'))
rows = list(csv.DictReader(open(folder + '/segments.csv', encoding='utf-8', newline='')))
wrong = [r for r in rows if texts[r['article_id']][int(r['start']):int(r['end'])] != r['text']]
utf16 = lambda text, start, end: text.encode('utf-16-le')[2 * start:2 * end].decode('utf-16-le')
wrong16 = [r for r in rows if utf16(texts[r['article_id']], int(r['start_utf16']), int(r['end_utf16'])) != r['text']]
print(json.dumps({'rows': len(rows), 'wrong': wrong, 'wrong16': wrong16, 'texts': [r['text'] for r in rows]}))
`;

const article = [
  'Two towns, one range 🚀\n',
  'The 👩‍🚀 crew from Sorhan 🇮🇷 met a café owner (cafe\u0301, he insists) before noon.',
  'سخنگو گفت: «دربارهٔ بُرد موشک‌ها مذاکره نمی‌کنیم» و رفت 🚀.',
  'قال الوزير إنّ السيادة «ليست بنداً» على جدول الأعمال.',
  '他说“射程不是议题”。',
].join('\n');
const quotes = [
  '👩‍🚀 crew',
  '🇮🇷',
  'cafe\u0301',
  'بُرد موشک‌ها',
  'رفت 🚀',
  'السيادة «ليست بنداً»',
  '射程不是议题',
  'before noon',
];

describe.skipIf(python === null)('Python finds every quote where the dataset says that it stands', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = createBench();
    await bench.run('init', 'study.parlance', '--sample');
    bench.file('own.txt', article);
    await bench.run('import', 'study.parlance', 'own.txt');
    const lines = quotes.map((quote) => `"Two towns, one range 🚀","${quote.replaceAll('"', '""')}",Sovereignty`);
    bench.file('codings.csv', `article,quote,code\n${lines.join('\n')}\n`);
  });
  afterAll(() => bench.remove());

  it('for the sample and for text with emoji, combining marks, Persian, Arabic and Chinese', async () => {
    const coded = await bench.run('code', 'study.parlance', '--from', 'codings.csv', '--json');
    expect({ status: coded.status, json: coded.json }).toMatchObject({ status: 0, json: { created: quotes.length } });
    await bench.run('export', 'study.parlance', '--to', 'data');
    expect(existsSync(bench.place('data/segments.csv'))).toBe(true);
    writeFileSync(bench.place('read.py'), readBack);
    const ran = spawnSync('python3', [bench.place('read.py'), bench.place('study.parlance'), bench.place('data')], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    });
    expect(ran.stderr).toBe('');
    const found = JSON.parse(ran.stdout) as { rows: number; wrong: unknown[]; wrong16: unknown[]; texts: string[] };
    expect(found).toMatchObject({ wrong: [], wrong16: [] });
    expect(found.rows).toBeGreaterThanOrEqual(40 + quotes.length);
    for (const quote of quotes) expect(found.texts).toContain(quote);
  });
});
