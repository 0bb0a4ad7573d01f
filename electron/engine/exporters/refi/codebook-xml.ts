import { composeDescription } from '../../interchange/refi/code-description.ts';
import type { RefiCode } from './refi-scope.ts';
import { close, empty, open, textElement } from './xml-text.ts';

/**
 * Nested `Code` elements. Every code can be applied here, so every code is codable there: `isCodable="false"` would make
 * other programs refuse codings that exist.
 */
export function* codeElements(
  codes: readonly RefiCode[],
  notesOf: (codeId: string) => readonly string[],
): Generator<string, void, undefined> {
  const above: string[] = [];
  for (const code of codes) {
    while (above.length > 0 && above.at(-1) !== code.parentId) {
      above.pop();
      yield close('Code');
    }
    yield `\n${open('Code', { guid: code.id, name: code.name, isCodable: 'true', color: code.color })}`;
    yield textElement('Description', composeDescription({ ...code, isRetired: code.retiredAt !== null }));
    for (const note of notesOf(code.id)) yield empty('NoteRef', { targetGUID: note });
    above.push(code.id);
  }
  for (const _ of above) yield close('Code');
}
