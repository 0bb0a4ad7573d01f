import { catmaReader } from './catma/catma.ts';
import { codebookTableReader } from './codebooks/codebook-table.ts';
import { indentedTextReader } from './codebooks/indented-text.ts';
import { maxqdaCodebookReader } from './codebooks/maxqda-codebook.ts';
import { doccanoReader } from './doccano/doccano.ts';
import { inceptionReader } from './inception/inception.ts';
import { labelStudioReader } from './label-studio/label-studio.ts';
import { parlanceReader } from './parlance/parlance-reader.ts';
import type { InterchangeReader } from './plan.ts';
import { qualCoderReader } from './qualcoder/qualcoder-reader.ts';
import { qdcReader } from './refi/qdc.ts';
import { qdpxReader } from './refi/qdpx.ts';
import { taguetteReader } from './taguette/taguette-reader.ts';

/** One reader per format, the most certain of their own first. */
export const readers: readonly InterchangeReader[] = [
  qdpxReader,
  qdcReader,
  parlanceReader,
  qualCoderReader,
  taguetteReader,
  inceptionReader,
  catmaReader,
  labelStudioReader,
  doccanoReader,
  maxqdaCodebookReader,
  codebookTableReader,
  indentedTextReader,
];
