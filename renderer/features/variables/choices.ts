import { tidyChoices } from '../../../shared/domain/coding/variable-values.ts';

/** Choices as a text that can be edited: one per line. */
export function writeChoices(choices: readonly string[]): string {
  return choices.join('\n');
}

export function readChoices(text: string): string[] {
  return tidyChoices(text.split('\n'));
}
