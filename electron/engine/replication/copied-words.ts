import { squeezeText } from '../../../shared/domain/text/squeezed-text.ts';

/** So many characters in a row are taken for copied: shorter runs are names and turns of phrase. */
export const copiedLength = 40;
/** Any run of forty holds one whole block of twenty that begins at a multiple of twenty. */
const blockLength = copiedLength / 2;

/**
 * Finds out which of the words that analysts wrote (definitions, examples, values) stand in a text: forty characters in
 * a row, whatever the letter case, the quotation marks and the white space.
 */
export interface CopiedWords {
  /** Remembers words to be looked for. Those shorter than forty characters cannot be copied. */
  suspect(words: string): void;
  /** Looks for them in a text. */
  search(text: string): void;
  isCopied(words: string): boolean;
  readonly hasSuspects: boolean;
}

export function createCopiedWords(): CopiedWords {
  const suspects = new Map<string, { squeezed: string; isCopied: boolean }>();
  const blocks = new Map<string, Set<string>>();
  return {
    get hasSuspects() {
      return suspects.size > 0;
    },
    suspect(words) {
      if (suspects.has(words)) return;
      const { squeezed } = squeezeText(words);
      if (squeezed.length < copiedLength) return;
      suspects.set(words, { squeezed, isCopied: false });
      for (let at = 0; at + blockLength <= squeezed.length; at++) {
        const block = squeezed.slice(at, at + blockLength);
        const holders = blocks.get(block);
        if (holders) holders.add(words);
        else blocks.set(block, new Set([words]));
      }
    },
    search(text) {
      const { squeezed } = squeezeText(text);
      for (let at = 0; at + blockLength <= squeezed.length; at += blockLength) {
        for (const words of blocks.get(squeezed.slice(at, at + blockLength)) ?? []) {
          const suspect = suspects.get(words)!;
          suspect.isCopied ||= sharesRun(squeezed, at, suspect.squeezed);
        }
      }
    },
    isCopied: (words) => suspects.get(words)?.isCopied ?? false,
  };
}

/** Whether the block of the text at `at` is part of a run of forty that also stands in `words`. */
function sharesRun(text: string, at: number, words: string): boolean {
  const block = text.slice(at, at + blockLength);
  for (let place = words.indexOf(block); place !== -1; place = words.indexOf(block, place + 1)) {
    let before = 0;
    while (before < at && before < place && text[at - before - 1] === words[place - before - 1]) before++;
    let end = blockLength;
    while (at + end < text.length && place + end < words.length && text[at + end] === words[place + end]) end++;
    if (before + end >= copiedLength) return true;
  }
  return false;
}
