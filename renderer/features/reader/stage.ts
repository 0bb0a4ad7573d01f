import type { ArticleDocument } from '../../../shared/contract/schemas/articles.ts';
import type { StructureSpan } from '../../../shared/domain/text/structure.ts';
import type { Paragraph } from '../../../shared/domain/text/paragraphs.ts';
import { createTextIndex, type TextIndex } from '../../../shared/domain/text/sentences.ts';
import { HighlightPainter } from './highlight-painter.ts';
import { SectionPresence } from './section-presence.ts';
import { createTextMap, type TextMap } from './text-map.ts';
import { TextSurface } from './text-surface.ts';
import { Viewport } from './viewport.ts';

/** One article on the page: its text, how it is cut, where it stands, and what is painted on it. */
export interface Stage {
  readonly document: ArticleDocument;
  readonly text: string;
  readonly language: string | null;
  readonly index: TextIndex;
  readonly map: TextMap;
  readonly surface: TextSurface;
  readonly painter: HighlightPainter;
  readonly presence: SectionPresence;
  readonly viewport: Viewport;
}

export function createStage(document: ArticleDocument): Stage {
  const index = createTextIndex(document.text, document.language);
  const map = createTextMap(document.text, index.paragraphs, structureOf(document, index.paragraphs));
  const surface = new TextSurface(map);
  return {
    document,
    text: document.text,
    language: document.language,
    index,
    map,
    surface,
    painter: new HighlightPainter(surface),
    presence: new SectionPresence(map.sections.length),
    viewport: new Viewport(),
  };
}

/** Plain text says nothing about structure; a first line that is the article's title is its headline all the same. */
function structureOf(document: ArticleDocument, paragraphs: readonly Paragraph[]): StructureSpan[] {
  const structure = document.structure as StructureSpan[];
  if (structure.some((span) => span.kind === 'title')) return structure;
  const first = paragraphs
    .slice(0, 5)
    .find((paragraph) => document.text.slice(paragraph.start, paragraph.end).trim() !== '');
  if (first === undefined || document.text.slice(first.start, first.end).trim() !== document.title.trim())
    return structure;
  return [{ kind: 'title', start: first.start, end: first.end }, ...structure];
}
