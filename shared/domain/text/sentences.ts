import { isGraphemeBoundary, snapToGraphemes } from './graphemes.ts';
import { assertRange, type TextRange } from './offsets.ts';
import { lastStartingAtOrBefore, paragraphAt, splitParagraphs, type Paragraph } from './paragraphs.ts';
import { primaryLanguage, segmenterFor } from './segmenters.ts';
import { isFalseBreak } from './sentence-breaks.ts';

/**
 * The sentences of one paragraph, without the white space around them; none where there is only white space.
 * `range` is the paragraph.
 */
export function splitSentences(text: string, range: TextRange, language: string | null): TextRange[] {
  assertRange(range, text.length);
  const primary = primaryLanguage(language);
  const sentences: TextRange[] = [];
  let start = range.start;
  for (const part of segmenterFor(language, 'sentence').segment(text.slice(range.start, range.end))) {
    const end = range.start + part.index + part.segment.length;
    const isBreak = isGraphemeBoundary(text, end) && !isFalseBreak(text, range.start, end, primary);
    if (end < range.end && !isBreak) continue;
    const sentence = withoutSpaceAround(text, start, end);
    if (sentence.start < sentence.end) sentences.push(sentence);
    start = end;
  }
  return sentences;
}

function withoutSpaceAround(text: string, from: number, to: number): TextRange {
  const sentence = text.slice(from, to);
  const start = from + (sentence.length - sentence.trimStart().length);
  const end = Math.max(start, from + sentence.trimEnd().length);
  // A space can carry a combining mark, and then it is no white space.
  return snapToGraphemes(text, { start, end });
}

/**
 * The sentence at an offset of its paragraph. White space belongs to the sentence that it follows, that at the start of
 * the paragraph to the first. Null only where there are no sentences.
 */
export function sentenceAt(sentences: readonly TextRange[], offset: number): TextRange | null {
  return sentences[Math.max(0, lastStartingAtOrBefore(sentences, offset))] ?? null;
}

/** Paragraphs and sentences of one text. Sentences are found when first asked for, paragraph by paragraph. */
export interface TextIndex {
  readonly paragraphs: readonly Paragraph[];
  sentencesOf(paragraphIndex: number): readonly TextRange[];
  /** From 1 within the paragraph; 0 in a paragraph without sentences. */
  sentenceNumberAt(offset: number): number;
  sentenceAt(offset: number): TextRange | null;
  /** The first sentence that starts after `offset`, in whatever paragraph. */
  nextSentence(offset: number): TextRange | null;
  /** The last sentence that ends at or before `offset`, in whatever paragraph. */
  previousSentence(offset: number): TextRange | null;
}

export function createTextIndex(text: string, language: string | null): TextIndex {
  const paragraphs = splitParagraphs(text);
  const cache = new Map<number, readonly TextRange[]>();

  function sentencesOf(paragraphIndex: number): readonly TextRange[] {
    const known = cache.get(paragraphIndex);
    if (known !== undefined) return known;
    const paragraph = paragraphs[paragraphIndex];
    if (paragraph === undefined) throw new RangeError(`The text has no paragraph ${paragraphIndex}.`);
    const sentences = splitSentences(text, paragraph, language);
    cache.set(paragraphIndex, sentences);
    return sentences;
  }

  return {
    paragraphs,
    sentencesOf,
    sentenceNumberAt(offset) {
      const sentences = sentencesOf(paragraphAt(paragraphs, offset).index);
      return sentences.length === 0 ? 0 : Math.max(0, lastStartingAtOrBefore(sentences, offset)) + 1;
    },
    sentenceAt: (offset) => sentenceAt(sentencesOf(paragraphAt(paragraphs, offset).index), offset),
    nextSentence(offset) {
      for (let index = paragraphAt(paragraphs, offset).index; index < paragraphs.length; index++) {
        const sentences = sentencesOf(index);
        const found = sentences[lastStartingAtOrBefore(sentences, offset) + 1];
        if (found !== undefined) return found;
      }
      return null;
    },
    previousSentence(offset) {
      for (let index = paragraphAt(paragraphs, offset).index; index >= 0; index--) {
        const sentences = sentencesOf(index);
        const last = lastStartingAtOrBefore(sentences, offset);
        const found = sentences[last];
        if (found !== undefined && found.end <= offset) return found;
        if (last > 0) return sentences[last - 1]!;
      }
      return null;
    },
  };
}
