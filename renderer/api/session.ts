import { useQuery } from '@tanstack/react-query';
import type { Capabilities, Greeting, ProjectSummary } from '../../shared/contract/schemas/project.ts';
import { useTransfer } from '../state/transfer.ts';
import { useWorkbench } from '../state/workbench.ts';
import { engine } from './engine.ts';
import { queries } from './queries.ts';
import { queryClient } from './query-client.ts';

// The greeting says what the host can do, and which project is open. The page keeps both in the query cache: `greeting`
// decides between start screen and workbench, `project` is what the features read.

/** Asks the engine anew what is open; called after each connection. */
export async function greet(): Promise<Greeting> {
  const greeting = await engine().system.hello();
  const before = queryClient.getQueryData(queries.greeting().queryKey);
  queryClient.setQueryData(queries.greeting().queryKey, greeting);
  takeProject(greeting.project, before?.project?.id ?? null);
  return greeting;
}

/** A project was opened, closed or replaced, by this window or by another one. */
export function projectChanged(project: ProjectSummary | null): void {
  const { queryKey } = queries.greeting();
  const before = queryClient.getQueryData(queryKey)?.project ?? null;
  if (before && project && before.path === project.path && before.mode === project.mode) {
    queryClient.setQueryData(queries.project().queryKey, project);
    return;
  }
  takeProject(project, before?.id ?? null);
  queryClient.setQueryData(queryKey, (greeting) => greeting && { ...greeting, project });
}

function takeProject(project: ProjectSummary | null, idBefore: string | null): void {
  if (project?.id !== idBefore) {
    useWorkbench.getState().reset();
    useTransfer.setState({ report: null, problem: null, exported: null, exportProblem: null });
  }
  queryClient.removeQueries({ predicate: ({ queryKey: [kind] }) => kind !== 'greeting' && kind !== 'recent' });
  if (project) queryClient.setQueryData(queries.project().queryKey, project);
  void queryClient.invalidateQueries({ queryKey: queries.recent().queryKey });
}

/** What the host can do. Features ask for this and never for the platform. */
export function useCapabilities(): Capabilities {
  const { data } = useQuery(queries.greeting());
  return data?.capabilities ?? { nativeDialogs: false, revealInFolder: false, upload: false };
}

export function useIsReadOnly(): boolean {
  return useQuery(queries.project()).data?.mode === 'read';
}
