import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ImportPlan, PlannedArticle } from '../../electron/engine/importers/import-plan.ts';
import { planImport } from '../../electron/engine/importers/registry.ts';
import { ParlanceError } from '../../shared/contract/errors.ts';
import { canonicalizeText } from '../../shared/domain/text/canonical-text.ts';
import type { StructureSpan } from '../../shared/domain/text/structure.ts';

const fixtures = new URL('../fixtures/import/', import.meta.url);

export function fixturePath(name: string): string {
  return fileURLToPath(new URL(name, fixtures));
}

export function fixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(fixturePath(name)));
}

export function planFixture(name: string, options: { encoding?: string; format?: string } = {}): Promise<ImportPlan> {
  return planImport({ fileName: name.split('/').at(-1) ?? name, bytes: fixtureBytes(name), ...options });
}

export function planText(text: string, fileName: string): Promise<ImportPlan> {
  return planImport({ fileName, bytes: new TextEncoder().encode(text) });
}

/** The code with which bytes are refused; the plan's format where they are not, so that a failing test says so. */
export async function refusalOf(fileName: string, bytes: Uint8Array): Promise<string> {
  try {
    return `planned as ${(await planImport({ fileName, bytes })).format}`;
  } catch (error) {
    if (!(error instanceof ParlanceError)) throw error;
    return error.code;
  }
}

/** Spans as `kind level <href>: the words`, which a reader of a test can check by eye. */
export function spansOf(article: PlannedArticle): string[] {
  return article.structure.map((span) => `${label(span)}: ${article.text.slice(span.start, span.end)}`);
}

function label(span: StructureSpan): string {
  const level = span.level === undefined ? '' : ` ${span.level}`;
  return `${span.kind}${level}${span.href === undefined ? '' : ` <${span.href}>`}`;
}

/** What every plan owes, whatever the file: canonical text, and spans that lie inside it. */
export function brokenPromises(plan: ImportPlan): string[] {
  return plan.articles.flatMap((article, index) => {
    const problems: string[] = [];
    if (canonicalizeText(article.text) !== article.text) problems.push(`article ${index}: text is not canonical`);
    if (article.text.trim() === '') problems.push(`article ${index}: no text`);
    if (article.title.trim() === '') problems.push(`article ${index}: no title`);
    for (const span of article.structure) {
      const isInside = span.start >= 0 && span.start < span.end && span.end <= article.text.length;
      if (!isInside) problems.push(`article ${index}: ${span.kind} span ${span.start}–${span.end} lies outside`);
    }
    return problems;
  });
}
