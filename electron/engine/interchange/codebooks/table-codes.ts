import { plannedCode } from '../code-collector.ts';
import type { NoteTally } from '../note-tally.ts';
import type { PlannedCode, PlannedMemo } from '../plan.ts';
import type { ColumnMap, ColumnRole } from './table-columns.ts';
import { choosePathSeparator, splitNames, type PathSeparator } from './path-separators.ts';

export interface TableCodes {
  codes: PlannedCode[];
  memos: PlannedMemo[];
}

export interface TableOfCodes {
  /** Without the row of headings. */
  rows: readonly (readonly string[])[];
  columns: ColumnMap;
  fillOf: (row: number, column: number) => string | null;
}

interface Row {
  names: string[];
  parent: string;
  cell(role: ColumnRole): string;
  fill: string | null;
}

/** Makes codes of the rows of a table, whichever way it tells what stands below what. */
export function codesOfTable(table: TableOfCodes, notes: NoteTally): TableCodes {
  const rows = readRows(table);
  const builder = new TreeBuilder(notes);
  const parentSeparator = choosePathSeparator(rows.map(({ parent }) => parent));
  builder.announce(rows);
  for (const row of rows) builder.add(row, parentSeparator);
  return builder.finish();
}

function readRows({ rows, columns: { places, levels }, fillOf }: TableOfCodes): Row[] {
  const column = (role: ColumnRole): string[] => {
    const place = places.get(role);
    return place === undefined ? [] : rows.map((row) => row[place]?.trim() ?? '');
  };
  const hasPaths = places.has('path') && column('path').some((path) => path !== '');
  const nameRole: ColumnRole = hasPaths ? 'path' : 'name';
  const hasParents = places.has('parent') || places.has('parent-id');
  // A slash may be part of a name; only in a column of paths it separates.
  const separator = choosePathSeparator(column(nameRole), hasPaths ? 'path' : hasParents ? 'none' : 'name');
  let above: string[] = [];
  return rows.flatMap((cells, index): Row[] => {
    const cell = (role: ColumnRole): string => {
      const place = places.get(role);
      return place === undefined ? '' : (cells[place]?.trim() ?? '');
    };
    let names = splitNames(cell(nameRole) || cell('name'), separator);
    if (levels.length > 0) {
      names = namesOfLevels(
        levels.map((place) => cells[place]?.trim() ?? ''),
        above,
      );
      above = names;
    }
    const colorPlace = places.get('color') ?? places.get(nameRole);
    const fill = colorPlace === undefined ? null : fillOf(index, colorPlace);
    return names.length === 0
      ? []
      : [{ names, parent: hasPaths || levels.length > 0 ? '' : cell('parent'), cell, fill }];
  });
}

/** A level left blank before the first that is filled is the one of the row above. */
function namesOfLevels(cells: readonly string[], above: readonly string[]): string[] {
  const first = cells.findIndex((cell) => cell !== '');
  if (first < 0) return [];
  return [...above.slice(0, first), ...cells.slice(first).filter((cell) => cell !== '')];
}

class TreeBuilder {
  readonly #notes: NoteTally;
  readonly #codes = new Map<string, PlannedCode>();
  readonly #memos: PlannedMemo[] = [];
  /** Ids that rows have, and names of rows without one: whatever a parent may be called by. */
  readonly #ids = new Set<string>();
  readonly #coming = new Set<string>();
  readonly #children = new Map<string | null, Map<string, string>>();
  readonly #byName = new Map<string, string>();
  /** Codes that were named as a parent before their own row came, by name. */
  readonly #awaited = new Map<string, string>();
  #made = 0;

  constructor(notes: NoteTally) {
    this.#notes = notes;
  }

  /** Rows may name a parent that stands further down. */
  announce(rows: readonly Row[]): void {
    for (const row of rows) {
      if (row.cell('id') !== '') this.#ids.add(row.cell('id'));
      if (row.names.length === 1) this.#coming.add(row.names[0]!);
    }
  }

  add(row: Row, separator: PathSeparator): void {
    let key = this.#parentOf(row, separator);
    for (const [index, name] of row.names.entries()) {
      key = index === row.names.length - 1 ? this.#placeRow(key, name, row.cell('id')) : this.#place(key, name);
    }
    if (key !== null) this.#fill(this.#codes.get(key)!, row);
  }

  #parentOf(row: Row, separator: PathSeparator): string | null {
    if (row.names.length > 1) return null;
    const parentId = row.cell('parent-id');
    if (this.#ids.has(parentId)) return this.#codeWithId(parentId);
    if (row.parent === '') return null;
    if (this.#ids.has(row.parent)) return this.#codeWithId(row.parent);
    const names = splitNames(row.parent, separator);
    if (names.length !== 1) return names.reduce<string | null>((above, name) => this.#place(above, name), null);
    const name = names[0]!;
    const known = this.#byName.get(name) ?? this.#awaited.get(name);
    if (known !== undefined) return known;
    if (this.#coming.has(name)) return this.#await(name);
    this.#notes.add('parents-made', 'Codes that are only named as the parent of others were made.', name);
    return this.#place(null, name);
  }

  /** One that stands further down in the table is made now and filled when its row comes. */
  #codeWithId(id: string): string {
    if (!this.#codes.has(id)) this.#codes.set(id, plannedCode({ key: id, parentKey: null, name: '' }));
    return id;
  }

  #await(name: string): string {
    const key = this.#newKey();
    this.#codes.set(key, plannedCode({ key, parentKey: null, name }));
    this.#awaited.set(name, key);
    return key;
  }

  /** The code that a row is about. */
  #placeRow(parentKey: string | null, name: string, id: string): string {
    const awaited = this.#awaited.get(name);
    if (id === '' && awaited === undefined) return this.#place(parentKey, name);
    if (id === '') this.#awaited.delete(name);
    const key = id === '' ? awaited! : this.#codeWithId(id);
    Object.assign(this.#codes.get(key)!, { name, parentKey });
    this.#remember(parentKey, name, key);
    return key;
  }

  #place(parentKey: string | null, name: string): string {
    const known = this.#children.get(parentKey)?.get(name);
    if (known !== undefined) return known;
    const key = this.#newKey();
    this.#codes.set(key, plannedCode({ key, parentKey, name }));
    this.#remember(parentKey, name, key);
    return key;
  }

  #remember(parentKey: string | null, name: string, key: string): void {
    const siblings = this.#children.get(parentKey) ?? new Map<string, string>();
    this.#children.set(parentKey, siblings);
    if (!siblings.has(name)) siblings.set(name, key);
    if (!this.#byName.has(name)) this.#byName.set(name, key);
  }

  #newKey(): string {
    let key: string;
    do key = `row ${(this.#made += 1)}`;
    while (this.#ids.has(key));
    return key;
  }

  #fill(code: PlannedCode, row: Row): void {
    const memo = row.cell('memo');
    const definition = row.cell('definition');
    const fields: Partial<PlannedCode> = {
      definition: definition || memo,
      include: row.cell('include'),
      exclude: row.cell('exclude'),
      example: row.cell('example'),
      color: this.#colorOf(row),
      value: this.#numberOf(row),
      shortcut: row.cell('shortcut') || null,
      isRetired: row.cell('retired') !== '',
      createdAt: row.cell('created') || null,
      modifiedAt: row.cell('modified') || null,
    };
    for (const [field, value] of Object.entries(fields)) {
      if (value !== '' && value !== null && value !== false) Object.assign(code, { [field]: value });
    }
    if (definition !== '' && memo !== '') {
      this.#memos.push({
        subject: 'code',
        subjectKey: code.key,
        coderKey: null,
        text: memo,
        createdAt: null,
        modifiedAt: null,
      });
    }
  }

  #colorOf(row: Row): string | null {
    const written = row.cell('color');
    if (written === '') return row.fill;
    const hex = /^#?([0-9a-f]{6})$/i.exec(written)?.[1];
    if (hex !== undefined) return `#${hex.toLowerCase()}`;
    const rgb = /^(?:rgb)?\(?\s*(\d{1,3})[ ,;]+(\d{1,3})[ ,;]+(\d{1,3})\s*\)?$/i.exec(written);
    const parts = rgb?.slice(1).map(Number) ?? [];
    if (parts.length === 3 && parts.every((part) => part < 256)) {
      return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    }
    if (row.fill === null)
      this.#notes.add('colors-unknown', 'Colours that are neither #rrggbb nor three numbers were left out.', written);
    return row.fill;
  }

  #numberOf(row: Row): number | null {
    const written = row.cell('value').replace(',', '.');
    if (written === '') return null;
    const value = Number(written);
    if (Number.isFinite(value)) return value;
    this.#notes.add('values-no-number', 'Values that are no number were left out.', written);
    return null;
  }

  finish(): TableCodes {
    const codes: PlannedCode[] = [];
    const state = new Map<string, 'open' | 'done'>();
    const visit = (code: PlannedCode): void => {
      if (state.get(code.key) === 'done') return;
      state.set(code.key, 'open');
      const parent = code.parentKey === null ? undefined : this.#codes.get(code.parentKey);
      if (parent !== undefined && state.get(parent.key) === 'open') {
        this.#notes.add('cycles-cut', 'Codes that would stand below themselves were put at the top.', code.name);
        code.parentKey = null;
      } else if (parent !== undefined) visit(parent);
      state.set(code.key, 'done');
      codes.push(code);
    };
    for (const code of this.#codes.values()) visit(code);
    return { codes, memos: this.#memos };
  }
}
