import type { SampleArticle } from './sample-types.ts';

interface Brief extends Omit<SampleArticle, 'text'> {
  readonly paragraphs: readonly string[];
}

/** Joins title and paragraphs into the canonical text, so that the title is written once. */
export function brief({ paragraphs, ...metadata }: Brief): SampleArticle {
  return { ...metadata, text: [metadata.title, ...paragraphs].join('\n') };
}
