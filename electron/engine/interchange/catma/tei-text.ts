import type { StructureSpan } from '../../../../shared/domain/text/structure.ts';
import { canonicalizeText } from '../../../../shared/domain/text/canonical-text.ts';

/** A passage whose first and last character are known once something was written into it. */
export interface OpenPassage {
  start: number;
  end: number;
}

/**
 * Writes running text out of elements: white space as one blank, blocks on lines of their own, none at an edge. Passages
 * that are open while text comes learn where they begin and end.
 */
export class TeiText {
  #written = '';
  #gap: '' | ' ' | '\n' = '';
  readonly #open = new Set<OpenPassage>();
  readonly structure: StructureSpan[] = [];

  get text(): string {
    return this.#written;
  }

  write(raw: string): void {
    for (const part of canonicalizeText(raw).split(/(\s+)/u)) {
      if (part === '') continue;
      if (/^\s/u.test(part)) {
        if (this.#gap === '') this.#gap = ' ';
      } else this.#append(part);
    }
  }

  #append(words: string): void {
    if (this.#written !== '') this.#written += this.#gap;
    this.#gap = '';
    for (const passage of this.#open) if (passage.start < 0) passage.start = this.#written.length;
    this.#written += words;
  }

  breakLine(): void {
    this.#gap = '\n';
  }

  openPassage(): OpenPassage {
    const passage = { start: -1, end: -1 };
    this.#open.add(passage);
    return passage;
  }

  /** Blanks at its end are no part of it. */
  closePassage(passage: OpenPassage): void {
    this.#open.delete(passage);
    passage.end = passage.start < 0 ? -1 : this.#written.length;
  }
}
