import { checkOf, sketchOf } from '../../../shared/domain/text/fingerprint.ts';
import { squeezeText, type SqueezedText } from '../../../shared/domain/text/squeezed-text.ts';
import type { CodedArticle } from '../exporters/coded-articles.ts';
import type { TypedRow } from '../exporters/row-parts.ts';
import type { ReadableDb } from '../store/database.ts';
import { readTextFacts } from '../store/queries/export-rows.ts';
import { contextLength, packageHash, seedOf } from './package-format.ts';

/** Rows from which passages and articles are found again by whoever has a copy of the texts. */
export interface AnchorRows {
  anchorsOf(coded: CodedArticle): TypedRow[];
  /** The newest text of the article, and older ones that codings were made on. */
  fingerprintsOf(coded: CodedArticle): TypedRow[];
}

export function createAnchorRows(db: ReadableDb, salt: string): AnchorRows {
  const seed = seedOf(salt);
  let held: { coded: CodedArticle; texts: Map<string, SqueezedText> } | null = null;
  const squeezedOf = (coded: CodedArticle, textId: string): SqueezedText => {
    if (held?.coded !== coded) held = { coded, texts: new Map() };
    const known = held.texts.get(textId) ?? squeezeText(coded.textOf(textId));
    held.texts.set(textId, known);
    return known;
  };
  const run = (text: string): [length: number, check: number, hash: string] => [
    text.length,
    checkOf(text),
    packageHash(salt, text),
  ];
  return {
    anchorsOf(coded) {
      const versions = new Map<string, number>();
      return coded.segments.map(([segmentId, textId, , , startUtf16, endUtf16]) => {
        const version = versions.get(textId) ?? readTextFacts(db, textId).version;
        versions.set(textId, version);
        const text = squeezedOf(coded, textId);
        const { start, end } = text.toSqueezed({ start: startUtf16, end: endUtf16 });
        const [, check, hash] = run(text.squeezed.slice(start, end));
        const before = run(text.squeezed.slice(Math.max(0, start - contextLength), start));
        const after = run(text.squeezed.slice(end, end + contextLength));
        return [segmentId, version, start, end - start, check, hash, ...before, ...after];
      });
    },
    fingerprintsOf(coded) {
      const newest = coded.article.textId;
      const textIds = new Set([newest, ...coded.segments.map(([, textId]) => textId)]);
      return [...textIds].map((textId) => {
        const { version, textHash } = readTextFacts(db, textId);
        const { squeezed } = squeezedOf(coded, textId);
        const sketch = sketchOf(squeezed, seed).map((hash) => hash.toString(16).padStart(8, '0'));
        const isNewest = textId === newest ? 1 : 0;
        return [coded.article.id, version, textHash, isNewest, packageHash(salt, squeezed), sketch.join(' ')];
      });
    },
  };
}
