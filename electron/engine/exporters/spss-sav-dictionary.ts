import { cutToBytes } from './spss-sav-names.ts';
import { elementsOf, segmentWidths, type SavVariable } from './spss-sav-variable.ts';

export interface SavHeader {
  label: string;
  /** ISO 8601, in UTC. */
  createdAt: string;
  programVersion: string;
  cases: number;
  variables: readonly SavVariable[];
}

/** Integers between -99 and 151 are stored as one byte, which is the number plus this. */
export const compressionBias = 100;

const formats = { A: 1, F: 5, DATE: 20, DATETIME: 22 } as const;
const measures = { nominal: 1, ordinal: 2, scale: 3 } as const;
const missing = -Number.MAX_VALUE;
const longestLabel = 255;
const longestValueLabel = 120;

/** One variable of the file: a variable of the analyst's, or one of those that a very long string is spread over. */
interface Stored {
  variable: SavVariable;
  isFirst: boolean;
  width: number;
  shortName: string;
  /** Counted from 1 in elements, as value labels refer to it. */
  index: number;
}

/**
 * Everything that stands before the cases, after the description of the format in the PSPP developer's guide
 * (https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html).
 */
export function savDictionary(header: SavHeader): Buffer {
  const stored = storedVariables(header.variables);
  return Buffer.concat([
    fileHeader(header, stored),
    ...stored.flatMap(variableRecords),
    ...stored.flatMap(valueLabelRecords),
    extension(3, 4, int32(1, 0, 0, -1, 1, 1, 2, 65_001)),
    // What stands for missing, and for the ends of open ranges.
    extension(4, 8, float64(missing, Number.MAX_VALUE, justAbove(missing))),
    extension(11, 4, int32(...stored.flatMap(displayParameters))),
    extension(13, 1, longNames(stored)),
    ...veryLongStrings(stored),
    extension(16, 8, Buffer.concat([int64(1), int64(header.cases)])),
    extension(20, 1, Buffer.from('UTF-8')),
    ...longStringLabels(header.variables),
    int32(999, 0),
  ]);
}

/** Names of eight characters, the first five of which the parts of a very long string have in common. */
function storedVariables(variables: readonly SavVariable[]): Stored[] {
  let index = 1;
  return variables.flatMap((variable, number) => {
    const base = `V${number.toString(36).toUpperCase().padStart(4, '0')}`;
    return segmentWidths(variable.width).map((width, part): Stored => {
      const shortName = part === 0 ? base : base + part.toString(36).toUpperCase().padStart(2, '0');
      const stored = { variable, isFirst: part === 0, width, shortName, index };
      index += elementsOf(width);
      return stored;
    });
  });
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function fileHeader({ label, createdAt, programVersion, cases }: SavHeader, stored: readonly Stored[]): Buffer {
  const elements = stored.reduce((sum, { width }) => sum + elementsOf(width), 0);
  const [year, month, day] = createdAt.slice(0, 10).split('-') as [string, string, string];
  return Buffer.concat([
    Buffer.from('$FL2'),
    padded(`@(#) SPSS DATA FILE Parlance ${programVersion}`, 60),
    int32(2, elements, 1, 0, cases),
    float64(compressionBias),
    padded(`${day} ${months[Number(month) - 1]} ${year.slice(2)}`, 9),
    padded(createdAt.slice(11, 19), 8),
    padded(label.replace(/\s+/gu, ' '), 64),
    Buffer.alloc(3),
  ]);
}

function variableRecords({ variable, isFirst, width, shortName }: Stored): Buffer[] {
  const format = formatCode(variable, width);
  const label = isFirst ? Buffer.from(cutToBytes(variable.label, longestLabel)) : Buffer.alloc(0);
  const record = [int32(2, width, label.length > 0 ? 1 : 0, 0, format, format), padded(shortName, 8)];
  if (label.length > 0) record.push(int32(label.length), label, Buffer.alloc(-label.length & 3));
  const continued = Buffer.concat([int32(2, -1, 0, 0, 0x01_1d_01, 0x01_1d_01), padded('', 8)]);
  return [...record, ...Array.from({ length: elementsOf(width) - 1 }, () => continued)];
}

const numberWidths = { F: 8, DATE: 11, DATETIME: 20 } as const;

function formatCode({ format, decimals }: SavVariable, width: number): number {
  const columns = format === 'A' ? width : numberWidths[format] + (decimals > 0 ? decimals + 1 : 0);
  return (formats[format] << 16) | (columns << 8) | decimals;
}

/** Labels of numbers and of strings of up to eight bytes; longer strings have a record of their own. */
function valueLabelRecords({ variable, isFirst, width, index }: Stored): Buffer[] {
  if (!isFirst || variable.valueLabels.length === 0 || width > 8) return [];
  const labels = variable.valueLabels.map(([value, text]) => {
    const label = Buffer.from(cutToBytes(text, longestValueLabel));
    const encoded = typeof value === 'number' ? float64(value) : padded(value, 8);
    return Buffer.concat([encoded, Buffer.of(label.length), label, Buffer.alloc(-(label.length + 1) & 7, ' ')]);
  });
  return [int32(3, labels.length), ...labels, int32(4, 1, index)];
}

function longStringLabels(variables: readonly SavVariable[]): Buffer[] {
  const labelled = variables.filter((variable) => variable.width > 8 && variable.valueLabels.length > 0);
  if (labelled.length === 0) return [];
  const data = labelled.flatMap(({ name, width, valueLabels }) => [
    counted(Buffer.from(name)),
    int32(width, valueLabels.length),
    ...valueLabels.flatMap(([value, label]) => [
      counted(padded(String(value), width)),
      counted(Buffer.from(cutToBytes(label, longestValueLabel))),
    ]),
  ]);
  return [extension(21, 1, Buffer.concat(data))];
}

function displayParameters({ variable }: Stored): number[] {
  const isRight = variable.width === 0;
  return [measures[variable.measure], variable.displayWidth, isRight ? 1 : 0];
}

function longNames(stored: readonly Stored[]): Buffer {
  const pairs = stored
    .filter(({ isFirst }) => isFirst)
    .map(({ shortName, variable }) => `${shortName}=${variable.name}`);
  return Buffer.from(pairs.join('\t'));
}

function veryLongStrings(stored: readonly Stored[]): Buffer[] {
  const pairs = stored
    .filter(({ isFirst, variable }) => isFirst && segmentWidths(variable.width).length > 1)
    .map(({ shortName, variable }) => `${shortName}=${String(variable.width).padStart(5, '0')}\0\t`);
  return pairs.length === 0 ? [] : [extension(14, 1, Buffer.from(pairs.join('')))];
}

function extension(subtype: number, size: number, data: Buffer): Buffer {
  return Buffer.concat([int32(7, subtype, size, data.length / size), data]);
}

function counted(bytes: Buffer): Buffer {
  return Buffer.concat([int32(bytes.length), bytes]);
}

/** So many bytes, filled up with blanks, of whole characters. */
function padded(text: string, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes, ' ');
  buffer.write(cutToBytes(text, bytes));
  return buffer;
}

function int32(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) buffer.writeInt32LE(value, 4 * at);
  return buffer;
}

function int64(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64LE(BigInt(value));
  return buffer;
}

function float64(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(8 * values.length);
  for (const [at, value] of values.entries()) buffer.writeDoubleLE(value, 8 * at);
  return buffer;
}

/** The next number towards zero of a negative one. */
function justAbove(negative: number): number {
  const buffer = float64(negative);
  buffer.writeBigUInt64LE(buffer.readBigUInt64LE() - 1n);
  return buffer.readDoubleLE();
}
