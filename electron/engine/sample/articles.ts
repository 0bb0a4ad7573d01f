import { analysisArticles } from './articles-analysis.ts';
import { februaryArticles } from './articles-february.ts';
import { marchArticles } from './articles-march.ts';
import { otherLanguageArticles } from './articles-other-languages.ts';
import type { SampleArticle } from './sample-types.ts';

/**
 * The sample corpus, in order of date. States, places, outlets and people are invented;
 * a sample that put words into the mouth of a real government could be mistaken for news.
 */
export const sampleArticles: readonly SampleArticle[] = [
  ...februaryArticles,
  ...marchArticles,
  ...analysisArticles,
  ...otherLanguageArticles,
].sort((first, second) => (first.date < second.date ? -1 : 1));
