import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canRun, runProgram } from '../support/find-program.ts';
import { pythonWithPandas } from './export-format.ts';
import { exportTo, type ExportedDataset } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

/** Reads the CSV and, from the project file itself, the texts; says for every row whether the slice is the passage. */
const pythonScript = `
import csv, json, sqlite3, sys
folder, project, delimiter = sys.argv[1:4]
texts = dict(sqlite3.connect(project).execute("SELECT article_id, text FROM v_articles"))
with open(folder + "/segments.csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file, delimiter=delimiter, strict=True))
print(json.dumps([
    [row["segment_id"], texts[row["article_id"]][int(row["start"]):int(row["end"])] == row["text"],
     texts[row["article_id"]].encode("utf-16-le")[2 * int(row["start_utf16"]):2 * int(row["end_utf16"])].decode("utf-16-le") == row["text"],
     row["memo"]] for row in rows]))
`;

const pandasScript = `
import json, sys
exec(open(sys.argv[1]).read())
print(json.dumps([len(segments), sorted(segments["code"].unique().tolist()), str(segments["weight"].sum())]))
`;

const hasPython = canRun('python3', ['-c', 'import sqlite3, csv']);
const hasR = canRun('Rscript', ['--version']);

const forms = {
  plain: { unit: 'sentence' },
  european: { delimiter: ';', decimal: ',', bom: true },
  tabs: { delimiter: '\t' },
} as const;
type Form = keyof typeof forms;

let made: GoldenProject;
const datasets = {} as Record<Form, ExportedDataset>;

beforeAll(async () => {
  made = makeGoldenProject();
  for (const form of Object.keys(forms) as Form[]) {
    datasets[form] = await exportTo(made.project, forms[form], { folder: path.join(made.project.folder, form) });
  }
});
afterAll(() => made.project.remove());

const everyForm = Object.keys(forms) as Form[];

/** The lines of the readme below a heading, as an analyst would paste them. */
function pasted(form: Form, heading: string): string {
  const lines = datasets[form].files['README.txt']!.split('\n');
  const from = lines.indexOf(heading) + 1;
  const to = lines.indexOf('', from);
  return lines
    .slice(from, to)
    .map((line) => line.slice(2))
    .join('\n');
}

describe('read back by other programs', () => {
  it.skipIf(!hasPython).each(everyForm)('Python finds every passage where the row says it is (%s)', (form) => {
    const { delimiter } = { delimiter: ',', ...forms[form] };
    const output = runProgram(
      'python3',
      ['-c', pythonScript, datasets[form].folder, made.project.path, delimiter],
      '.',
    );
    const expected = datasets[form].rows('segments.csv').map((row) => [row['segment_id'], true, true, row['memo']]);
    expect(JSON.parse(output)).toEqual(expected);
    expect(expected).toHaveLength(9);
  });

  it.skipIf(!pythonWithPandas).each(everyForm)('pandas reads it with the lines of the readme (%s)', (form) => {
    const script = path.join(made.project.folder, 'read.py');
    writeFileSync(script, pasted(form, 'Python (pandas)'));
    const output = runProgram(pythonWithPandas!, ['-c', pandasScript, script], datasets[form].folder);
    const codes = [...new Set(datasets.plain.rows('segments.csv').map((row) => row['code']!))].sort();
    expect(JSON.parse(output)).toEqual([9, codes, '-0.5']);
  });

  it.skipIf(!hasR).each(everyForm)('R finds every passage with the lines of the readme (%s)', (form) => {
    const texts = made.project.db.prepare('SELECT article_id, text FROM v_articles').all() as {
      article_id: string;
      text: string;
    }[];
    for (const { article_id: id, text } of texts) writeFileSync(path.join(datasets[form].folder, `${id}.txt`), text);
    const script = path.join(made.project.folder, 'read.R');
    writeFileSync(
      script,
      `${pasted(form, 'R')}
      text_of <- function(id) paste(readLines(paste0(id, ".txt"), encoding = "UTF-8", warn = FALSE), collapse = "\\n")
      texts <- vapply(segments$article_id, text_of, "")
      stopifnot(is.numeric(segments$weight), is.integer(segments$start))
      slices <- substr(texts, segments$start + 1, segments$end)
      cat(nrow(segments), sum(slices == segments$text), sum(segments$weight, na.rm = TRUE), sum(is.na(segments$memo)))`,
    );
    expect(runProgram('Rscript', ['--vanilla', script], datasets[form].folder)).toBe('9 9 -0.5 8');
  });
});
