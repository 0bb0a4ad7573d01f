import { canonicalizeText } from '../text/canonical-text.ts';
import { findInvalidDate } from './iso-dates.ts';
import type { Variable, VariableType } from './types.ts';

/** A value in the one spelling of its type; or why it is none, as the end of a sentence. */
export type ReadValue = { value: string } | { problem: string };

/**
 * Reads what somebody typed, or what stood in a cell, as a value of a type: numbers as JSON writes them, dates in ISO
 * 8601 with the precision that was given, `true` and `false`, one of the choices. Blanks alone are the empty value,
 * which means that there is none. What could be meant in two ways is refused, never guessed.
 */
export function readVariableValue({ type, choices }: Pick<Variable, 'type' | 'choices'>, given: string): ReadValue {
  const text = canonicalizeText(given).trim();
  if (text === '') return { value: '' };
  if (type === 'number') return readNumber(asciiDigits(text));
  if (type === 'date') return readDate(asciiDigits(text));
  if (type === 'yes-no') return readYesNo(text);
  return type === 'choice' ? readChoice(text, choices) : { value: text };
}

/** Arabic-Indic and Persian digits, and their decimal sign, as ASCII. */
function asciiDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll('\u066B', '.')
    .replaceAll('\u2212', '-');
}

const decimalNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** One comma that cannot part thousands: not three digits after it, or nothing but zero or four digits before it. */
const decimalComma = /^[+-]?(?:\d*,(?:\d{1,2}|\d{4,})|(?:0*|\d{4,}),\d{3})$/;

function readNumber(text: string): ReadValue {
  const plain = decimalComma.test(text) ? text.replace(',', '.') : text;
  if (!decimalNumber.test(plain)) {
    const isAmbiguous = /^[+-]?\d{1,3},\d{3}$/.test(text);
    return {
      problem: isAmbiguous
        ? 'its comma may part thousands or decimals: write it with a point, or without the comma'
        : 'it is not a number',
    };
  }
  const number = Number(plain);
  if (!Number.isFinite(number)) return { problem: 'it is larger than a number can be' };
  const value = String(number === 0 ? 0 : number);
  if (significantDigits(value) === significantDigits(plain)) return { value };
  return { problem: 'it has more digits than a number can keep: make the variable one of texts' };
}

/** The digits that count, without zeros at the ends, sign, point and exponent. */
function significantDigits(number: string): string {
  const [mantissa = ''] = number.toLowerCase().split('e');
  return mantissa.replace(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '');
}

/** Year first, so that day and month cannot be taken for each other; seconds only where they are zero. */
const dateParts =
  /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::00(?:\.0+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

function readDate(text: string): ReadValue {
  const match = dateParts.exec(text);
  if (!match) return { problem: 'dates are written 2026, 2026-03, 2026-03-14 or 2026-03-14T08:30Z' };
  const [, year, month, day, hour, minute, zone] = match;
  const two = (part: string): string => part.padStart(2, '0');
  const time = hour === undefined ? '' : `T${two(hour)}:${minute}${spelledZone(zone)}`;
  const value = [year, ...[month, day].filter((part) => part !== undefined).map(two)].join('-') + time;
  const problem = findInvalidDate(value);
  return problem === null ? { value } : { problem };
}

function spelledZone(zone: string | undefined): string {
  if (zone === undefined || zone === 'Z') return zone ?? '';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

const yesNoWords: Readonly<Record<string, string>> = {
  yes: 'true',
  true: 'true',
  1: 'true',
  no: 'false',
  false: 'false',
  0: 'false',
};

function readYesNo(text: string): ReadValue {
  const value = Object.entries(yesNoWords).find(([word]) => word === text.toLowerCase())?.[1];
  return value === undefined ? { problem: 'it is neither yes nor no' } : { value };
}

/** The choice as the list spells it; letter case is forgiven where it leads to one choice only. */
function readChoice(text: string, choices: readonly string[]): ReadValue {
  if (choices.includes(text)) return { value: text };
  const alike = choices.filter((choice) => choice.toLowerCase() === text.toLowerCase());
  if (alike.length === 1) return { value: alike[0]! };
  const few = choices.slice(0, 12).join(', ') + (choices.length > 12 ? ' …' : '');
  return { problem: choices.length === 0 ? 'the variable has no choices yet' : `the choices are ${few}` };
}

/** Choices as a list keeps them: trimmed, each once, none empty, in their order. */
export function tidyChoices(choices: readonly string[]): string[] {
  return [...new Set(choices.map((choice) => canonicalizeText(choice).trim()))].filter((choice) => choice !== '');
}

const mostGuessedChoices = 12;
const longestGuessedChoice = 40;
/** How often each choice has to come on average before a column is taken for one of choices. */
const leastRepetition = 3;

/** What a column of values probably is. In doubt it is text, which takes everything as it is. */
export function guessVariableType(values: readonly string[]): { type: VariableType; choices: string[] } {
  const given = values.map((value) => canonicalizeText(value).trim()).filter((value) => value !== '');
  const is = (type: VariableType): boolean =>
    given.every((value) => !('problem' in readVariableValue({ type, choices: [] }, value)));
  if (given.length === 0) return { type: 'text', choices: [] };
  // Numbers with zeros before them are ids, which would lose the zeros.
  if (!given.some((value) => /^[+-]?0\d/.test(value)) && is('number')) return { type: 'number', choices: [] };
  if (is('yes-no')) return { type: 'yes-no', choices: [] };
  if (is('date') && given.some((value) => value.length > 4)) return { type: 'date', choices: [] };
  const distinct = [...new Set(given)].sort();
  const isShort = distinct.every((value) => value.length <= longestGuessedChoice && !value.includes('\n'));
  const isRepeated = distinct.length <= mostGuessedChoices && distinct.length * leastRepetition <= given.length;
  return isShort && isRepeated ? { type: 'choice', choices: distinct } : { type: 'text', choices: [] };
}
