/**
 * A number of 53 bits for some cells of a row, the same wherever it is made. Among a million rows two share one by
 * accident in one of ten thousand tables: enough to count differences by, not to identify anything.
 */
export function hashOf(row: readonly string[], places: readonly number[]): number {
  let low = 0x2545f491;
  let high = 0x6c8e9cf5;
  for (const place of places) {
    // A row that somebody has cut short has no text there.
    const text = row[place] ?? '';
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      low = Math.imul(low ^ unit, 0x9e3779b1);
      high = Math.imul(high ^ unit, 0x5f356495);
    }
    // No code unit, so that it parts the cells.
    low = Math.imul(low ^ 0x10000, 0x9e3779b1);
    high = Math.imul(high ^ 0x10000, 0x5f356495);
  }
  low = mixed(low ^ (high >>> 13));
  high = mixed(high ^ (low >>> 13));
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

function mixed(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
