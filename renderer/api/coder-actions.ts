import type { CoderId } from '../../shared/domain/ids.ts';
import { engine } from './engine.ts';
import { queries } from './queries.ts';
import { queryClient } from './query-client.ts';

async function readAgain(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: queries.coders().queryKey });
}

export async function createCoder(name: string): Promise<void> {
  await engine().coders.create({ name });
  await readAgain();
}

export async function updateCoder(id: CoderId, patch: { name?: string; color?: string }): Promise<void> {
  await engine().coders.update({ id, ...patch });
  await readAgain();
}
