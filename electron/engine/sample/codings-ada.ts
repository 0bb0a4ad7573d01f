import { codePaths } from './code-paths.ts';
import type { SampleCoding } from './sample-types.ts';

/** Ada codes whole statements and reads irony as a signal. */
export const adaCodings: readonly Omit<SampleCoding, 'coder'>[] = [
  {
    article: 'wire-talks-open',
    code: codePaths.openness,
    quote: '"We are here to listen, and listening is not consent,"',
    speaker: 'Deputy foreign minister, Sorhan',
  },
  {
    article: 'wire-talks-open',
    code: codePaths.selfDefence,
    quote: 'No country negotiates the distance at which it may defend itself.',
    speaker: 'Deputy foreign minister, Sorhan',
  },
  {
    article: 'wire-talks-open',
    code: codePaths.rejection,
    quote: 'No country negotiates the distance at which it may defend itself.',
    speaker: 'Deputy foreign minister, Sorhan',
    memo: 'Double-coded on purpose: the right is the ground, the refusal is the act.',
  },
  {
    article: 'wire-talks-open',
    code: codePaths.capability,
    quote: "Sorhan's longest-range missile in service is believed to reach about 1,800 kilometres.",
  },
  {
    article: 'post-not-an-item',
    code: codePaths.rejection,
    quote:
      'ruled out any limit on the reach of the country’s missiles, telling members of parliament that the subject was “not an item on any agenda, today or in ten years”',
    speaker: 'Foreign minister, Sorhan',
  },
  {
    article: 'post-not-an-item',
    code: codePaths.selfDefence,
    quote: 'Our cities were bombed for forty days and nobody asked how far the aircraft had flown',
    speaker: 'Foreign minister, Sorhan',
  },
  {
    article: 'post-not-an-item',
    code: codePaths.nonInterference,
    quote: 'Those who sold the aircraft now wish to measure our answer with a ruler. They will not be given the ruler.',
    speaker: 'Foreign minister, Sorhan',
    memo: 'The ruler comes back in the social-media round-up of March 9. Worth following as a metaphor.',
  },
  {
    article: 'post-not-an-item',
    code: codePaths.openness,
    quote:
      '“courtesy between neighbours is not the same as permission” and that such steps could be studied once frozen shipping revenue had been returned “in full and without ceremony”',
    speaker: 'Foreign minister, Sorhan',
  },
  {
    article: 'post-arithmetic-of-a-ceiling',
    code: codePaths.deterrence,
    quote:
      '“A ceiling on range is a ceiling on depth,” said a retired general who once commanded the country’s rocket forces. “It asks us to park our deterrent on the beach.”',
    speaker: 'Retired general, Sorhan',
  },
  {
    article: 'post-arithmetic-of-a-ceiling',
    code: codePaths.redLine,
    quote:
      'The constitution, rewritten after the war of 1991, forbids the presence of foreign officials on military sites “in any capacity and under any name”.',
  },
  {
    article: 'post-arithmetic-of-a-ceiling',
    code: codePaths.openness,
    quote:
      'In private the answer is: what do you offer, who goes first, and will you still be in office when it is my turn?',
    speaker: 'Former negotiator, Sorhan',
  },
  {
    article: 'post-arithmetic-of-a-ceiling',
    code: codePaths.reliefFirst,
    quote: 'Sorhan wants it back before it discusses anything with a number in it.',
  },
  {
    article: 'post-arithmetic-of-a-ceiling',
    code: codePaths.balance,
    quote: 'We are asked to applaud an agreement that moves the danger from their map onto ours',
    speaker: 'Official, Dalmar',
  },
  {
    article: 'courier-chair-at-lisvik',
    code: codePaths.balance,
    quote:
      '"We do not want Sorhan weak. We want it legible," he said. "A balance that only one side can count is not a balance."',
    speaker: 'Foreign minister, Dalmar',
  },
  {
    article: 'courier-chair-at-lisvik',
    code: codePaths.nonInterference,
    quote:
      '"The defence of the Republic is not a regional seminar," it said. "Guests are free to comment on the weather."',
    speaker: 'Embassy of Sorhan',
  },
  {
    article: 'sepidedam-spokesman',
    code: codePaths.rejection,
    quote: 'برد موشک‌های این کشور «نه دیروز، نه امروز و نه فردا» موضوع مذاکره نخواهد بود',
    speaker: 'Foreign ministry spokesman, Sorhan',
  },
  {
    article: 'sepidedam-spokesman',
    code: codePaths.selfDefence,
    quote:
      'هیچ ملتی اندازهٔ دفاع از خود را از دیگران نمی‌پرسد. حق دفاع را کسی به ما نبخشیده است که کسی بتواند آن را پس بگیرد.',
    speaker: 'Foreign ministry spokesman, Sorhan',
  },
  {
    article: 'sepidedam-spokesman',
    code: codePaths.retaliation,
    quote: 'از هر پایگاهی به ما شلیک کنند، همان پایگاه را هدف می‌گیریم؛ فاصله‌اش را هم خودمان حساب می‌کنیم.',
    speaker: 'Member of parliament, Sorhan',
  },
  {
    article: 'wire-test-launch',
    code: codePaths.capability,
    quote: 'radar had followed the missile for "a little under 700 kilometres"',
    speaker: 'Military official, neighbouring state',
  },
  {
    article: 'wire-test-launch',
    code: codePaths.deterrence,
    quote: 'Those who feel addressed should ask themselves why.',
    speaker: 'Defence ministry, Sorhan',
  },
  {
    article: 'ledger-range-bill',
    code: codePaths.redLine,
    quote:
      '"A negotiator who knows that he will be arrested at the airport negotiates with great clarity," the sponsor said. "We are giving our diplomats the gift of a red line that they cannot erase."',
    speaker: 'Chair of the defence committee, Sorhan',
  },
  {
    article: 'ledger-range-bill',
    code: codePaths.territorialIntegrity,
    quote: '"every metre of the country\'s soil and every soldier who stands on it"',
    speaker: 'Cabinet minister, Sorhan',
  },
  {
    article: 'dispatch-clean-table',
    code: codePaths.reliefFirst,
    quote:
      'There will be no discussion of range before the money of the Sorhani people is in the accounts of the Sorhani people.',
    speaker: 'Chief negotiator, Sorhan',
  },
  {
    article: 'dispatch-clean-table',
    code: codePaths.openness,
    quote: 'After that we shall see what there is to discuss.',
    speaker: 'Chief negotiator, Sorhan',
  },
  {
    article: 'manarat-regional-balance',
    code: codePaths.balance,
    quote: 'نريد توازناً إقليمياً يراه الجميع ويَعُدّه الجميع، لا سقفاً يحمي غيرنا ويتركنا تحته',
    speaker: 'Foreign minister, Dalmar',
  },
  {
    article: 'manarat-regional-balance',
    code: codePaths.territorialIntegrity,
    quote: 'لن نسمح لأحد بأن يستخدم أرضنا أو أجواءنا ضد جيراننا، ولن نسمح لجيراننا بأن يختاروا لنا ضيوفنا.',
    speaker: 'Foreign minister, Dalmar',
  },
  {
    article: 'daybook-trending',
    code: codePaths.nonInterference,
    quote:
      'Nobody measures my house but me 🏠📏🚫,” wrote a teacher on the southern coast, in a post shared 40,000 times. “First they ask how long the fence is. Then they ask for the key 🔑.',
    speaker: 'Public',
  },
  {
    article: 'daybook-trending',
    code: codePaths.deterrence,
    quote: 'Keep the shield up for the children 👨‍👩‍👧‍👦🛡️',
    speaker: 'Public',
  },
  {
    article: 'daybook-trending',
    code: codePaths.rejection,
    quote: 'We do not negotiate about range either ✋🏽.',
    speaker: 'Foreign ministry, Sorhan',
  },
];
