/**
 * The way back from a folded text. Only the stretches are recorded that folding changed in length, so that a text with
 * few of them costs little. Everything between two changes is unit for unit.
 */
export class FoldMap {
  private readonly foldedStarts: number[] = [];
  private readonly foldedEnds: number[] = [];
  private readonly originalStarts: number[] = [];
  private readonly originalEnds: number[] = [];

  /** Changes must come in the order of the text. */
  add(foldedStart: number, foldedEnd: number, originalStart: number, originalEnd: number): void {
    this.foldedStarts.push(foldedStart);
    this.foldedEnds.push(foldedEnd);
    this.originalStarts.push(originalStart);
    this.originalEnds.push(originalEnd);
  }

  /** Where the original of the folded unit at `offset` starts; what was removed before it is left out. */
  originalStart(offset: number): number {
    const change = this.changeBefore(offset);
    if (change === -1) return offset;
    if (offset < this.foldedEnds[change]!) return this.originalStarts[change]!;
    return this.originalEnds[change]! + (offset - this.foldedEnds[change]!);
  }

  /** Where the original of the last folded unit before `offset` ends; what was removed after it is left out. */
  originalEnd(offset: number): number {
    const change = this.changeBefore(offset - 1);
    if (change === -1) return offset;
    if (offset <= this.foldedEnds[change]!) return this.originalEnds[change]!;
    return this.originalEnds[change]! + (offset - this.foldedEnds[change]!);
  }

  /** The last change that starts at or before the folded unit at `offset`; removals there come before the unit. */
  private changeBefore(offset: number): number {
    let low = 0;
    let high = this.foldedStarts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.foldedStarts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
