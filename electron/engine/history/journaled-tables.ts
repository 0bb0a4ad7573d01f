import type { TouchedThings } from '../../../shared/contract/schemas/events.ts';

export interface JournaledTable {
  columns: readonly string[];
  /** Which kind of thing a change of this table touches. */
  thing: keyof TouchedThings;
}

/**
 * The tables that commands change and whose rows the journal records. Column names in SQL come from here only, never
 * from a journal entry, which may one day come from another machine.
 */
export const journaledTables = {
  project: { columns: ['singleton', 'title'], thing: 'project' },
  coder: { columns: ['id', 'name', 'color', 'created_at'], thing: 'coders' },
  article: {
    columns: [
      'id',
      'title',
      'byline',
      'outlet',
      'section',
      'date',
      'date_precision',
      'url',
      'language',
      'direction',
      'duplicate_of',
      'created_at',
      'removed_at',
    ],
    thing: 'articles',
  },
  article_state: { columns: ['id', 'article_id', 'coder_id', 'state', 'modified_at'], thing: 'articles' },
  code: {
    columns: [
      'id',
      'parent_id',
      'name',
      'color',
      'definition',
      'include',
      'exclude',
      'example',
      'value',
      'key',
      'position',
      'retired_at',
      'created_at',
      'modified_at',
    ],
    thing: 'codes',
  },
  attribute: { columns: ['id', 'name', 'position'], thing: 'attributes' },
  segment: {
    columns: [
      'id',
      'article_id',
      'text_id',
      'code_id',
      'coder_id',
      'start_utf16',
      'end_utf16',
      'start_cp',
      'end_cp',
      'quote',
      'weight',
      'status',
      'codebook_version',
      'created_at',
      'modified_at',
    ],
    thing: 'segments',
  },
  segment_attribute: { columns: ['id', 'segment_id', 'attribute_id', 'value'], thing: 'segments' },
  variable: { columns: ['id', 'name', 'type', 'choices', 'position'], thing: 'variables' },
  article_variable: { columns: ['id', 'article_id', 'variable_id', 'value'], thing: 'articles' },
  export_recipe: { columns: ['id', 'name', 'options', 'created_at', 'modified_at'], thing: 'recipes' },
  memo: {
    columns: ['id', 'subject', 'subject_id', 'coder_id', 'text', 'created_at', 'modified_at'],
    thing: 'memos',
  },
} as const satisfies Record<string, JournaledTable>;

export type JournaledTableName = keyof typeof journaledTables;

/** The column that names a row of the table. */
export function keyColumnOf(table: JournaledTableName): string {
  return table === 'project' ? 'singleton' : 'id';
}

export function isJournaledTable(name: string): name is JournaledTableName {
  return Object.hasOwn(journaledTables, name);
}
