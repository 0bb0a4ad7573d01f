import { createXmlReader, type XmlElement, type XmlReader } from '../xml-events.ts';
import { TeiText, type OpenPassage } from './tei-text.ts';

/** One `TEI` of a file, with what is marked in its text. */
export interface TeiDocument {
  id: string | null;
  title: string | null;
  author: string | null;
  publisher: string | null;
  date: string | null;
  language: string | null;
  content: TeiText;
  marks: TeiMark[];
  notes: string[];
}

export interface TeiMark extends OpenPassage {
  /** Name of the element, and what its `type` and `subtype` or its `ana` say. */
  path: string[];
  /** `resp`. */
  coder: string | null;
  attributes: Record<string, string>;
}

/** Blocks of the TEI guidelines (chapters 3, 4, 5 and 7): each begins a line of its own. */
const blocks = new Set(
  'p head ab l lg div div1 div2 div3 div4 item list label speaker sp stage row cell table opener closer dateline byline salute signed trailer quote cit titlePart docTitle docAuthor docDate epigraph argument figure figDesc body front back group floatingText postscript lb pb'.split(
    ' ',
  ),
);
/** What is said about the text and is none of it. */
const aside = new Set('note fw del orig sic teiHeader standOff facsimile sourceDoc'.split(' '));
/** Elements that annotate by being there (chapters 3.6, 13 and 16 of the guidelines). */
const annotating = new Set(
  'rs name persName placeName orgName geogName objectName eventName addName forename surname roleName settlement region country bloc district term said measure num date time'.split(
    ' ',
  ),
);
/** Elements that annotate only with an `ana` or a `type`. */
const carriers = new Set('seg span q w phr cl s'.split(' '));

/** Documents come out as soon as they end: a corpus is never held as a whole. */
export class TeiReader {
  readonly finished: TeiDocument[] = [];
  readonly #xml: XmlReader;
  readonly #path: string[] = [];
  readonly #marks: (TeiMark | null)[] = [];
  #document: TeiDocument | null = null;
  #text = '';
  /** How many elements are open that are no part of the text. */
  #asideDepth = 0;
  /** Labels of what `ana` points at: `interp`, `category`. */
  readonly labels = new Map<string, string>();
  #labelled = '';

  constructor(fileName: string) {
    this.#xml = createXmlReader(fileName, {
      open: (element) => this.#open(element),
      close: (name) => this.#close(name),
      text: (part) => this.#addText(part),
    });
  }

  write(chunk: Uint8Array): void {
    this.#xml.write(chunk);
  }

  finish(): void {
    this.#xml.finish();
  }

  #open(element: XmlElement): void {
    const { name, attributes } = element;
    this.#path.push(name);
    this.#marks.push(null);
    if (name === 'TEI' || name === 'TEI.2') this.#document = emptyDocument(attributes);
    if (this.#document === null) return;
    if (aside.has(name)) this.#asideDepth += 1;
    if (this.#asideDepth > 0) {
      if (this.#path.includes('teiHeader')) this.#openHeader(element);
      else if (name === 'note') this.#text = '';
      return;
    }
    if (name === 'interp' || name === 'category') this.#labelled = attributes['xml:id'] ?? '';
    if (!this.#path.includes('text')) return;
    this.#document.language ??= name === 'text' ? (attributes['xml:lang'] ?? null) : null;
    if (blocks.has(name)) this.#document.content.breakLine();
    const path = markPath(element);
    if (path === null) return;
    const mark = Object.assign(this.#document.content.openPassage(), {
      path,
      coder: attributes['resp']?.replace(/^#/, '') ?? null,
      attributes: referencesOf(attributes),
    });
    this.#marks[this.#marks.length - 1] = mark;
    this.#document.marks.push(mark);
  }

  #openHeader({ name, attributes }: XmlElement): void {
    if (name === 'date' && this.#document !== null) {
      this.#document.date ??= attributes['when'] ?? attributes['when-iso'] ?? null;
    } else if (name === 'language' && this.#document !== null) this.#document.language ??= attributes['ident'] ?? null;
    else if (name === 'category' || name === 'interp') this.#labelled = attributes['xml:id'] ?? '';
    this.#text = '';
  }

  #addText(part: string): void {
    if (this.#document === null) return;
    if (this.#asideDepth > 0) this.#text += part;
    else if (this.#path.includes('text')) this.#document.content.write(part);
  }

  #close(name: string): void {
    const path = this.#path;
    path.pop();
    const mark = this.#marks.pop() ?? null;
    const document = this.#document;
    if (document === null) return;
    if (mark !== null) document.content.closePassage(mark);
    if (this.#asideDepth > 0) {
      this.#closeAside(document, name);
      if (aside.has(name)) this.#asideDepth -= 1;
    } else if (blocks.has(name)) document.content.breakLine();
    if (name === 'TEI' || name === 'TEI.2') {
      this.finished.push(document);
      this.#document = null;
    }
  }

  #closeAside(document: TeiDocument, name: string): void {
    const value = this.#text.replace(/\s+/gu, ' ').trim();
    if (name === 'note' && this.#path.includes('text')) {
      if (value !== '') document.notes.push(value);
    } else if (this.#path.includes('teiHeader')) this.#closeHeader(document, name, value);
  }

  #closeHeader(document: TeiDocument, name: string, value: string): void {
    const parent = this.#path.at(-1);
    if (value !== '') {
      if (parent === 'titleStmt' && name === 'title') document.title ??= value;
      else if (parent === 'titleStmt' && name === 'author') document.author ??= value;
      else if (parent === 'publicationStmt' && name === 'publisher') document.publisher ??= value;
      else if ((name === 'catDesc' || name === 'interp') && this.#labelled !== '')
        this.labels.set(this.#labelled, value);
      else if (name === 'date') document.date ??= /^\d{4}(?:-\d{2}){0,2}$/.exec(value)?.[0] ?? null;
    }
    this.#text = '';
  }
}

function emptyDocument(attributes: Readonly<Record<string, string>>): TeiDocument {
  return {
    id: attributes['xml:id'] ?? null,
    title: null,
    author: null,
    publisher: null,
    date: null,
    language: attributes['xml:lang'] ?? null,
    content: new TeiText(),
    marks: [],
    notes: [],
  };
}

function markPath({ name, attributes }: XmlElement): string[] | null {
  const ana = attributes['ana'];
  const type = attributes['type'];
  if (!annotating.has(name) && !(carriers.has(name) && (ana !== undefined || type !== undefined))) return null;
  const path = [name];
  if (type !== undefined && type !== '') path.push(type);
  if (attributes['subtype'] !== undefined && path.length === 2) path.push(attributes['subtype']);
  return ana === undefined
    ? path
    : [
        name,
        ...ana
          .split(/[\s#]+/)
          .filter((id) => id !== '')
          .slice(0, 1),
      ];
}

function referencesOf(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const kept = ['ref', 'key', 'when', 'who', 'cert'].filter((name) => attributes[name]);
  return Object.fromEntries(kept.map((name) => [name, attributes[name]!]));
}
