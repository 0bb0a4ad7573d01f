import { readXml, type XmlElement } from '../xml-events.ts';

/**
 * An annotation collection of CATMA in its TEI form (catma.de, Technical specifications, TEI export format; versions 3
 * to 5): tagsets as `fsdDecl`, tags as `fsDecl`, annotations as `fs`, and their places as `ptr` or as the text itself
 * in `seg`.
 */
export interface Collection {
  title: string | null;
  author: string | null;
  tagsets: { id: string; name: string }[];
  tags: Tag[];
  annotations: Map<string, CatmaAnnotation>;
  /** Stretches of the text that is meant, with the annotations over each. */
  stretches: Stretch[];
  /** The text itself, where the collection was handed out with it. */
  text: string | null;
  /** The ids of the texts that it points at. */
  documents: Set<string>;
  /** Places of annotations that are written in another way than by characters. */
  unreadPlaces: number;
}

export interface Tag {
  id: string;
  tagset: string;
  parent: string | null;
  name: string;
  /** A number, as CATMA keeps it: ARGB. */
  color: string | null;
}

export interface CatmaAnnotation {
  tag: string;
  author: string | null;
  time: string | null;
  properties: Map<string, string[]>;
}

export interface Stretch {
  start: number;
  end: number;
  annotations: string[];
}

const colorProperty = 'catma_displaycolor';
const authorProperty = 'catma_markupauthor';
const timeProperty = 'catma_markuptimestamp';

export function readCollection(chunks: Iterable<Uint8Array>, fileName: string): Collection {
  const reader = new CollectionReader();
  readXml(chunks, fileName, reader);
  return reader.finish();
}

class CollectionReader {
  readonly #collection: Collection = {
    title: null,
    author: null,
    tagsets: [],
    tags: [],
    annotations: new Map(),
    stretches: [],
    text: null,
    documents: new Set(),
    unreadPlaces: 0,
  };
  readonly #path: string[] = [];
  #text = '';
  #property = '';
  #annotation: CatmaAnnotation | null = null;
  /** The annotations of the `seg` that is open. */
  #over: string[] = [];
  #isInPlaces = false;
  /** The text itself, where it stands there, and the stretches of it; blanks between pointers look the same at first. */
  #written = '';
  readonly #writtenStretches: Stretch[] = [];

  readonly open = ({ name, attributes }: XmlElement): void => {
    this.#path.push(name);
    this.#text = '';
    const { tagsets, tags } = this.#collection;
    const id = attributes['xml:id'] ?? '';
    if (name === 'fsdDecl') tagsets.push({ id, name: tagsetName(attributes['n'] ?? '') || id });
    else if (name === 'fsDecl') {
      tags.push({
        id,
        tagset: tagsets.at(-1)?.id ?? '',
        parent: attributes['baseTypes'] ?? null,
        name: id,
        color: null,
      });
    } else if (name === 'f' || name === 'fDecl') this.#property = attributes['name'] ?? '';
    else if (name === 'fs' && this.#path.includes('text')) this.#openAnnotation(id, attributes['type'] ?? '');
    else if (name === 'ab' && attributes['type'] === 'catma') this.#isInPlaces = true;
    else if (name === 'seg') this.#over = idsOf(attributes['ana']);
    else if (name === 'ptr') this.#point(attributes['target'] ?? '');
    else if (name === 'numeric') this.#value(attributes['value'] ?? '');
  };

  readonly text = (part: string): void => {
    if (this.#isInPlaces) this.#write(part);
    else this.#text += part;
  };

  readonly close = (name: string): void => {
    this.#path.pop();
    const value = this.#text.trim();
    this.#text = '';
    if (name === 'fsDescr' && value !== '') Object.assign(this.#collection.tags.at(-1) ?? {}, { name: value });
    else if (name === 'string') this.#value(value);
    else if (name === 'fs') this.#annotation = null;
    else if (name === 'seg') this.#over = [];
    else if (name === 'ab') this.#isInPlaces = false;
    else if (this.#path.at(-1) === 'titleStmt' && value !== '' && value !== 'empty') {
      if (name === 'title') this.#collection.title ??= value;
      else if (name === 'author') this.#collection.author ??= value;
    }
  };

  #openAnnotation(id: string, tag: string): void {
    this.#annotation = { tag, author: null, time: null, properties: new Map() };
    this.#collection.annotations.set(id, this.#annotation);
  }

  #value(value: string): void {
    const annotation = this.#annotation;
    if (annotation === null) {
      const tag = this.#path.includes('fsDecl') ? this.#collection.tags.at(-1) : undefined;
      if (tag !== undefined && this.#property === colorProperty) tag.color ??= value;
    } else if (this.#property === authorProperty) annotation.author = value === '' || value === 'empty' ? null : value;
    else if (this.#property === timeProperty) annotation.time = value;
    else if (this.#property !== colorProperty && value !== '') {
      annotation.properties.set(this.#property, [...(annotation.properties.get(this.#property) ?? []), value]);
    }
  }

  /** RFC 5147: positions between characters, from the first to behind the last. */
  #point(target: string): void {
    const match = /^(.*)#char=(\d{1,12}),(\d{1,12})/.exec(target);
    if (match === null) {
      if (this.#over.length > 0) this.#collection.unreadPlaces += 1;
      return;
    }
    this.#collection.documents.add(match[1]!.replace(/^catma:\/\//, ''));
    if (this.#over.length === 0) return;
    this.#collection.stretches.push({ start: Number(match[2]), end: Number(match[3]), annotations: this.#over });
  }

  #write(part: string): void {
    const start = this.#written.length;
    this.#written += part;
    if (this.#over.length === 0) return;
    this.#writtenStretches.push({ start, end: this.#written.length, annotations: this.#over });
  }

  finish(): Collection {
    const hasText = this.#collection.documents.size === 0 && this.#written.trim() !== '';
    return hasText ? { ...this.#collection, text: this.#written, stretches: this.#writtenStretches } : this.#collection;
  }
}

function idsOf(value: string | undefined): string[] {
  return (value ?? '').split(/[\s#]+/).filter((id) => id !== '');
}

/** Older versions write the time of the tagset's version behind its name. */
function tagsetName(name: string): string {
  return name.replace(/\s+\d{2,4}-\d{2}-\d{2}T[\d:.]+(?:[+-]\d{2}:?\d{2}|Z)?$/, '').trim();
}
