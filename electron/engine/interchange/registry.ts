import type { InterchangeReader } from './plan.ts';

/** One reader per format, the most certain of their own first. */
export const readers: readonly InterchangeReader[] = [];
