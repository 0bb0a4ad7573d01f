import i18next from 'i18next';
import type { ArticleId, CoderId } from '../../shared/domain/ids.ts';
import type { ProjectSummary } from '../../shared/contract/schemas/project.ts';
import { ParlanceError } from '../../shared/contract/errors.ts';
import { showError, showToast } from '../components/toast.tsx';
import { useWorkbench } from '../state/workbench.ts';
import { engine } from './engine.ts';
import { queries } from './queries.ts';
import { queryClient } from './query-client.ts';
import { projectChanged } from './session.ts';

export async function openProject(path: string, mode: 'write' | 'read' = 'write'): Promise<ProjectSummary> {
  const project = await engine().project.open({ path, mode });
  projectChanged(project);
  return project;
}

export interface NewProject {
  path: string;
  title?: string;
  coderName?: string;
  sample?: boolean;
}

export async function createProject(input: NewProject): Promise<ProjectSummary> {
  const project = await engine().project.create(input);
  projectChanged(project);
  return project;
}

/** Opens the sample project in the default folder; makes it where it is not there yet. */
export async function openSample(folder: string, fileName: string): Promise<ProjectSummary> {
  const path = joinPath(folder, `${fileName}.parlance`);
  try {
    return await createProject({ path, sample: true });
  } catch (error) {
    if (error instanceof ParlanceError && error.code === 'project.exists') return openProject(path);
    throw error;
  }
}

export async function closeProject(): Promise<void> {
  await engine().project.close();
  projectChanged(null);
}

/** Takes a project from the list of recent ones; the file stays. */
export async function forgetProject(path: string): Promise<void> {
  queryClient.setQueryData(queries.recent().queryKey, await engine().project.forget({ path }));
}

export async function renameProject(title: string): Promise<void> {
  await engine().project.rename({ title });
  await queryClient.invalidateQueries({ queryKey: queries.project().queryKey });
}

export async function selectCoder(id: CoderId): Promise<void> {
  const project = await engine().coders.select({ id });
  queryClient.setQueryData(queries.project().queryKey, project);
  await queryClient.invalidateQueries({
    predicate: ({ queryKey: [kind] }) => kind === 'history' || kind === 'articles' || kind === 'memos',
  });
}

export function undo(): Promise<void> {
  return step('undo');
}

export function redo(): Promise<void> {
  return step('redo');
}

/** Takes back, or brings again, the last change of the acting coder, and shows the article that it was in. */
async function step(direction: 'undo' | 'redo'): Promise<void> {
  const project = queryClient.getQueryData(queries.project().queryKey);
  if (!project) return;
  try {
    const { label, articleIds } = await engine().history[direction]({ coderId: project.coderId });
    const text = i18next.t(direction === 'undo' ? 'app:undone' : 'app:redone', { label });
    showToast({ tone: 'info', topic: 'history', text });
    showArticleOf(articleIds);
  } catch (error) {
    const isEnd =
      error instanceof ParlanceError &&
      (error.code === 'history.nothing-to-undo' || error.code === 'history.nothing-to-redo');
    if (isEnd) showToast({ tone: 'info', topic: 'history', text: error.message });
    else showError(error);
  }
}

function showArticleOf(articleIds: readonly string[]): void {
  const { view, articleId, openArticle } = useWorkbench.getState();
  const [only] = articleIds;
  if (view !== 'read' || articleIds.length !== 1 || only === undefined || only === articleId) return;
  openArticle(only as ArticleId);
}

/** Joins a folder and a file name with the separator that the folder uses itself. */
export function joinPath(folder: string, fileName: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? folder + fileName : folder + separator + fileName;
}

const forbiddenInNames = new Set('<>:"/\\|?*');

/** A file name that every operating system takes, from a title. */
export function fileNameFrom(title: string): string {
  const kept = Array.from(title, (character) =>
    forbiddenInNames.has(character) || character < ' ' ? ' ' : character,
  ).join('');
  return kept
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '')
    .slice(0, 120);
}
