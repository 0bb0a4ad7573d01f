import i18next from 'i18next';
import { showError } from '../components/toast.tsx';
import { importItems } from './import-actions.ts';
import { nameOf, takeOver } from './interchange-actions.ts';
import {
  pickFiles,
  pickFolder,
  pickOne,
  splitPicked,
  joinPicked,
  type OnePicked,
  type PickedItems,
} from './pick-files.ts';

/** Nothing but projects and codebooks of other programs ends like this. */
const surelyProjects = ['qdpx', 'qdc', 'parlance', 'qda', 'sqlite3', 'mtr', 'mex'];
/** So may a project or a codebook; what is in the file decides. */
const perhapsProjects = [
  'sqlite',
  'db',
  'json',
  'jsonl',
  'ndjson',
  'xmi',
  'xml',
  'zip',
  'tgz',
  'gz',
  'tar',
  'csv',
  'tsv',
  'xlsx',
];
const codebooks = ['qdc', 'qdpx', 'csv', 'tsv', 'xlsx', 'mtr', 'mex', 'txt', 'xml'];

function endsIn(item: OnePicked, extensions: readonly string[]): boolean {
  const extension = /\.([^.]+)$/.exec(nameOf(item).toLowerCase())?.[1];
  return extension !== undefined && extensions.includes(extension);
}

/** Among several files only what surely is a project is asked about; one alone is looked at. */
function projectsAmong(all: readonly OnePicked[]): readonly OnePicked[] {
  // A folder of QualCoder that came as its files: its documents stand in its database, too.
  const database = all.find((item) => nameOf(item) === 'data.qda');
  if (database !== undefined) return [database];
  const extensions = all.length === 1 ? [...surelyProjects, ...perhapsProjects] : surelyProjects;
  return all.filter((item) => endsIn(item, extensions));
}

/**
 * What was picked or dropped finds its way: projects and codebooks of other programs are looked at and asked about, the
 * rest is imported as articles, and so is what looks like a project and is none.
 */
export function receiveFiles(items: PickedItems): void {
  const all = splitPicked(items);
  const projects = projectsAmong(all);
  const isFolderOfOne = projects.some((item) => nameOf(item) === 'data.qda');
  const articles = isFolderOfOne ? [] : all.filter((item) => !projects.includes(item));
  if (articles.length > 0) void importItems(joinPicked(articles));
  if (projects.length > 0) takeOver(projects, (item) => void importItems(joinPicked([item])));
}

/** Asks for files, of whatever kind. */
export function chooseFiles(): Promise<void> {
  const words = {
    title: i18next.t('transfer:import.filesTitle'),
    kind: i18next.t('transfer:import.kind'),
    all: i18next.t('transfer:import.all'),
  };
  return pickFiles(words).then(receiveFiles).catch(showError);
}

/** Asks for a project of another program. */
export function chooseProjectFile(): Promise<void> {
  return choose('interchange:chooseProject', [...surelyProjects, ...perhapsProjects]);
}

/** Asks for a codebook, of whatever program. */
export function chooseCodebook(): Promise<void> {
  return choose('interchange:chooseCodebook', codebooks);
}

async function choose(title: string, extensions: readonly string[]): Promise<void> {
  try {
    const words = {
      title: i18next.t(title),
      kind: i18next.t('interchange:kinds'),
      all: i18next.t('transfer:import.all'),
    };
    const picked = await pickOne(words, extensions);
    if (picked !== null) takeOver([picked]);
  } catch (error) {
    showError(error);
  }
}

/** Asks for the folder that a program makes of a project. In a browser the file that holds the project is sent. */
export async function chooseProjectFolder(): Promise<void> {
  try {
    const items = await pickFolder(i18next.t('interchange:chooseFolder'));
    const all = splitPicked(items);
    const [first] = items.kind === 'paths' ? all : projectsAmong(all);
    if (first !== undefined) takeOver([first]);
    else if (all[0] !== undefined) showError(new Error(i18next.t('interchange:noProjectInFolder')));
  } catch (error) {
    showError(error);
  }
}
