/** A line of the overview: what it does (a word of `keys.json`) and the keys that do it, alternatives side by side. */
export interface KeyLine {
  does: string;
  keys: readonly string[];
}

export interface KeyGroup {
  title: string;
  lines: readonly KeyLine[];
}

export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'passage',
    lines: [
      { does: 'nextSentence', keys: ['J'] },
      { does: 'previousSentence', keys: ['K'] },
      { does: 'growSentence', keys: ['Shift+J', 'Shift+K'] },
      { does: 'growWord', keys: ['Alt+J', 'Alt+K'] },
      { does: 'clear', keys: ['Esc'] },
      { does: 'find', keys: ['Ctrl+F'] },
    ],
  },
  {
    title: 'coding',
    lines: [
      { does: 'openPicker', keys: ['Enter', 'C'] },
      { does: 'codeKey', keys: ['1–9'] },
      { does: 'again', keys: ['.'] },
      { does: 'inVivo', keys: ['V'] },
      { does: 'memo', keys: ['M'] },
      { does: 'nextCoding', keys: ['Tab', 'Shift+Tab'] },
      { does: 'moveStart', keys: ['[', ']'] },
      { does: 'moveEnd', keys: ['Shift+[', 'Shift+]'] },
      { does: 'remove', keys: ['Delete'] },
    ],
  },
  {
    title: 'picker',
    lines: [
      { does: 'pickerApply', keys: ['Enter'] },
      { does: 'pickerCreate', keys: ['Ctrl+Enter'] },
    ],
  },
  {
    title: 'articles',
    lines: [
      { does: 'nextArticle', keys: ['N', 'P'] },
      { does: 'done', keys: ['D'] },
    ],
  },
  {
    title: 'window',
    lines: [
      { does: 'undo', keys: ['Ctrl+Z'] },
      { does: 'redo', keys: ['Ctrl+Shift+Z'] },
      { does: 'palette', keys: ['Ctrl+K'] },
      { does: 'views', keys: ['Ctrl+1–4'] },
      { does: 'panes', keys: ['F6'] },
      { does: 'help', keys: ['?'] },
    ],
  },
];
