/** Is `running` (like "20.20.2") at least `needed` (like "22.14")? */
export function isAtLeast(running: string, needed: string): boolean;
/** Calls `work` where this Node is new enough; otherwise hands over to the pinned one, or ends with one sentence. */
export function onNode(needed: string, work: () => Promise<unknown>): void;
