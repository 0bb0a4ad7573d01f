/**
 * The commonest short words of the languages that news archives hold most of. Words that two of these languages share
 * are left out, so that a hit speaks for one language alone.
 */
const words: Readonly<Record<string, string>> = {
  en: 'the of and to that was for with his they this from have which were been their would said not its who had when',
  de: 'der und das ist nicht ein eine mit auf für sich dem auch wird sind wurde dass einen zum zur bei nach hat durch',
  fr: 'les des une est dans qui pas sur avec au sont ses aux été mais ont cette leur ce plus nous après selon',
  es: 'el los las y una por del más su como pero sus ha fue este lo desde según también entre está hay',
  it: 'il di che è della sono nel alla gli anche dei delle dal più questo degli stato hanno nella dopo essere',
  pt: 'os não uma dos mais foi ao das pelo pela à são também mas tem seu sua ou já até disse você',
  nl: 'het een van niet zijn dat aan voor ook naar bij uit deze heeft wordt werd maar dan nog over kan',
  pl: 'nie się na jest że po przez dla jak był oraz ale jego tym być są ich od przy będzie które',
  tr: 've bir bu için da ile olarak daha çok olan sonra gibi kadar ancak türkiye göre oldu ise',
  fa: 'که را با این است برای آن یک خود تا کرد شده می‌شود بود شد ها نیز باید گفت هم بر وی دارد',
  ar: 'في من على إلى أن التي الذي هذا عن مع ما هذه كان لا بعد ذلك بين قال أو إن كما قد لم حيث',
  ru: 'и в не на что с по как это из для его к от было за о он все были которые также',
  uk: 'і та що не у з до це як від його за був для які про щодо також було ще',
};

const languageOfWord = new Map<string, string>();
for (const [language, list] of Object.entries(words)) {
  for (const word of list.split(' ')) languageOfWord.set(word, languageOfWord.has(word) ? '' : language);
}

/** Fewer running words than this prove nothing. */
const fewestWords = 25;
const fewestHits = 6;

/**
 * The language whose commonest words fill the sample, or null where there is any doubt. A thousand times cheaper than
 * the detector's tables, which are then not even loaded.
 */
export function languageByFrequentWords(sample: string): string | null {
  const running = sample.toLowerCase().match(/[\p{L}\p{M}\u200c]+/gu) ?? [];
  if (running.length < fewestWords) return null;
  const hits = new Map<string, number>();
  for (const word of running) {
    const language = languageOfWord.get(word);
    if (language) hits.set(language, (hits.get(language) ?? 0) + 1);
  }
  const [best, second] = [...hits].toSorted((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < fewestHits || best[1] < running.length * 0.12) return null;
  return second === undefined || second[1] * 4 <= best[1] ? best[0] : null;
}
