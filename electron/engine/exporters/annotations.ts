import { iterateCodedArticles, type CodedArticle } from './coded-articles.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import { createExporter, type ExportProgress, type ExportScope } from './export-run.ts';
import { createOutputFile, type WrittenFile } from './table-file.ts';

/** Code points before and after a passage that tell it from the same words elsewhere. */
const contextLength = 32;
const progressStep = 5_000;

/** What the model has no term for stands under a prefix of our own, which JSON-LD allows beside the model's context. */
const context = ['http://www.w3.org/ns/anno.jsonld', { parlance: 'urn:x-parlance:' }];

/**
 * One collection of W3C Web Annotations (https://www.w3.org/TR/annotation-model/), one annotation per coding. Positions
 * count Unicode code points in logical order, as section 4.2.4 and 4.2.5 of the model demand, in the text as imported.
 */
export const exportAnnotations = createExporter({
  target: () => ({ kind: 'file' }),
  async *write(scope) {
    const file = await createOutputFile(scope.folder, scope.fileName);
    try {
      const { head, tail } = frameOf(scope);
      file.add(head);
      for await (const json of annotationsOf(scope)) {
        if (typeof json !== 'string') yield { ...json, file: scope.fileName };
        else file.addRow(`${file.rows === 0 ? '' : ','}\n${json}`);
        if (file.isFull) await file.drain();
      }
      file.add(tail(file.rows));
      const written: WrittenFile[] = [await file.finish(true)];
      return written;
    } finally {
      await file.abandon();
    }
  },
});

/** The collection around its annotations; their number stands behind them, since it is known only then. */
function frameOf({ plan, programVersion }: ExportScope): { head: string; tail: (total: number) => string } {
  const { id, title, revision, revisedAt } = plan.project;
  const about = {
    '@context': context,
    id: urn(id),
    type: 'AnnotationCollection',
    label: title,
    generator: { id: 'urn:x-parlance:program', type: 'Software', name: `Parlance ${programVersion}` },
    generated: revisedAt,
    'parlance:revision': revision,
  };
  const page = { id: `${urn(id)}#page-1`, type: 'AnnotationPage', startIndex: 0 };
  const last = JSON.stringify(page.id);
  return {
    head: `${JSON.stringify(about).slice(0, -1)},"first":${JSON.stringify(page).slice(0, -1)},"items":[`,
    tail: (total) => `\n]},"last":${last},"total":${total}}\n`,
  };
}

async function* annotationsOf(scope: ExportScope): AsyncGenerator<string | ExportProgress, void, undefined> {
  const { db, plan } = scope;
  const annotation = createAnnotation(plan);
  let rows = 0;
  let atPages = 0;
  for (const coded of iterateCodedArticles(db, plan)) {
    const source = sourceOf(coded);
    if (source === coded.article.url) atPages += coded.segments.length;
    for (const segment of coded.segments) {
      yield JSON.stringify(annotation(coded, segment, source));
      if (++rows % progressStep === 0) yield { kind: 'progress', file: '', rows };
    }
  }
  if (atPages > 0) {
    scope.note(
      'export.own-positions',
      'The source is the page of the article, but positions count in its text as it was imported: find the passage on the page by its quotation, which has its context with it.',
      atPages,
    );
  }
}

type Segment = CodedArticle['segments'][number];

function createAnnotation(plan: DatasetPlan): (coded: CodedArticle, segment: Segment, source: string) => object {
  const codes = new Map(plan.codes.map((code) => [code.id, code]));
  return (coded, segment, source) => {
    const [id, textId, codeId, coderId, startUtf16, endUtf16, start, end, quote, weight, status] = segment;
    const [, , , , , , , , , , , version, created, modified, memo] = segment;
    const text = coded.textOf(textId);
    const code = codes.get(codeId)!;
    const values = coded.attributesOf(id);
    const attributes = plan.attributes.flatMap(({ name }, at) => {
      const value = values[at] ?? null;
      return value === null ? [] : [{ 'parlance:name': name, 'parlance:value': value }];
    });
    return {
      id: urn(id),
      type: 'Annotation',
      motivation: 'tagging',
      creator: { id: urn(coderId), type: 'Person', name: plan.coderNames.get(coderId)! },
      created,
      modified,
      body: [
        { type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value: code.path },
        { type: 'SpecificResource', purpose: 'classifying', source: urn(codeId) },
        ...(memo ? [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: memo }] : []),
      ],
      target: {
        type: 'SpecificResource',
        source,
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: quote,
            prefix: lastCharacters(text.slice(Math.max(0, startUtf16 - 2 * contextLength), startUtf16)),
            suffix: firstCharacters(text.slice(endUtf16, endUtf16 + 2 * contextLength)),
          },
          { type: 'TextPositionSelector', start, end },
        ],
      },
      'parlance:article': urn(coded.article.id),
      'parlance:status': status,
      'parlance:codebookVersion': version,
      ...(weight !== null && { 'parlance:weight': weight }),
      ...(attributes.length > 0 && { 'parlance:attribute': attributes }),
    };
  };
}

/** Where the article stands on the web, or the article itself. */
function sourceOf({ article }: CodedArticle): string {
  return article.url !== null && /^https?:/i.test(article.url) && URL.canParse(article.url)
    ? article.url
    : urn(article.id);
}

function urn(id: string): string {
  return `urn:uuid:${id}`;
}

function lastCharacters(text: string): string {
  return Array.from(text).slice(-contextLength).join('');
}

function firstCharacters(text: string): string {
  return Array.from(text).slice(0, contextLength).join('');
}
