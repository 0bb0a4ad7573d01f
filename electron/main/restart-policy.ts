/** An engine that ends three times within a minute will end a fourth time too. */
export const restartLimit = { times: 3, withinMilliseconds: 60_000 } as const;

/** Whether the engine, which ended at `endings` (milliseconds, the last one now), is to be started again. */
export function mayRestart(endings: readonly number[], now: number): boolean {
  return endings.filter((ending) => now - ending < restartLimit.withinMilliseconds).length < restartLimit.times;
}

/** The sentence for the analyst when the engine ended by itself. */
export function engineLostSentence(exitCode: number): string {
  return `The part of Parlance that keeps your project stopped unexpectedly (code ${exitCode}) and was started again. Everything that was confirmed is saved; what you did last may need to be done again.`;
}
