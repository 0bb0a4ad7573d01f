import { codePaths } from './code-paths.ts';
import type { SampleCoding } from './sample-types.ts';

/** Navid codes the shortest passage that carries the code. */
export const navidCodings: readonly Omit<SampleCoding, 'coder'>[] = [
  {
    article: 'wire-talks-open',
    code: codePaths.refusal,
    quote: "Sorhan's delegation says it came to hear the proposal, not to bargain over it.",
  },
  {
    article: 'wire-talks-open',
    code: codePaths.selfDefence,
    quote: '"No country negotiates the distance at which it may defend itself."',
    speaker: 'Deputy foreign minister, Sorhan',
  },
  {
    article: 'wire-talks-open',
    code: codePaths.capability,
    quote: 'believed to reach about 1,800 kilometres',
  },
  {
    article: 'post-not-an-item',
    code: codePaths.rejection,
    quote: 'not an item on any agenda, today or in ten years',
    speaker: 'Foreign minister, Sorhan',
  },
  {
    article: 'post-not-an-item',
    code: codePaths.territorialIntegrity,
    quote: 'Our cities were bombed for forty days',
    speaker: 'Foreign minister, Sorhan',
    memo: 'Ada reads this as self-defence. To me the cities carry it; to be settled.',
  },
  {
    article: 'post-not-an-item',
    code: codePaths.reliefFirst,
    quote: 'such steps could be studied once frozen shipping revenue had been returned “in full and without ceremony”',
    speaker: 'Foreign minister, Sorhan',
  },
  {
    article: 'post-not-an-item',
    code: codePaths.openness,
    quote: 'It is a long way from yes, but it is no longer only no.',
    speaker: 'European ambassador',
  },
  {
    article: 'sepidedam-spokesman',
    code: codePaths.rejection,
    quote: '«نه دیروز، نه امروز و نه فردا»',
    speaker: 'Foreign ministry spokesman, Sorhan',
  },
  {
    article: 'sepidedam-spokesman',
    code: codePaths.reliefFirst,
    quote:
      'گفت‌وگو دربارهٔ گام‌های اعتمادساز تنها زمانی ممکن است که درآمدهای مسدودشدهٔ کشتیرانی، نزدیک به ۱۱ میلیارد، «تا سکهٔ آخر» آزاد شده باشد',
    speaker: 'Foreign ministry spokesman, Sorhan',
  },
  {
    article: 'sepidedam-spokesman',
    code: codePaths.openness,
    quote: 'وقتی می‌گویند اول پول، بعد حرف، یعنی حرفی برای گفتن هست.',
    speaker: 'Professor of international relations',
    memo: 'An outside reading of the government, not the government itself. The definition does not exclude it.',
  },
  {
    article: 'ledger-range-bill',
    code: codePaths.redLine,
    quote: 'a red line that they cannot erase',
    speaker: 'Chair of the defence committee, Sorhan',
  },
  {
    article: 'ledger-range-bill',
    code: codePaths.redLine,
    quote:
      'a bill that would make it an offence for any official to "sign, initial or entertain" a limit on the reach of the country\'s missiles',
  },
  {
    article: 'ledger-range-bill',
    code: codePaths.deterrence,
    quote: 'Ask my voters whether they want to be able to reach those who bombed them',
    speaker: 'Leader of the opposition, Sorhan',
  },
  {
    article: 'dispatch-clean-table',
    code: codePaths.reliefFirst,
    quote:
      'There will be no discussion of range before the money of the Sorhani people is in the accounts of the Sorhani people. After that we shall see what there is to discuss.',
    speaker: 'Chief negotiator, Sorhan',
  },
  {
    article: 'dispatch-clean-table',
    code: codePaths.precondition,
    quote: 'We cannot pay an entrance fee to a conversation',
    speaker: 'Head of delegation, Contact Group',
  },
  {
    article: 'dispatch-clean-table',
    code: codePaths.redLine,
    quote: 'Each of them has drawn a red line exactly where the other is standing',
    speaker: 'Special envoy of the host',
  },
  {
    article: 'manarat-regional-balance',
    code: codePaths.retaliation,
    quote: '«سيُقابَل بردٍّ لا يسأل عن المسافة»، وقال إن القواعد التي تنطلق منها الطائرات «ستكون أول العناوين»',
    speaker: 'Commander of the missile force, Sorhan',
  },
  {
    article: 'manarat-regional-balance',
    code: codePaths.sovereignty,
    quote: 'هذه سيادتنا، وليست بنداً في جدول أعمال أحد',
    speaker: 'Foreign minister, Dalmar',
  },
  {
    article: 'manarat-regional-balance',
    code: codePaths.balance,
    quote: 'إعلان متبادل عن الصواريخ يشمل الدول الست المطلة على الخليج',
  },
  {
    article: 'courier-tanker-rates',
    code: codePaths.retaliation,
    quote: 'But whoever lends a runway has entered the war. We will not ask to see the lease.',
    speaker: 'Commander of the missile force, Sorhan',
  },
  {
    article: 'courier-tanker-rates',
    code: codePaths.retaliation,
    quote: '"part of that force, whatever flag they fly and whatever they say they carry"',
    speaker: 'Commander of the missile force, Sorhan',
  },
  {
    article: 'daybook-trending',
    code: codePaths.capability,
    quote: '1,800 reasons to speak to us politely 🚀',
    speaker: 'Youth wing of the governing party',
  },
  {
    article: 'daybook-trending',
    code: codePaths.refusal,
    quote: 'We do not negotiate',
    occurrence: 2,
    speaker: 'Foreign ministry, Sorhan',
  },
  {
    article: 'daybook-trending',
    code: codePaths.openness,
    quote: 'Technical questions are welcome through the usual channels 📬.',
    speaker: 'Foreign ministry, Sorhan',
  },
];
