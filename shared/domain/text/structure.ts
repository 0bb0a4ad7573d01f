/**
 * Structure kept beside the canonical text, never inside it. Positions are UTF-16 code units, half-open, into the
 * canonical text of the article. Block spans cover whole paragraphs; inline spans may cross none.
 */
export type BlockKind =
  | 'title'
  | 'heading'
  | 'list-item'
  | 'quotation'
  | 'table-row'
  | 'caption'
  | 'footnote'
  | 'preformatted';
export type InlineKind = 'bold' | 'italic' | 'underline' | 'link';

export interface StructureSpan {
  kind: BlockKind | InlineKind | 'page';
  start: number;
  end: number;
  /** Heading or list depth, from 1. For `page`: the page's number, from 1. */
  level?: number;
  /** For `link`: the absolute URL, `http:`, `https:` or `mailto:` only. */
  href?: string;
}
