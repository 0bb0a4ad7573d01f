/** The widest that a string variable may be, in bytes. */
const widestString = 32_767;

/**
 * Blanks kept free behind the longest value of a very long string: ReadStat, which R, Python and Julia read these files
 * with, loses the last bytes of some values that fill their variable.
 */
const spare = 8;

/** Bytes of UTF-8 that a value may have; what is longer is cut. */
export const longestSavString = widestString - spare;

/** A variable of a system file. Strings have a width in bytes, dates are seconds since 14 October 1582. */
export interface SavVariable {
  /** Of SPSS's rules: see `toSpssNames`. */
  name: string;
  label: string;
  /** Bytes of UTF-8, 1 to 32,767; 0 for a number. */
  width: number;
  format: 'A' | 'F' | 'DATE' | 'DATETIME';
  decimals: number;
  measure: 'nominal' | 'ordinal' | 'scale';
  /** Characters that the column is wide on the screen. */
  displayWidth: number;
  valueLabels: readonly (readonly [value: number | string, label: string])[];
}

/** Null is the system-missing value, or a blank string. */
export type SavValue = number | string | null;

/** Strings up to this width are one variable of the file; wider ones are spread over several. */
const widestSegment = 255;

/** Of a wider string, each variable but the last stands for so many bytes of its width. */
const segmentStep = 252;

/** The width of a variable for values of so many bytes. */
export function widthFor(bytes: number): number {
  return bytes <= widestSegment ? bytes : bytes + spare;
}

/**
 * Widths of the variables that a string is stored in. All but the last are 255 wide, and the bytes are packed from the
 * first on, so that the last ones may be left blank (PSPP developer's guide, "Very Long String Record").
 */
export function segmentWidths(width: number): number[] {
  if (width <= widestSegment) return [width];
  const count = Math.ceil(width / segmentStep);
  return Array.from({ length: count }, (_, at) => (at < count - 1 ? widestSegment : width - (count - 1) * segmentStep));
}

/** Elements of eight bytes that a variable of the file takes. */
export function elementsOf(width: number): number {
  return width === 0 ? 1 : Math.ceil(width / 8);
}

const secondsPerDay = 86_400;
/** 1970-01-01 counted in days from 1582-10-14. */
const unixEpochDay = 141_428;

/** Seconds since 14 October 1582 of an ISO 8601 day, or of a time in UTC. */
export function toSpssSeconds(iso: string): number {
  return Date.parse(iso) / 1000 + unixEpochDay * secondsPerDay;
}
