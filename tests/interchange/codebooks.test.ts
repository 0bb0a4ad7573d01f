import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codebookTableReader as table } from '../../electron/engine/interchange/codebooks/codebook-table.ts';
import { indentedTextReader as indented } from '../../electron/engine/interchange/codebooks/indented-text.ts';
import { maxqdaCodebookReader as maxqda } from '../../electron/engine/interchange/codebooks/maxqda-codebook.ts';
import type { InterchangePlan, InterchangeReader, PlannedCode } from '../../electron/engine/interchange/plan.ts';
import { makeZip } from '../importers/zip-maker.ts';
import { openShelf, readAll, type Shelf } from './reading.ts';

let shelf: Shelf;
beforeAll(() => {
  shelf = openShelf();
});
afterAll(() => shelf.remove());

let files = 0;
async function read(reader: InterchangeReader, name: string, content: string | Uint8Array) {
  const { plan, codePaths, notes } = await readAll(reader, shelf.file(`${(files += 1)}/${name}`, content));
  return { plan, codePaths, notes, codes: plan.codes };
}

async function refusal(
  reader: InterchangeReader,
  name: string,
  content: string | Uint8Array,
): Promise<[string, string]> {
  try {
    await reader.read(shelf.file(`${(files += 1)}/${name}`, content));
  } catch (error) {
    return [(error as { code: string }).code, (error as Error).message];
  }
  throw new Error('Was expected to be refused');
}

function definitions(plan: InterchangePlan): Record<string, string> {
  return Object.fromEntries(plan.codes.map(({ name, definition }) => [name, definition]));
}

const row = (...cells: string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

describe('a codebook as a table', () => {
  it('of our own columns comes back whole, by path or by ids', async () => {
    const csv = [
      'code_id,parent_id,path,name,variable,value,definition,include,exclude,example,color,created_at,modified_at',
      row(
        'a',
        '',
        'خط قرمز',
        'خط قرمز',
        'n_x',
        '1.5',
        'Two\nlines',
        'in',
        'ex',
        '😀',
        '#112233',
        '2026-01-01T00:00:00Z',
        '',
      ),
      row('b', 'a', 'خط قرمز > =SUM(A1)', '=SUM(A1)', 'n_y', '', '', '', '', '', '', '', ''),
    ].join('\n');
    const { codes, codePaths } = await read(table, 'codebook.csv', csv);
    expect(codePaths).toEqual(['خط قرمز', 'خط قرمز > =SUM(A1)']);
    expect(codes[0]).toMatchObject({
      key: 'a',
      definition: 'Two\nlines',
      include: 'in',
      exclude: 'ex',
      example: '😀',
      value: 1.5,
      color: '#112233',
      createdAt: '2026-01-01T00:00:00Z',
    } satisfies Partial<PlannedCode>);
    const byId = await read(table, 'ids.csv', 'id,parent_id,name,description\n2,1,Child,c\n1,,Root,r\n');
    expect(byId.codePaths).toEqual(['Root', 'Root > Child']);
    expect(definitions(byId.plan)).toEqual({ Root: 'r', Child: 'c' });
  });

  it('tells its paths by any usual separator, one for the whole column', async () => {
    const trees = await Promise.all(
      ['A > B > and/or', 'A\\B\\and/or', 'A::B::and/or', 'A | B | and/or', 'A>B>and/or', 'A » B » and/or'].map(
        async (path) => {
          return (await read(table, 'paths.csv', `Path,Description\n${path},x\n`)).codePaths;
        },
      ),
    );
    expect(new Set(trees.map((paths) => paths.join(', ')))).toEqual(new Set(['A, A > B, A > B > and/or']));
    expect((await read(table, 'slash.csv', 'Code path;Comment\nA/B;x\nA/C;y\n')).codePaths).toEqual([
      'A',
      'A > B',
      'A > C',
    ]);
    // In a column of names, a slash is part of the name.
    expect((await read(table, 'names.csv', 'Code,Definition\nand/or,x\n')).codePaths).toEqual(['and/or']);
  });

  it('tells parents by name, in any order, with colours in two spellings', async () => {
    const tsv = [
      'Code name\tParent code\tDescription\tColour\tFrequency',
      'Territory\tSovereignty\tLand\t255, 0, 16\t4',
      'Air\tTerritory\tSky\tred\t1',
      'Sovereignty\t\tDecides alone\t112233\t9',
      'Loose\tElsewhere\t\t\t0',
    ].join('\r\n');
    const { codePaths, codes, notes } = await read(table, 'codes.tsv', tsv);
    expect(codePaths).toEqual([
      'Sovereignty',
      'Sovereignty > Territory',
      'Sovereignty > Territory > Air',
      'Elsewhere',
      'Elsewhere > Loose',
    ]);
    expect(codes.map(({ color }) => color)).toEqual(['#112233', '#ff0010', null, null, null]);
    expect(Object.keys(notes).toSorted()).toEqual(['colors-unknown', 'columns-ignored', 'parents-made']);
    expect(notes['columns-ignored']?.items).toEqual(['Frequency']);
  });

  it('with columns for the levels may leave the upper ones blank', async () => {
    const csv = 'Category,Subcategory,Definition\nWar,,w\n,Losses,l\n,Gains,g\nPeace,Talks,t\n';
    const { codePaths, plan } = await read(table, 'levels.csv', csv);
    expect(codePaths).toEqual(['War', 'War > Losses', 'War > Gains', 'Peace', 'Peace > Talks']);
    expect(definitions(plan)).toEqual({ War: 'w', Losses: 'l', Gains: 'g', Peace: '', Talks: 't' });
  });

  it('keeps a number beside a name apart from it, and cuts a circle', async () => {
    const { codes } = await read(table, 'numbers.csv', 'Code,Code label,Memo\n101,War,m\n102,Peace,\n');
    expect(codes.map(({ key, name, definition }) => [key, name, definition])).toEqual([
      ['101', 'War', 'm'],
      ['102', 'Peace', ''],
    ]);
    const circle = await read(table, 'circle.csv', 'name,parent,definition\nA,B,\nB,C,\nC,A,\n');
    expect(circle.codes).toHaveLength(3);
    expect(circle.notes['cycles-cut']).toMatchObject({ count: 1 });
  });

  it('as XLSX and ODS reads the same, headings below a title, colours of cells, other sheets noted', async () => {
    const rows = [
      ['Coding frame 2026', null, null],
      ['Code', 'Definition', 'Value'],
      ['سیاست', 'Politics 😀', 1.5],
      ['سیاست > جنگ', null, null],
    ];
    const sheets = [
      { name: 'About', rows: [['Made by us']] },
      { name: 'Codes', rows },
    ];
    for (const [name, bytes] of [
      ['frame.xlsx', await writeXlsx({ sheets })],
      ['frame.ods', await writeOds({ sheets })],
    ] as const) {
      const { codePaths, plan, notes } = await read(table, name, bytes);
      expect(codePaths).toEqual(['سیاست', 'سیاست > جنگ']);
      expect(plan.codes[0]).toMatchObject({ definition: 'Politics 😀', value: 1.5 });
      expect(notes['sheets-ignored']?.items).toEqual(['About']);
    }
    const fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFAA0011' } } as const;
    const cells = new Map([['1,0', { value: '', style: { fill } }]]);
    const colored = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['Color', 'Code'],
            ['', 'A'],
          ],
          cells,
        },
      ],
    });
    expect((await read(table, 'fill.xlsx', colored)).codes[0]).toMatchObject({ name: 'A', color: '#aa0011' });
  });

  it('is refused with what was found there', async () => {
    expect(await refusal(table, 'x.csv', 'when,who\n1,2\n')).toEqual([
      'interchange.unreadable',
      expect.stringContaining('“when”, “who”'),
    ]);
    expect((await refusal(table, 'x.csv', 'code,memo\n'))[0]).toBe('interchange.empty');
    expect((await refusal(table, 'x.csv', 'code,memo\n"a,b\n'))[0]).toBe('interchange.unreadable');
    expect((await refusal(table, 'x.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])))[0]).toBe('import.damaged');
    expect((await refusal(table, 'x.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])))[0]).toBe(
      'import.unknown-format',
    );
    const bomb = makeZip([
      { name: 'xl/workbook.xml', data: new Uint8Array(10) },
      { name: 'xl/worksheets/sheet1.xml', data: new Uint8Array(64 * 1024 * 1024) },
    ]);
    expect((await refusal(table, 'bomb.xlsx', bomb))[0]).toBe('import.too-large');
  });

  it('is told from tables of articles and of codings', () => {
    const heads: Record<string, boolean> = {
      'Code,Parent code,Description': true,
      'code_id,parent_id,path,name,variable,value,definition': true,
      'Code;Memo': true,
      'title,text,date,source': false,
      'name,description,price': false,
      'Source,Code,Notes': false,
      'article,start,end,code,coder,memo': false,
      'segment_id,article_id,code_path,text,memo': false,
    };
    const known = Object.entries(heads).filter(([head], index) =>
      table.recognises(shelf.file(`h${index}.csv`, `${head}\na,b,c\n`)),
    );
    expect(known.map(([head]) => head)).toEqual(Object.keys(heads).filter((head) => heads[head]));
  });
});

describe('the code system of MAXQDA', () => {
  it('as a table has parents, memos and frequencies', async () => {
    const rows = [
      ['Color', 'Parent code', 'Code', 'Cod. seg. (all documents)', 'Documents', 'Code memo'],
      ['', '', 'Sovereignty', 12, 4, 'Decides alone.'],
      ['', 'Sovereignty', 'Territory', 3, 2, ''],
      ['', 'Sovereignty > Territory', 'Air', 1, 1, 'Sky'],
      ['Total', '', '', 16, '', ''],
    ];
    const source = shelf.file('Overview of Codes.xlsx', await writeXlsx({ sheets: [{ name: 'Codes', rows }] }));
    expect(maxqda.recognises(source)).toBe(true);
    const { plan, codePaths } = await readAll(maxqda, source);
    expect(codePaths).toEqual(['Sovereignty', 'Sovereignty > Territory', 'Sovereignty > Territory > Air']);
    expect(plan).toMatchObject({ format: 'maxqda-codebook', program: 'MAXQDA' });
    expect(definitions(plan)).toEqual({ Sovereignty: 'Decides alone.', Territory: '', Air: 'Sky' });
  });

  it('in the form that it takes in itself has paths in “Code”', async () => {
    const { codePaths } = await read(maxqda, 'codes.csv', 'Code;Memo\nWar;m\nWar\\Losses;n\nPeace\\Talks;\n');
    expect(codePaths).toEqual(['War', 'War > Losses', 'Peace', 'Peace > Talks']);
  });

  it('as RTF has lines that stand further in', async () => {
    const rtf = [
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\colortbl;\red0\green0\blue0;}`,
      String.raw`\pard\li0 Code System\tab 16\par`,
      String.raw`\pard\li284 War \'96 gro\'df\tab 12\par`,
      String.raw`\pard\li568 \u1580?\u1606?\u1711?\tab 3\par`,
      String.raw`\pard\li284 {\b Peace}\tab 1\par}`,
    ].join('\r\n');
    const source = shelf.file('Code System.rtf', rtf);
    expect(maxqda.recognises(source)).toBe(true);
    expect((await readAll(maxqda, source)).codePaths).toEqual(['War – groß', 'War – groß > جنگ', 'Peace']);
  });

  it('in its own files is refused with the way out', async () => {
    for (const name of ['study.mx24', 'study.mx20', 'codes.mtr', 'study.mex24']) {
      expect(maxqda.recognises(shelf.file(name, 'x'))).toBe(true);
      expect(await refusal(maxqda, name, 'x')).toEqual(['interchange.unknown-format', expect.stringContaining('.qdc')]);
    }
  });
});

describe('a codebook as indented text', () => {
  it.each([
    ['tabs', 'War\n\tLosses\n\t\tHumans\n\tGains\nPeace\n'],
    ['blanks, unevenly', 'War\n  Losses\n     Humans\n  Gains\n\n\nPeace'],
    ['dashes', '- War\n-- Losses\n--- Humans\n-- Gains\n- Peace'],
    ['a list', '* War\n  * Losses\n    * Humans\n  * Gains\n* Peace'],
    ['numbers', '1 War\n1.1 Losses\n1.1.1 Humans\n1.2 Gains\n2. Peace'],
    ['headings', '# War\n## Losses\n### Humans\n## Gains\n# Peace'],
  ])('by %s', async (_name, text) => {
    const { codePaths } = await read(indented, 'codes.txt', text.replaceAll('\n', '\r\n'));
    expect(codePaths).toEqual(['War', 'War > Losses', 'War > Losses > Humans', 'War > Gains', 'Peace']);
  });

  it('keeps definitions, in any script and encoding', async () => {
    const text = 'حاکمیت: تصمیم با ماست\n\tخاک: زمین و دریا\n2026 elections\nat 10:30';
    const { plan } = await read(indented, 'codes.txt', `\uFEFF${text}`);
    expect(definitions(plan)).toEqual({
      حاکمیت: 'تصمیم با ماست',
      خاک: 'زمین و دریا',
      '2026 elections': '',
      'at 10:30': '',
    });
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('A\n B', 'utf16le')]);
    expect((await read(indented, 'codes.txt', utf16)).codePaths).toEqual(['A', 'A > B']);
  });

  it('is not found in any text', async () => {
    expect(indented.recognises(shelf.file('article.txt', 'A headline\n\tIndented words'))).toBe(false);
    expect(indented.recognises(shelf.file('codebook.txt', 'War\n\tLosses'))).toBe(true);
    expect(indented.recognises(shelf.file('the codebook debate.txt', `Headline\n${'word '.repeat(200)}\n`))).toBe(
      false,
    );
    expect((await refusal(indented, 'codes.txt', ' \n'))[0]).toBe('interchange.empty');
    expect((await refusal(indented, 'codes.txt', new Uint8Array([0, 1, 2, 3, 0, 9, 255])))[0]).toMatch(/^import\./);
  });
});
