import type { EngineClient } from '../../../shared/contract/rpc-client.ts';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { CoderRow, ProjectSummary } from '../../../shared/contract/schemas/project.ts';
import type { CoderId } from '../../../shared/domain/ids.ts';

/** The coder of that name, made when there is none. */
export async function coderNamed(client: EngineClient, name: string): Promise<CoderId> {
  return (await findCoder(client, name))?.id ?? (await client.coders.create({ name })).coder.id;
}

/** The coder of that name, or a refusal; for commands that only make sense with one who was there. */
export async function knownCoderNamed(client: EngineClient, name: string): Promise<CoderId> {
  const coder = await findCoder(client, name);
  if (coder) return coder.id;
  throw new ParlanceError('coder.not-found', `There is no coder named “${name}” in the project.`, {
    details: { name },
  });
}

async function findCoder(client: EngineClient, name: string): Promise<CoderRow | undefined> {
  const wanted = name.replace(/\s+/gu, ' ').trim();
  const coders = await client.coders.list();
  const folded = wanted.toLocaleLowerCase('en');
  return (
    coders.find((coder) => coder.name === wanted) ??
    coders.find((coder) => coder.name.toLocaleLowerCase('en') === folded)
  );
}

/** Lets a coder act during `work`, and the project's own coder again afterwards. */
export async function actingAs<T>(
  client: EngineClient,
  project: ProjectSummary,
  coderId: CoderId,
  work: () => Promise<T>,
): Promise<T> {
  await client.coders.select({ id: coderId });
  try {
    return await work();
  } finally {
    await client.coders.select({ id: project.coderId });
  }
}
