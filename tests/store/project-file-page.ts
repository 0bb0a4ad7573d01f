import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The page for outside readers, which the tests hold to its word. */
export const projectFilePage = readFileSync(path.resolve(import.meta.dirname, '../../docs/project-file.md'), 'utf8');

export interface DocumentedColumn {
  name: string;
  type: string;
  meaning: string;
}

/** Views with their columns, as the page tells them. */
export function documentedViews(page: string = projectFilePage): Map<string, DocumentedColumn[]> {
  const views = new Map<string, DocumentedColumn[]>();
  for (const section of page.split(/^### /m).slice(1)) {
    const [heading = '', ...lines] = section.split('\n');
    const rows = lines.filter((line) => line.startsWith('| ')).slice(1);
    const columns = rows.map((row) => {
      const [name = '', type = '', meaning = ''] = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return { name, type, meaning };
    });
    views.set(heading.trim(), columns);
  }
  return views;
}

/** The examples of the page in one language, as a reader would paste them. */
export function examplesIn(language: string, page: string = projectFilePage): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1]!);
}
