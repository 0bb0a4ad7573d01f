/** What a column of a codebook says about its code. */
export type ColumnRole =
  | 'id'
  | 'parent-id'
  | 'path'
  | 'name'
  | 'parent'
  | 'definition'
  | 'memo'
  | 'include'
  | 'exclude'
  | 'example'
  | 'color'
  | 'value'
  | 'shortcut'
  | 'created'
  | 'modified'
  | 'retired'
  | 'level';

/** How people and programs head such columns, in English and, where MAXQDA and ATLAS.ti are used so, in German. */
const headings: Record<Exclude<ColumnRole, 'level'>, string> = {
  id: 'code id|id|guid|uuid|code number|code nr|code no|nummer',
  'parent-id': 'parent id|parent code id|parent guid',
  path: 'path|code path|full path|full name|hierarchy|hierarchical name|code system|codesystem|code hierarchy|pfad',
  name: 'name|code name|codename|code label|label|code|node|node name|tag|tag name|category name|bezeichnung|kode',
  parent:
    'parent|parent code|parent name|parent node|parent category|belongs to|code group|group|obercode|oberkategorie',
  definition:
    'definition|description|desc|code definition|code description|meaning|explanation|beschreibung|definition of code',
  memo: 'memo|code memo|comment|comments|note|notes|code comment|kommentar|code-memo',
  include: 'include|inclusion|inclusion criteria|include when|when to use|use when|include if',
  exclude: 'exclude|exclusion|exclusion criteria|exclude when|when not to use|do not use|exclude if',
  example: 'example|examples|anchor example|typical example|sample quote|quote|ankerbeispiel|beispiel',
  color: 'color|colour|code color|code colour|farbe|hex|hex color|hex colour',
  value: 'value|numeric value|score|code value|wert',
  shortcut: 'key|shortcut|hotkey',
  created: 'created|created at|created on|creation date|erstellt am',
  modified: 'modified|modified at|modified on|last modified|geändert am',
  retired: 'retired|retired at',
};

const roles = new Map<string, ColumnRole>(
  Object.entries(headings).flatMap(([role, names]) => names.split('|').map((name) => [name, role as ColumnRole])),
);

/** Columns that only tables of articles or of codings have: with one of them a table is no codebook. */
const foreignHeadings = new Set(
  'text body article article id article title title headline url content segment segment id start end document source outlet publisher date url link byline'
    .split(' ')
    .concat(['article id', 'article title', 'segment id', 'document name', 'coded segment']),
);

const levelHeading =
  /^(?:level|ebene|tier) ?\d{1,2}$|^(?:sub)*-?(?:code|category|theme|node)s?(?: ?(?:level)? ?\d{1,2})?$|^(?:main|top)[ -](?:code|category|theme)$|^(?:parent|child) theme$/;

export interface ColumnMap {
  /** Place of each role's column, the first where several are headed so. */
  places: ReadonlyMap<ColumnRole, number>;
  /** Places of columns that are levels of the tree, from the root down. */
  levels: readonly number[];
  /** Headings that say nothing here. */
  unknown: readonly string[];
}

export function normalHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[\uFEFF"“”*:]/gu, '')
    .replace(/[_\s]+/gu, ' ')
    .trim();
}

/** Null where these are no headings of a codebook. */
export function mapColumns(row: readonly string[]): ColumnMap | null {
  const names = row.map(normalHeading);
  const levels = levelsOf(names);
  const places = new Map<ColumnRole, number>();
  const unknown: string[] = [];
  for (const [place, name] of names.entries()) {
    if (levels.includes(place) || name === '') continue;
    const role = roles.get(name);
    if (role === undefined) unknown.push(row[place]!.trim());
    else if (!places.has(role)) places.set(role, place);
    else if (role === 'name') moveCodeColumn(places, names, place);
  }
  const isCodebook = places.has('path') || places.has('name') || levels.length > 1;
  return isCodebook ? { places, levels, unknown } : null;
}

/** Of “Code” and “Code name” the latter is the name, and the former a number or an abbreviation. */
function moveCodeColumn(places: Map<ColumnRole, number>, names: readonly string[], place: number): void {
  const first = places.get('name')!;
  const [name, code] = names[first] === 'code' ? [place, first] : [first, place];
  places.set('name', name);
  if (names[code] === 'code' && !places.has('id')) places.set('id', code);
}

/** At least two columns that stand side by side, such as “Category” and “Subcategory”, or “Level 1” to “Level 4”. */
function levelsOf(names: readonly string[]): number[] {
  const places = names.flatMap((name, place) => (levelHeading.test(name) ? [place] : []));
  return places.length > 1 && new Set(places.map((place) => names[place])).size === places.length ? places : [];
}

/** Whether a row of headings is a codebook's beyond doubt: a code, something about it, and nothing of articles. */
export function isCodebookHeader(row: readonly string[]): boolean {
  const map = mapColumns(row);
  if (map === null || row.some((heading) => foreignHeadings.has(normalHeading(heading)))) return false;
  const { places, levels } = map;
  const isNamed = row.some((heading) => /\b(?:code|codes|node|path|label|tag)\b/.test(normalHeading(heading)));
  const describing: ColumnRole[] = ['parent', 'parent-id', 'definition', 'memo', 'include', 'color'];
  return (levels.length > 1 || isNamed) && describing.some((role) => places.has(role));
}
