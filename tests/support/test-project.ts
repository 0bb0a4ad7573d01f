import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { VariableType } from '../../shared/domain/coding/types.ts';
import { createIdMaker, type CoderId } from '../../shared/domain/ids.ts';
import { createOffsetIndex } from '../../shared/domain/text/offsets.ts';
import type { StructureSpan } from '../../shared/domain/text/structure.ts';
import { runCommand, type CommandScope, type CommandTools } from '../../electron/engine/history/run-command.ts';
import { firstRowsOf } from '../../electron/engine/project/first-rows.ts';
import { run, runOne, scalar, type WritableDb } from '../../electron/engine/store/database.ts';
import { createProjectFile, openProjectFile, type ProjectFile } from '../../electron/engine/store/open-project.ts';

export interface ArticleFacts {
  title: string;
  text: string;
  outlet?: string | null;
  date?: string | null;
  datePrecision?: 'year' | 'month' | 'day' | 'minute';
  language?: string | null;
  duplicateOf?: string | null;
  structure?: readonly StructureSpan[];
}

export interface CodingFacts {
  articleId: string;
  codeId: string;
  coderId?: string;
  /** UTF-16 offsets, or the words themselves. */
  place: [start: number, end: number] | string;
  weight?: number | null;
  status?: 'draft' | 'final' | 'adjudicated';
  memo?: string;
  attributes?: Record<string, string>;
}

/** A clock that moves one second with each look, so that times tell the order and never depend on the machine. */
export function steadyTools(from = Date.UTC(2024, 0, 1)): CommandTools {
  let time = from;
  let seed = 1;
  const bytes = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => {
      seed = (seed * 48271) % 2147483647;
      return seed & 0xff;
    });
  const newId = createIdMaker({ now: () => time }, bytes);
  return { now: () => new Date((time += 1000)), newId };
}

export function realTools(): CommandTools {
  return { now: () => new Date(), newId: createIdMaker({ now: () => Date.now() }, randomBytes) };
}

/** A real project file in a folder of its own, and the short words by which tests fill it. */
export class TestProject {
  readonly folder: string;
  readonly path: string;
  readonly tools: CommandTools;
  file: ProjectFile;

  constructor(tools: CommandTools = steadyTools()) {
    this.tools = tools;
    this.folder = mkdtempSync(path.join(tmpdir(), 'parlance-test-'));
    this.path = path.join(this.folder, 'study.parlance');
    const firstRows = firstRowsOf({ title: 'Study', coderName: 'Ada' }, tools);
    this.file = createProjectFile(this.path, { door: 'memory', now: tools.now }, firstRows);
  }

  get db(): WritableDb {
    return this.file.writable();
  }

  get coderId(): CoderId {
    return scalar<CoderId>(this.db, 'SELECT coder_id FROM project');
  }

  get revision(): number {
    return scalar<number>(this.db, 'SELECT revision FROM project');
  }

  close(): void {
    this.file.close();
  }

  reopen(mode: 'write' | 'read' = 'write'): void {
    this.file.close();
    this.file = openProjectFile(this.path, { mode, door: 'memory', now: this.tools.now });
  }

  remove(): void {
    this.file.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  command<T>(label: string, body: (scope: CommandScope) => T, coderId: string = this.coderId): T {
    return runCommand(this.db, this.tools, { command: 'test.do', label, coderId: coderId as CoderId }, body).result;
  }

  addCoder(name: string): string {
    return this.command(`Add ${name}`, ({ record, newId, time }) => {
      const id = newId();
      record.insert('coder', { id, name, color: '#336699', created_at: time });
      return id;
    });
  }

  addCode(name: string, parentId: string | null = null, more: Record<string, string | number | null> = {}): string {
    return this.command(`Create the code ${name}`, ({ db, record, newId, time }) => {
      const id = newId();
      const position = scalar<number>(db, 'SELECT count(*) FROM code WHERE parent_id IS ?', parentId);
      record.insert('code', {
        id,
        parent_id: parentId,
        name,
        color: '#d1495b',
        definition: '',
        include: '',
        exclude: '',
        example: '',
        position,
        created_at: time,
        modified_at: time,
        ...more,
      });
      return id;
    });
  }

  /** Writes what an import writes, without reading a file. */
  addArticle(facts: ArticleFacts): string {
    return insertArticle(this.db, this.tools, facts);
  }

  setState(articleId: string, state: 'not-started' | 'in-progress' | 'done', coderId: string = this.coderId): void {
    this.command('Set a state', ({ record, newId, time }) => {
      record.insert('article_state', {
        id: newId(),
        article_id: articleId,
        coder_id: coderId,
        state,
        modified_at: time,
      });
    });
  }

  /** `values` by article, each in the one spelling of the type. */
  addVariable(
    name: string,
    type: VariableType,
    values: Readonly<Record<string, string>>,
    choices: string[] = [],
  ): string {
    return this.command(`Create the variable ${name}`, ({ db, record, newId }) => {
      const id = newId();
      const position = scalar<number>(db, 'SELECT count(*) FROM variable');
      record.insert('variable', { id, name, type, choices: JSON.stringify(choices), position });
      for (const [articleId, value] of Object.entries(values)) {
        record.insert('article_variable', { id: newId(), article_id: articleId, variable_id: id, value });
      }
      return id;
    });
  }

  addCoding(facts: CodingFacts): string {
    const coderId = facts.coderId ?? this.coderId;
    return this.command('Apply a code', (scope) => insertCoding(scope, { ...facts, coderId }), coderId);
  }
}

export function insertArticle(db: WritableDb, tools: CommandTools, facts: ArticleFacts): string {
  const [id, textId, time] = [tools.newId(), tools.newId(), tools.now().toISOString()];
  const date = facts.date ?? null;
  return db.transaction(() => {
    runOne(
      db,
      `INSERT INTO article (id, title, outlet, date, date_precision, language, direction, duplicate_of, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      facts.title,
      facts.outlet ?? null,
      date,
      date === null ? null : (facts.datePrecision ?? 'day'),
      facts.language ?? 'en',
      facts.language === 'fa' ? 'rtl' : 'ltr',
      facts.duplicateOf ?? null,
      time,
    );
    runOne(
      db,
      `INSERT INTO article_text (id, article_id, version, text, text_hash, utf16_length, characters, words, structure, created_at)
       VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?)`,
      textId,
      id,
      facts.text,
      createHash('sha256').update(facts.text, 'utf8').digest('hex'),
      facts.text.length,
      createOffsetIndex(facts.text).codePointLength,
      facts.text.split(/\s+/u).filter(Boolean).length,
      JSON.stringify(facts.structure ?? []),
      time,
    );
    const key = scalar<number>(db, 'SELECT key FROM article_text WHERE id = ?', textId);
    run(db, 'INSERT INTO article_search (rowid, title, body) VALUES (?, ?, ?)', key, facts.title, facts.text);
    return id;
  })();
}

export function insertCoding(scope: CommandScope, facts: CodingFacts & { coderId: string }): string {
  const { db, record, newId, time, codebookVersion } = scope;
  const row = db.prepare('SELECT id, text FROM article_text WHERE article_id = ?').get(facts.articleId);
  const { id: textId, text } = row as { id: string; text: string };
  const start = typeof facts.place === 'string' ? text.indexOf(facts.place) : facts.place[0];
  const end = typeof facts.place === 'string' ? start + facts.place.length : facts.place[1];
  if (start < 0) throw new Error(`The text does not say: ${String(facts.place)}`);
  const offsets = createOffsetIndex(text);
  const id = newId();
  record.insert('segment', {
    id,
    article_id: facts.articleId,
    text_id: textId,
    code_id: facts.codeId,
    coder_id: facts.coderId,
    start_utf16: start,
    end_utf16: end,
    start_cp: offsets.toCodePoint(start),
    end_cp: offsets.toCodePoint(end),
    quote: text.slice(start, end),
    weight: facts.weight ?? null,
    status: facts.status ?? 'final',
    codebook_version: codebookVersion,
    created_at: time,
    modified_at: time,
  });
  if (facts.memo) {
    const memo = { subject: 'segment', subject_id: id, coder_id: facts.coderId, text: facts.memo };
    record.insert('memo', { id: newId(), ...memo, created_at: time, modified_at: time });
  }
  for (const [name, value] of Object.entries(facts.attributes ?? {})) {
    record.insert('segment_attribute', { id: newId(), segment_id: id, attribute_id: attributeId(scope, name), value });
  }
  return id;
}

function attributeId({ db, record, newId }: CommandScope, name: string): string {
  const known = db.prepare('SELECT id FROM attribute WHERE name = ?').pluck().get(name) as string | undefined;
  if (known !== undefined) return known;
  const id = newId();
  record.insert('attribute', { id, name, position: scalar<number>(db, 'SELECT count(*) FROM attribute') });
  return id;
}
