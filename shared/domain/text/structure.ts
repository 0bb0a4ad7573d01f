/**
 * Structure kept beside the canonical text, never inside it. Positions are UTF-16 code units, half-open, into the
 * canonical text of the article. Block spans cover whole paragraphs; inline spans may cross none.
 */
export const blockKinds = [
  'title',
  'heading',
  'list-item',
  'quotation',
  'table-row',
  'caption',
  'footnote',
  'preformatted',
] as const;
export type BlockKind = (typeof blockKinds)[number];

export const inlineKinds = ['bold', 'italic', 'underline', 'link'] as const;
export type InlineKind = (typeof inlineKinds)[number];

/** Where a page of the original begins and ends is kept as well, though it is neither of them. */
export const structureKinds = [...blockKinds, ...inlineKinds, 'page'] as const;

export interface StructureSpan {
  kind: (typeof structureKinds)[number];
  start: number;
  end: number;
  /** Heading or list depth, from 1. For `page`: the page's number, from 1. */
  level?: number;
  /** For `link`: the absolute URL, `http:`, `https:` or `mailto:` only. */
  href?: string;
}
