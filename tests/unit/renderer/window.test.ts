import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../renderer/api/events.ts';
import { fileNameFrom, joinPath } from '../../../renderer/api/project-actions.ts';
import { fileNameOf, folderOf, formatBytes, relativeTime } from '../../../renderer/app/formats.ts';
import { keyParts } from '../../../renderer/components/key-names.ts';
import { findBest, fold } from '../../../renderer/features/palette/find-entries.ts';
import { rowsByDay } from '../../../renderer/features/project/history-rows.ts';
import type { JournalEntry } from '../../../shared/contract/schemas/history.ts';
import type { CoderId, JournalEntryId } from '../../../shared/domain/ids.ts';

describe('what is read again after a change', () => {
  it('is the article whose codings changed, the table of segments and the history', () => {
    expect(keysOf({ segments: ['s1'], codedArticles: ['a1'] }, false)).toEqual([
      ['project'],
      ['history'],
      ['segments', 'page'],
      ['attributes'],
      ['segments', 'article', 'a1'],
    ]);
  });

  it('leaves out the article that this page has already changed in its cache', () => {
    expect(keysOf({ segments: ['s1'], codedArticles: ['a1'] }, true)).not.toContainEqual(['segments', 'article', 'a1']);
  });

  it('is every article after an import', () => {
    expect(keysOf({ articles: 'all', imports: ['i1'] }, false)).toEqual([
      ['project'],
      ['history'],
      ['imports'],
      ['article'],
      ['variables', 'values'],
    ]);
  });

  it('is the values of the one article that was given a value', () => {
    expect(keysOf({ articles: ['a1'] }, false)).toEqual([
      ['project'],
      ['history'],
      ['article', 'a1'],
      ['variables', 'values', 'a1'],
    ]);
  });
});

describe('paths and names of files', () => {
  it('joins with the separator that the folder uses', () => {
    expect(joinPath('/home/mina', 'a.parlance')).toBe('/home/mina/a.parlance');
    expect(joinPath('/', 'a.parlance')).toBe('/a.parlance');
    expect(joinPath('C:\\Users\\Mina', 'a.parlance')).toBe('C:\\Users\\Mina\\a.parlance');
  });

  it('takes paths apart again', () => {
    expect([folderOf('/home/mina/a.parlance'), fileNameOf('/home/mina/a.parlance')]).toEqual([
      '/home/mina',
      'a.parlance',
    ]);
    expect([folderOf('C:\\Mina\\a.parlance'), fileNameOf('C:\\Mina\\a.parlance')]).toEqual(['C:\\Mina', 'a.parlance']);
    expect(folderOf('/a.parlance')).toBe('/');
  });

  it('makes a file name out of any title', () => {
    expect(fileNameFrom('Talks: “range” / 2026?')).toBe('Talks “range” 2026');
    expect(fileNameFrom('  ..موشک‌ها.. ')).toBe('موشک‌ها');
    expect(fileNameFrom('a\nb\u0000c')).toBe('a b c');
    expect(fileNameFrom('???')).toBe('');
  });
});

describe('numbers and times', () => {
  it('writes sizes in powers of a thousand', () => {
    expect([0, 999, 1000, 31_400, 1_500_000, 2_000_000_000].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1 kB',
      '31 kB',
      '1.5 MB',
      '2 GB',
    ]);
  });

  it('never says that something happened in the future', () => {
    const now = Date.parse('2026-03-01T12:00:00Z');
    expect(relativeTime('2026-03-01T12:00:30Z', now)).toBe('this minute');
    expect(relativeTime('2026-03-01T11:55:00Z', now)).toBe('5 minutes ago');
    expect(relativeTime('2026-02-28T11:00:00Z', now)).toBe('yesterday');
  });
});

describe('keys', () => {
  it('are drawn one cap each, a plus among them', () => {
    expect(keyParts('Ctrl+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keyParts('Ctrl++')).toEqual(['Ctrl', '+']);
  });
});

describe('palette', () => {
  const named = (label: string) => ({ label, folded: fold(label) });
  const entries = ['Go to Segments', 'Sovereignty', 'Non-interference Sovereignty', 'بازدارندگی'].map(named);

  it('puts names that begin with what was typed first', () => {
    expect(findBest(entries, 'sov', 5).map((entry) => entry.label)).toEqual([
      'Sovereignty',
      'Non-interference Sovereignty',
    ]);
  });

  it('wants every word, in any order', () => {
    expect(findBest(entries, 'seg go', 5).map((entry) => entry.label)).toEqual(['Go to Segments']);
    expect(findBest(entries, 'seg nothing', 5)).toEqual([]);
  });

  it('finds Persian typed with an Arabic yeh', () => {
    expect(findBest(entries, 'بازدارندگي', 5)).toHaveLength(1);
  });

  it('answers nothing typed with the first ones in their order', () => {
    expect(findBest(entries, '  ', 2).map((entry) => entry.label)).toEqual(['Go to Segments', 'Sovereignty']);
  });
});

function entry(id: string, time: string): JournalEntry {
  return {
    id: id as JournalEntryId,
    revision: 1,
    time,
    coderId: 'c' as CoderId,
    coderName: 'Mina',
    kind: 'do',
    command: 'codes.create',
    label: 'Add a code',
    targetId: null,
    isUndoable: true,
    isUndone: false,
    changeCount: 1,
  };
}

describe('history', () => {
  it('has a heading above each day', () => {
    // Local times, since days are those of the reader.
    const at = (day: number, hour: number) => new Date(2026, 2, day, hour).toISOString();
    const entries = [entry('4', at(9, 10)), entry('3', at(9, 0)), entry('2', at(8, 23)), entry('1', at(2, 12))];
    const rows = rowsByDay(entries, { today: 'Today', yesterday: 'Yesterday' }, new Date(2026, 2, 9, 12));
    const shown = rows.map((row) => (row.kind === 'day' ? row.label : row.entry.id));
    expect(shown.slice(0, 5)).toEqual(['Today', '4', '3', 'Yesterday', '2']);
    expect(shown[5]).toMatch(/2026/);
    expect(shown[6]).toBe('1');
  });
});
