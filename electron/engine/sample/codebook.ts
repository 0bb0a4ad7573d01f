import { codePaths } from './code-paths.ts';
import type { SampleCode } from './sample-types.ts';

/*
 * Blues, ambers and purples per root, between 0.135 and 0.36 in relative luminance, so that each holds as a tint and
 * as a margin bracket on white and on a dark page; no two collapse under simulated red-green colour blindness.
 */
const sovereigntyCodes: readonly SampleCode[] = [
  {
    path: codePaths.sovereignty,
    color: '#4164b5',
    definition: 'A speaker or the article presents the range of missiles as a matter that belongs to the state alone.',
    include: 'General appeals to sovereignty, independence or national dignity that name no more specific ground.',
    exclude: 'Passages that fit one of the three codes below; code the most specific one only.',
    example: '“We refuse it when it arrives with an invoice for our independence.”',
    key: null,
    value: 100,
  },
  {
    path: codePaths.nonInterference,
    color: '#1cadd5',
    definition:
      'The claim that outsiders have no standing to discuss, measure, inspect or decide on the defences of the state.',
    include: 'Objections to inspection, to outside definitions of need, and to third parties commenting or mediating.',
    exclude: 'Objections to the content of a proposal that accept the right of its author to make it.',
    example: '“What we tell our neighbours as neighbours is no business of third parties.”',
    key: '1',
    value: 110,
  },
  {
    path: codePaths.territorialIntegrity,
    color: '#0e81e1',
    definition:
      'Reference to soil, borders, airspace or waters as inviolable, or as the thing that is to be protected.',
    include: 'Refusals to let land or airspace be used by others; memories of attack, where territory is the point.',
    exclude: 'Geography that explains a military argument without a claim to inviolability (Military capability).',
    example: '“Every metre of the country’s soil and every soldier who stands on it.”',
    key: '2',
    value: 120,
  },
  {
    path: codePaths.selfDefence,
    color: '#6d9cfc',
    definition: 'The claim that a state may choose the means of its own defence, as a right and not as a concession.',
    include: 'Appeals to law, to nature or to past attack that justify possession of missiles or their reach.',
    exclude: 'Statements of what the missiles would do to an attacker (Threat of retaliation).',
    example: '“No country negotiates the distance at which it may defend itself.”',
    key: '3',
    value: 130,
  },
];

const deterrenceCodes: readonly SampleCode[] = [
  {
    path: codePaths.deterrence,
    color: '#906104',
    definition: 'Missiles are presented as a means of preventing attack by its expected cost.',
    include: 'The logic of deterrence in general, including arguments that a limit would weaken or strengthen it.',
    exclude: 'Passages that fit one of the three codes below; code the most specific one only.',
    example: '“We built an army so that nothing happens; that is the whole idea of an army.”',
    key: null,
    value: 200,
  },
  {
    path: codePaths.capability,
    color: '#c3691c',
    definition: 'Statements of what the missiles, their engines or their launchers can do, or are being built to do.',
    include: 'Figures of range and payload, reports of tests, plans of development, claims of readiness.',
    exclude: 'The proposed ceiling itself, where nothing is said about what the arsenal can do.',
    example: 'Sorhan’s longest-range missile in service is believed to reach about 1,800 kilometres.',
    key: '4',
    value: 210,
  },
  {
    path: codePaths.retaliation,
    color: '#f67f64',
    definition: 'A conditional announcement of harm: if they do this, we shall do that.',
    include: 'Explicit and thinly veiled threats, including those against bases, ports or ships of third states.',
    exclude: 'Reports of how markets, navies or allies react to a threat.',
    example: '“But whoever lends a runway has entered the war. We will not ask to see the lease.”',
    key: '5',
    value: 220,
  },
  {
    path: codePaths.balance,
    color: '#ac961f',
    definition: 'Security is described as a relation among the states of the region and not as the property of one.',
    include: 'Calls for mutual declarations, notice among neighbours, or a seat for neighbours at the talks.',
    exclude: 'Balance between Sorhan and the Contact Group alone.',
    example: '“A balance that only one side can count is not a balance.”',
    key: '6',
    value: 230,
  },
];

const refusalCodes: readonly SampleCode[] = [
  {
    path: codePaths.refusal,
    color: '#a3438d',
    definition: 'A party declines to bargain over range, in whole or in part, for the time being or for good.',
    include: 'Refusals that cannot be assigned to one of the four codes below, and descriptions of deadlock.',
    exclude: 'Refusals to comment to the press.',
    example: 'Sorhan says its defences are not open to negotiation.',
    key: null,
    value: 300,
  },
  {
    path: codePaths.precondition,
    color: '#966ea8',
    definition: 'Talks, or a step in them, are made to depend on something that has to happen first.',
    include: 'Conditions of sequence set by any party, whether or not the word is used.',
    exclude: 'Exchanges offered within the talks, where both steps fall together (Conditional openness).',
    example: '“We cannot pay an entrance fee to a conversation.”',
    key: '7',
    value: 310,
  },
  {
    path: codePaths.reliefFirst,
    color: '#eb71b7',
    definition: 'The precondition is the return of frozen revenue or the lifting of sanctions.',
    include: 'Any passage in which money or sanctions come before discussion, including reports by third persons.',
    exclude: 'The release of revenue on signature, or in exchange for a step.',
    example: '“There will be no discussion of range before the money of the Sorhani people is in the accounts …”',
    key: null,
    value: 311,
  },
  {
    path: codePaths.redLine,
    color: '#a55058',
    definition: 'A limit beyond which a party says it will not go, stated as a limit and not as an answer to an offer.',
    include: 'The words “red line” and their equivalents; laws and clauses that forbid a concession in advance.',
    exclude: 'Rejection of one particular proposal (Categorical rejection).',
    example: '“We are giving our diplomats the gift of a red line that they cannot erase.”',
    key: null,
    value: 320,
  },
  {
    path: codePaths.rejection,
    color: '#ce487e',
    definition: 'A refusal without condition or term: never, in no form, not on any agenda.',
    include: 'Absolute wording by a speaker with authority to speak for a party.',
    exclude: 'Absolute wording followed by a condition in the same statement; code that one as Precondition.',
    example: '“Range was never discussed, is not discussed and will not be discussed.”',
    key: '8',
    value: 330,
  },
  {
    path: codePaths.openness,
    color: '#c47985',
    definition: 'Within or beside a refusal, a sign that something could be discussed in another form, place or order.',
    include: 'Hints, distinctions of wording, invitations to technical contact, offers of an alternative to a ceiling.',
    exclude: 'The mere fact that a party attends, unless the speaker says what attendance means.',
    example: '“It is a long way from yes, but it is no longer only no.”',
    key: '9',
    value: 340,
  },
];

/** Parents come before their children. */
export const sampleCodes: readonly SampleCode[] = [...sovereigntyCodes, ...deterrenceCodes, ...refusalCodes];
