import { adaCodings } from './codings-ada.ts';
import { navidCodings } from './codings-navid.ts';
import type { SampleCoder, SampleCoding, SampleMemo, SampleState } from './sample-types.ts';

const ada = { name: 'Ada', color: '#2a7f62' } as const;
const navid = { name: 'Navid', color: '#b0522d' } as const;

export const sampleCoders: readonly SampleCoder[] = [ada, navid];

export const sampleCodings: readonly SampleCoding[] = [
  ...adaCodings.map((coding) => ({ ...coding, coder: ada.name })),
  ...navidCodings.map((coding) => ({ ...coding, coder: navid.name })),
];

/** An article that is done without a coding says "read, nothing found"; one that is missing here was not opened yet. */
export const sampleStates: readonly SampleState[] = [
  { article: 'wire-talks-open', coder: ada.name, state: 'done' },
  { article: 'post-not-an-item', coder: ada.name, state: 'done' },
  { article: 'post-arithmetic-of-a-ceiling', coder: ada.name, state: 'in-progress' },
  { article: 'courier-chair-at-lisvik', coder: ada.name, state: 'done' },
  { article: 'sepidedam-spokesman', coder: ada.name, state: 'done' },
  { article: 'wire-test-launch', coder: ada.name, state: 'done' },
  { article: 'wire-test-launch-update', coder: ada.name, state: 'done' },
  { article: 'ledger-range-bill', coder: ada.name, state: 'done' },
  { article: 'dispatch-clean-table', coder: ada.name, state: 'done' },
  { article: 'manarat-regional-balance', coder: ada.name, state: 'done' },
  { article: 'daybook-trending', coder: ada.name, state: 'in-progress' },
  { article: 'wire-talks-open', coder: navid.name, state: 'done' },
  { article: 'post-not-an-item', coder: navid.name, state: 'done' },
  { article: 'sepidedam-spokesman', coder: navid.name, state: 'done' },
  { article: 'ledger-range-bill', coder: navid.name, state: 'done' },
  { article: 'dispatch-clean-table', coder: navid.name, state: 'done' },
  { article: 'manarat-regional-balance', coder: navid.name, state: 'done' },
  { article: 'courier-tanker-rates', coder: navid.name, state: 'in-progress' },
  { article: 'daybook-trending', coder: navid.name, state: 'done' },
];

export const sampleMemos: readonly SampleMemo[] = [
  {
    article: null,
    coder: ada.name,
    text: [
      'Sample project. Every state, place, outlet, person and sentence in it is invented.',
      'Question: how do the parties justify refusing to negotiate over the range of missiles, and where does a refusal leave a door open?',
      'Unit of coding: the shortest passage that still makes sense when read alone, usually a sentence. Code the most specific code; use a second code where the passage also does a second thing. Headlines are not coded.',
      'Ada and Navid code independently and talk afterwards. The articles after March 9 are not coded yet: they are yours.',
    ].join('\n\n'),
  },
  {
    article: 'wire-test-launch-update',
    coder: ada.name,
    text: 'An update of the story of February 17: three of its paragraphs are the same, nearly word for word. Read and left uncoded, so that the defence ministry’s statement is not counted twice. The new material (the call to Dalmar) comes back in the Saturday analysis and in the accord.',
  },
  {
    article: 'sepidedam-spokesman',
    coder: navid.name,
    text: 'The spokesman says «دفاع» and never «بازدارندگی»: he defends a right and leaves deterrence to the member of parliament. Same division of labour between the ministry and the armed forces as in the English-language reports.',
  },
];
