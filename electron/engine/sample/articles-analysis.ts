import { brief } from './brief.ts';
import type { SampleArticle } from './sample-types.ts';

/** The two comment pieces: a long Saturday analysis, so that the reader has something to scroll, and an editorial. */
export const analysisArticles: readonly SampleArticle[] = [
  brief({
    key: 'post-arithmetic-of-a-ceiling',
    title: 'The arithmetic of a ceiling: why nine hundred kilometres is not just a number',
    byline: 'Edith Vance-Karimov',
    outlet: 'The Meridian Post',
    section: 'Saturday Analysis',
    date: '2026-02-07',
    url: 'https://example.org/meridian-post/saturday/arithmetic-of-a-ceiling',
    language: 'en',
    paragraphs: [
      'Draw a circle of 900 kilometres around Talavar and it looks, at first, like a reasonable thing to ask for. The circle takes in the whole of the inner Gulf, the oil terminals on both its shores and the mountain frontier where Sorhan fought its last war. It leaves out four capitals, two naval headquarters and almost every airfield from which Sorhan has ever been attacked.',
      'That, in a sentence, is the trouble with the talks that opened in Lisvik this week. To the Contact Group, the ceiling is a measure of reassurance. To Sorhan, it is a map of everything it would no longer be able to reach.',
      'The arithmetic begins with geography. Sorhan is a large country with its cities in the middle, and a launcher that is to survive the first morning of a war has to stand well back from the border. Put it 500 kilometres inland, as the planners in Talavar do, and a missile limited to 900 has only 400 left to spend abroad. “A ceiling on range is a ceiling on depth,” said a retired general who once commanded the country’s rocket forces. “It asks us to park our deterrent on the beach.”',
      'The second sum concerns payload. Range is not a property of a missile in the way that length is. Take weight off the nose and the same motor flies farther: a missile declared at 900 kilometres with a heavy warhead may reach 1,300 with a light one. Any honest limit must therefore fix the payload as well, and any limit on payload must be checked.',
      '“Nobody in Lisvik has yet said the word inspection aloud,” said an arms-control adviser to one of the five Contact Group governments. “Everybody in Lisvik is thinking it.”',
      'For Sorhan’s government the word is poison. The constitution, rewritten after the war of 1991, forbids the presence of foreign officials on military sites “in any capacity and under any name”. Ministers quote the clause often and with relish. “There are states that let others count their rifles,” the interior minister said in December. “They are called provinces.”',
      'It would be easy to conclude that the talks are theatre. Sorhan refuses to bargain over range, the Contact Group refuses to bargain over anything else, and the host pays for the coffee. But the record of the past two years suggests something less tidy.',
      'Twice since 2024 Sorhan has told its neighbours, privately and a day ahead, that it was about to test a missile. Twice it has let a test window pass unused while its envoys were abroad. Neither gesture was announced, and officials deny that either took place. Three diplomats from two Gulf states confirmed both.',
      '“You have to watch the hands and not the mouth,” said a former Sorhani negotiator who now teaches in the capital. “In public the answer is never. In private the answer is: what do you offer, who goes first, and will you still be in office when it is my turn?”',
      'Who goes first is the real negotiation. About eleven billion in shipping revenue has been frozen in foreign banks since the sanctions of 2019. Sorhan wants it back before it discusses anything with a number in it. The Contact Group wants a number before it releases anything. Each calls its own position a principle and the other’s a precondition.',
      'Then there are the neighbours, who are not in the room. Dalmar, an hour’s sailing across the water, lies inside any circle that anyone has proposed. A ceiling of 900 kilometres protects cities a continent away and leaves Dalmar exactly where it is. “We are asked to applaud an agreement that moves the danger from their map onto ours,” a Dalmari official said. It is a fair complaint, and nobody has answered it.',
      'Those who defend the proposal say that perfection is not on offer. A declared limit, even an unverified one, would slow the development of longer-range engines, give the next crisis a tripwire and let shipping insurers lower their rates. It would also allow Sorhan’s government to do what governments in its position seldom can: give up something that it does not yet have.',
      '“The missile that worries us is not the one on parade,” the adviser said. “It is the one on the drawing board. If we could freeze the drawing board, I would let them keep the parade.”',
      'There, perhaps, lies the outline of a bargain: no number, but a pause; no inspectors, but notice; no ceremony over the money, but a first instalment. It would meet nobody’s first demand and cross nobody’s last line. Whether the two sides are tired enough to want it is another matter.',
      'The second round opens on February 19. The building has been booked for three days. The diplomats who made the reservation say it was the host who insisted on the third.',
    ],
  }),
  brief({
    key: 'courier-one-telephone',
    title: 'Six countries, one telephone',
    byline: null,
    outlet: 'Gulf Courier',
    section: 'Editorial',
    date: '2026-03-28',
    url: 'https://example.org/gulf-courier/editorial/six-countries-one-telephone',
    language: 'en',
    paragraphs: [
      'It is fashionable to mock the telephone. In briefings this week the proposed line between the naval commands of the Gulf has been called a gesture, a fig leaf and, our favourite, "a receipt for nothing".',
      "We who live on the water see it otherwise. Three times in the past eighteen months a patrol boat of one navy has turned its targeting radar on a boat of another. Each time, somebody decided not to be the first. It is unwise to build a regional order on somebody's good mood.",
      'No missile is made shorter by a telephone. Sorhan keeps its arsenal and its pride; Dalmar keeps its new batteries and its new friends. But a state that announces a launch two days ahead has accepted, however quietly, that its neighbours have a right to be told. It is a small right. Most large ones began smaller.',
      'To our own government we say: a balance of forces is not counted in launchers alone. It is counted in minutes, in the time a duty officer has to find out what has just left the ground. Give that officer the minutes.',
      'To Sorhan we say: nobody at this newspaper wishes to draw lines across your country. You will defend yourselves, as every nation may. Only tell us, when you practise, that it is practice.',
      'And to the Contact Group: pay the first instalment on the day, and do not send a photographer.',
    ],
  }),
];
