import { expect, test } from 'vitest';
import { parseDate } from '../../electron/engine/importers/dates.ts';

test('dates are read where one reading is possible, in several languages and two calendars', () => {
  const read = (text: string): string | null => parseDate(text)?.date ?? null;
  const cases: Record<string, string | null> = {
    '2026-03-14': '2026-03-14',
    '2026-03': '2026-03',
    '2026': '2026',
    '20260314': '2026-03-14',
    '2026-03-14T08:30:00+03:30': '2026-03-14T08:30+03:30',
    '2026-03-14T08:30:15.250Z': '2026-03-14T08:30Z',
    '2026-03-14 08:30': '2026-03-14T08:30',
    'Sat, 14 Mar 2026 08:30:00 +0000': '2026-03-14T08:30Z',
    'Saturday, 14 March 2026': '2026-03-14',
    'March 14, 2026': '2026-03-14',
    'Mar 14, 2026, 8:30 PM': '2026-03-14T20:30',
    'Mar 14, 2026 12:05 a.m.': '2026-03-14T00:05',
    'March 2026': '2026-03',
    '14. März 2026': '2026-03-14',
    '1er mars 2026': '2026-03-01',
    '14 de marzo de 2026': '2026-03-14',
    '14 марта 2026': '2026-03-14',
    '١٤ مارس ٢٠٢٦': '2026-03-14',
    'شنبه ۲۳ اسفند ۱۴۰۴': '2026-03-14',
    'سه شنبه ۲۶ اسفند ۱۴۰۴': '2026-03-17',
    '۱۴۰۴/۱۲/۲۳': '2026-03-14',
    '30 اسفند 1403': '2025-03-20',
    '30 اسفند 1404': null,
    '2026年3月14日': '2026-03-14',
    '2026년 3월 14일': '2026-03-14',
    '14.03.2026': '2026-03-14',
    '14/03/2026': '2026-03-14',
    '03/14/2026': '2026-03-14',
    '04/04/2026': '2026-04-04',
    '03/04/2026': null,
    '2026-02-30': null,
    '14 Foo 2026': null,
    'in March': null,
    '500': null,
    '': null,
  };
  expect(Object.fromEntries(Object.keys(cases).map((text) => [text, read(text)]))).toEqual(cases);
});
