import { inlineKinds, structureKinds, type StructureSpan } from '../../../../shared/domain/text/structure.ts';

const inline = new Set<string>(inlineKinds);
const known = new Set<string>(structureKinds);

/** The spans that lie in the text and are of a kind that the reader can show. */
export function soundStructure(text: string, spans: readonly StructureSpan[]): StructureSpan[] {
  return spans.filter(({ kind, start, end, level, href }) => {
    const isInside =
      Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;
    if (!isInside || (level !== undefined && !(Number.isInteger(level) && level >= 0))) return false;
    if (!inline.has(kind)) return known.has(kind);
    const crosses = text.slice(start, end).includes('\n');
    return !crosses && (kind !== 'link' || /^(?:https?|mailto):/i.test(href ?? ''));
  });
}
