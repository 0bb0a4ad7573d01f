/** Abbreviations in lower case and without their last point. Data of the sentence rules in `sentence-breaks.ts`. */
const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

/** A name or a noun follows: no sentence ends here, whatever comes next. */
export const neverFinal = words(`
  mr mrs ms mx messrs dr drs prof profs gen lt col sgt cpl pvt capt maj cmdr cdr adm brig sen sens rep reps gov pres rev
  hon st ste mt ft amb insp supt det e.g i.e viz cf approx ca vs
  hr frl hrn bzw bspw vgl sog evtl ggf inkl exkl insb zzgl dipl ing
  sr sra srta srtas sres dra drs dña gral cnel tte cap excmo excma ilmo lic arq ud uds vd ee p.ej
  mme mlle mgr vve
  رک نک صص
`);

/** A number follows: "No. 7", "Art. 5", "Jan. 3", "S. 12". Before a word they may be words themselves. */
export const beforeNumber = words(`
  no nos nr nrs núm nº n° art arts sec secs fig figs p pp pg vol vols ch chap cap para paras op cit § abs ziff kap bd bde
  s seite pág págs jan feb febr mar mär apr jun jul aug sep sept oct okt nov dec dez ene abr ago dic janv févr avr juil déc
  tel tél ext circa
`);

/** May end a sentence as well; the word that follows decides. */
export const possiblyFinal = words(`
  inc corp ltd co bros llc plc jr sr esq ph.d m.d b.a m.a a.m p.m etc usw usf dept univ est assn ave blvd mio mrd tsd jh
  jhd jhdt str gmbh ag uu aa.mm s.a cía cia av chr mon tue tues wed thu thur thurs fri sat sun et.al
`);

/** Abbreviations of several words with spaces in between, as the end of a sentence would look: "z. B.", "p. ej.". */
export const compound =
  /(?:^|[\s("„«“'])(?:z\. ?B|d\. ?h|u\. ?a|u\. ?U|i\. ?d\. ?R|i\. ?e|e\. ?g|o\. ?ä|s\. ?o|s\. ?u|v\. ?a|p\. ?ej|p\. ?ex|c\.-à-d)\.$/u;

/** Words that begin sentences far more often than they continue a name after an abbreviation or an initial. */
const startersOf: Readonly<Record<string, Set<string>>> = {
  en: words(`
    the a an it he she they we i you this that these those there in on at but and if as when while after before for
    however his her their its our my your what who why how where some many most no not yet so or with from by to since
    although though because meanwhile then here both each every another such under according once only even still last
    next now later earlier despite during until instead moreover nevertheless also
  `),
  de: words(`
    der die das den dem des ein eine einer eines er sie es wir ihr ich man dies diese dieser dieses doch aber und oder
    wenn als nach vor für mit bei auch nun so dann da in im am an auf aus zu zum zur wie was wer warum sein seine ihre
    nicht noch schon jetzt zudem allerdings dennoch damit dabei danach seit während
  `),
  fr: words(`
    il elle ils elles on nous vous je ce cette ces cet c'est mais et ou si quand dans en au aux pour avec après avant
    selon depuis cependant pourtant son sa ses leur leurs notre un une des les puis alors ainsi
  `),
  es: words(`
    él ella ellos ellas nosotros yo este esta esto estos estas ese esa eso pero y si cuando en para con después antes
    según desde sin su sus nuestro un una unos unas los las no también además aunque mientras luego entonces así
  `),
  fa: words(`این آن او وی آنها اما ولی همچنین اگر وقتی پس سپس چرا چون بنابراین هنوز البته همه ما من شما`),
  ar: words(`هذا هذه ذلك تلك هو هي هم لكن ولكن وقال وقالت وأضاف كما وكان إذا عندما بعد قبل ثم نحن أنا وفي`),
};
const unknownLanguageStarters = new Set([...startersOf['en']!, ...startersOf['de']!]);

export function startersFor(language: string | null): ReadonlySet<string> {
  return startersOf[language ?? ''] ?? unknownLanguageStarters;
}

/** Languages that write an ordinal number with a point: "3. März", "2. verdenskrig". */
export const ordinalPointLanguages = words(`de da nb nn no is fo fi et lv cs sk sl hr sr bs hu pl tr`);

/** Enough to know a date in a text of unknown language. */
export const monthAfterOrdinal =
  /^(?:Jan|Jän|Feb|Mär|Apr|Mai\b|Jun|Jul|Aug|Sep|Okt|Nov|Dez|januar|februar|mars|april|maj\b|juni|juli|august|oktober|desember|december)/;
