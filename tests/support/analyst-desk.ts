import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { shortArticle } from './short-article.ts';

const program = path.resolve(import.meta.dirname, '../../bin/parlance.mjs');
const runProgram = promisify(execFile);

export type CsvRow = Readonly<Record<string, string>>;

export interface Served {
  readonly url: string;
  readonly process: ChildProcess;
}

/** One analyst's machine: a folder, the command line, and servers that end with the test. */
export class Desk {
  readonly folder: string;
  private readonly servers: Served[] = [];

  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), 'parlance-e2e-'));
    mkdirSync(this.place('Documents'));
  }

  place(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.place(name), content);
    return this.place(name);
  }

  /** Runs the command line and answers the one JSON document that it prints. */
  async command(...given: string[]): Promise<unknown> {
    const { stdout } = await runProgram(process.execPath, [program, ...given, '--json'], {
      env: this.environment,
      maxBuffer: 1 << 26,
    });
    return JSON.parse(stdout);
  }

  /** Codes quotes of the short article, by one file. */
  async code(project: string, codings: Readonly<Record<string, string>>): Promise<void> {
    const rows = Object.entries(codings).map(([code, quote]) => ({ article: shortArticle.title, code, quote }));
    if (rows.length === 0) return;
    const report = await this.command('code', project, '--from', this.write('codings.csv', Papa.unparse(rows)));
    if ((report as { created: number }).created !== rows.length) throw new Error(JSON.stringify(report));
  }

  /** The rows of one table of the dataset, as it is exported at this moment; the project may be open elsewhere. */
  async dataset(project: string, table: 'segments' | 'codebook' | 'articles'): Promise<CsvRow[]> {
    const folder = this.place('dataset');
    await this.command('export', project, '--to', folder);
    return readCsv(path.join(folder, `${table}.csv`));
  }

  /** Starts `parlance serve`; settles when it says where it is. */
  async serve(...given: string[]): Promise<Served> {
    const child = spawn(process.execPath, [program, 'serve', ...given, '--no-open'], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [said, complained] = ['', ''];
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = /http:\/\/\S+/.exec(said);
        if (found) resolve(found[0]);
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
      child.once('error', reject);
      child.once('close', (code) => reject(new Error(`serve ended with ${code}: ${said}${complained}`)));
    });
    const served = { url, process: child };
    this.servers.push(served);
    return served;
  }

  /** Ends a server in order, as Ctrl+C in its terminal does. */
  async stop(served: Served): Promise<void> {
    const { process: child } = served;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    await closed;
  }

  async remove(): Promise<void> {
    await Promise.all(this.servers.map((served) => this.stop(served)));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get environment(): NodeJS.ProcessEnv {
    const home = { HOME: this.folder, USERPROFILE: this.folder };
    return { ...process.env, ...home, PARLANCE_STATE_FOLDER: this.place('state') };
  }
}

export function readCsv(file: string): CsvRow[] {
  const { data } = Papa.parse<CsvRow>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true });
  return data;
}
