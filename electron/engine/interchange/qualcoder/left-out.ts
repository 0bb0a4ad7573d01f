import type { Reading } from './reading.ts';

/** Tables whose rows have no place here, and what their rows are. */
const leftOut: readonly (readonly [table: string, code: string, message: string])[] = [
  ['code_av', 'recordings-left-out', 'Codings of sound and video were left out: only texts are coded here.'],
  [
    'code_image',
    'images-left-out',
    'Codings of images and of areas of PDF pages were left out: only texts are coded here.',
  ],
  ['graph', 'graphs-left-out', 'Graphs were left out.'],
  ['stored_sql', 'queries-left-out', 'Stored queries were left out.'],
];

export function noteLeftOut({ db, notes }: Reading): void {
  for (const [table, code, message] of leftOut) {
    const count = db.count(table);
    if (count > 0) notes.add(code, message, undefined, count);
  }
}
