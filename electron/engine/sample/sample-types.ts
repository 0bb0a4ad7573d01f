/** One invented news brief. `text` is canonical: the title line first, then one paragraph per line. */
export interface SampleArticle {
  readonly key: string;
  readonly title: string;
  readonly byline: string | null;
  readonly outlet: string;
  readonly section: string | null;
  /** ISO 8601 calendar date. */
  readonly date: string;
  readonly url: string | null;
  readonly language: 'en' | 'fa' | 'ar';
  readonly text: string;
}

/** Names from the root to the code itself. */
export type SampleCodePath = readonly [string, ...string[]];

export interface SampleCode {
  readonly path: SampleCodePath;
  readonly color: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly example: string;
  /** The digit that applies this code in the reader. */
  readonly key: string | null;
  readonly value: number | null;
}

export interface SampleCoder {
  readonly name: string;
  readonly color: string;
}

/** One code on one passage by one coder; the passage is named by its words. */
export interface SampleCoding {
  readonly article: string;
  readonly coder: string;
  readonly code: SampleCodePath;
  readonly quote: string;
  /** Which occurrence of the quote in the text is meant, counted from 1; the first when left out. */
  readonly occurrence?: number;
  readonly memo?: string;
  readonly speaker?: string;
}

export interface SampleState {
  readonly article: string;
  readonly coder: string;
  readonly state: 'done' | 'in-progress';
}

/** A memo on an article, or on the project where `article` is null. */
export interface SampleMemo {
  readonly article: string | null;
  readonly coder: string;
  readonly text: string;
}
