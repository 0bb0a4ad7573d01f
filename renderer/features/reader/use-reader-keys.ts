import type { Code } from '../../../shared/domain/coding/types.ts';
import { useKeys, type KeyMap } from '../../app/keymap.ts';
import type { ReaderCommands } from './reader-commands.ts';

export interface ReaderKeyActions {
  openPicker: () => void;
  inVivo: () => void;
  openMemo: () => void;
}

/** Keys of the reader. `K` goes back and `J` on, as in readers of mail and feeds. */
export function useReaderKeys(commands: ReaderCommands, actions: ReaderKeyActions, codes: readonly Code[]): void {
  useKeys(
    {
      j: () => commands.stepSentence(1),
      k: () => commands.stepSentence(-1),
      'Shift+J': () => commands.growSentence(1),
      'Shift+K': () => commands.growSentence(-1),
      'Alt+KeyJ': () => commands.growWord(1),
      'Alt+KeyK': () => commands.growWord(-1),
      BracketLeft: () => commands.moveEdge('start', -1),
      BracketRight: () => commands.moveEdge('start', 1),
      'Shift+BracketLeft': () => commands.moveEdge('end', -1),
      'Shift+BracketRight': () => commands.moveEdge('end', 1),
      c: actions.openPicker,
      Enter: actions.openPicker,
      v: actions.inVivo,
      m: actions.openMemo,
      '.': commands.applyAgain,
      Delete: commands.removeChosen,
      Backspace: commands.removeChosen,
      Escape: commands.clear,
    },
    { when: 'reader' },
  );
  useKeys(codeKeys(codes, commands), { when: 'reader', priority: -1 });
}

/** A code's own key applies it. Keys that the window uses itself stay the window's. */
function codeKeys(codes: readonly Code[], commands: ReaderCommands): KeyMap {
  const entries = codes
    .filter((code) => code.key !== null && code.retiredAt === null)
    .map((code) => [code.key!, () => void commands.applyCodes([code.id])] as const);
  return Object.fromEntries(entries);
}
