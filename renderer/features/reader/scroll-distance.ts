/**
 * How far to scroll so that a stretch from `top` to `bottom` lies within the middle third of the viewport. One that is
 * taller begins at its top edge; one that is far away goes to the middle, near ones move as little as they can.
 */
export function distanceToMiddle(top: number, bottom: number, height: number): number {
  const upper = height / 3;
  const lower = (height * 2) / 3;
  if (bottom - top > lower - upper) return top >= height * 0.15 && top <= upper ? 0 : top - upper;
  if (top >= upper && bottom <= lower) return 0;
  const isFar = bottom < 0 || top > height;
  if (isFar) return (top + bottom) / 2 - height / 2;
  return top < upper ? top - upper : bottom - lower;
}
