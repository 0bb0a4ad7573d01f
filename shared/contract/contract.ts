import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import * as articles from './schemas/articles.ts';
import * as codes from './schemas/codes.ts';
import {
  articleId,
  changed,
  codeId,
  coderId,
  color,
  count,
  importRunId,
  name,
  path,
  recipeId,
  segmentId,
  variableId,
} from './schemas/common.ts';
import { engineEvent } from './schemas/events.ts';
import * as exports from './schemas/exports.ts';
import * as history from './schemas/history.ts';
import * as imports from './schemas/imports.ts';
import * as interchange from './schemas/interchange.ts';
import * as project from './schemas/project.ts';
import * as segments from './schemas/segments.ts';
import * as variables from './schemas/variables.ts';

const nothing = z.object({}).default({});

/**
 * Everything that a window, a page or a command line can ask of the engine. Inputs are validated where handlers are
 * registered; a refused call fails with a code of `errors.ts`.
 */
export const contract = {
  system: {
    hello: oc.input(nothing).output(project.greeting),
    /** Ends when the caller stops listening. */
    events: oc.input(nothing).output(eventIterator(engineEvent)),
  },
  project: {
    create: oc.input(project.createInput).output(project.projectSummary),
    open: oc.input(project.openInput).output(project.projectSummary),
    close: oc.input(nothing).output(z.object({})),
    info: oc.input(nothing).output(project.projectSummary),
    rename: oc.input(z.object({ title: name })).output(changed),
    recent: oc.input(nothing).output(z.array(project.recentProject)),
    forget: oc.input(z.object({ path })).output(z.array(project.recentProject)),
    check: oc.input(nothing).output(project.checkReport),
    backup: oc.input(z.object({ to: path })).output(z.object({ path, bytes: count })),
  },
  coders: {
    list: oc.input(nothing).output(z.array(project.coderRow)),
    create: oc.input(z.object({ name, color: color.optional() })).output(changed.extend({ coder: project.coder })),
    update: oc.input(z.object({ id: coderId, name: name.optional(), color: color.optional() })).output(changed),
    /** Makes a coder the acting one, for this project, until another is chosen. */
    select: oc.input(z.object({ id: coderId })).output(project.projectSummary),
  },
  articles: {
    list: oc.input(nothing).output(z.array(articles.articleSummary)),
    /** Ids of the articles whose title or text contains every word of the query, by folded full text. */
    search: oc.input(z.object({ query: z.string().max(500) })).output(z.array(articleId)),
    read: oc.input(z.object({ id: articleId })).output(articles.articleDocument),
    /** By id, otherwise by exact title, otherwise by title without regard to case. */
    find: oc.input(z.object({ reference: z.string().min(1) })).output(articles.articleSummary),
    update: oc.input(z.object({ ids: z.array(articleId).min(1), patch: articles.articlePatch })).output(changed),
    setState: oc.input(z.object({ ids: z.array(articleId).min(1), state: articles.articleState })).output(changed),
    remove: oc.input(z.object({ ids: z.array(articleId).min(1) })).output(changed),
  },
  codes: {
    list: oc.input(nothing).output(z.array(codes.code)),
    /** By path (`A > B`), otherwise by a name that is unique. */
    find: oc.input(z.object({ reference: z.string().min(1) })).output(codes.code),
    create: oc.input(codes.codeCreateInput).output(changed.extend({ code: codes.code })),
    update: oc.input(z.object({ id: codeId, patch: codes.codePatch })).output(changed),
    move: oc.input(codes.codeMoveInput).output(changed),
    retire: oc.input(z.object({ id: codeId })).output(changed),
    restore: oc.input(z.object({ id: codeId })).output(changed),
    /** Only a code that no coding uses; others are retired. */
    remove: oc.input(z.object({ id: codeId })).output(changed),
    importCsv: oc
      .input(z.object({ csv: z.string(), fileName: z.string().default('') }))
      .output(codes.codebookImportReport),
    exportCsv: oc.input(nothing).output(z.object({ csv: z.string() })),
  },
  segments: {
    /** All codings of one article, by start, then longer first. */
    ofArticle: oc.input(z.object({ articleId })).output(z.array(segments.segment)),
    list: oc.input(segments.segmentQuery).output(segments.segmentPage),
    /** The ids of everything that a question finds, in its order. */
    ids: oc.input(segments.segmentQuestion).output(z.array(segmentId)),
    create: oc
      .input(z.object({ items: z.array(segments.segmentDraft).min(1).max(100_000) }))
      .output(changed.extend({ segments: z.array(segments.segment) })),
    resize: oc
      .input(z.object({ id: segmentId, start: z.number().int(), end: z.number().int() }))
      .output(changed.extend({ segment: segments.segment })),
    update: oc.input(z.object({ ids: z.array(segmentId).min(1), patch: segments.segmentPatch })).output(changed),
    remove: oc.input(z.object({ ids: z.array(segmentId).min(1) })).output(changed),
    /** Where a quote stands, in both units; `occurrence` counts from 1. */
    locate: oc
      .input(z.object({ articleId, quote: z.string().min(1), occurrence: z.number().int().min(1).optional() }))
      .output(z.object({ start: count, end: count, startCp: count, endCp: count, occurrences: count })),
    importCsv: oc
      .input(z.object({ csv: z.string(), fileName: z.string().default('') }))
      .output(segments.codingsImportReport),
  },
  attributes: {
    list: oc.input(nothing).output(z.array(segments.attribute)),
    /** Values that were given before, most used first. */
    values: oc.input(z.object({ name })).output(z.array(z.string())),
  },
  memos: {
    list: oc.input(z.object({ subject: project.memoSubject.optional() }).default({})).output(z.array(project.memo)),
    /** Writes the acting coder's memo. */
    set: oc.input(project.memoSetInput).output(changed),
  },
  history: {
    list: oc
      .input(
        z
          .object({ limit: z.number().int().min(1).max(5000).default(200), beforeRevision: count.optional() })
          .default({ limit: 200 }),
      )
      .output(z.array(history.journalEntry)),
    state: oc.input(history.historyInput).output(history.historyState),
    undo: oc.input(history.historyInput).output(history.historyResult),
    redo: oc.input(history.historyInput).output(history.historyResult),
  },
  imports: {
    /** Progress, then one report. Stopping to listen cancels: what is whole is kept. */
    run: oc.input(imports.importInput).output(eventIterator(imports.importEvent)),
    list: oc.input(nothing).output(z.array(imports.importRunSummary)),
    report: oc.input(z.object({ id: importRunId })).output(imports.importReport),
  },
  exports: {
    run: oc.input(exports.exportInput).output(eventIterator(exports.exportEvent)),
    preview: oc.input(exports.exportPreviewInput).output(exports.exportPreview),
  },
  recipes: {
    list: oc.input(nothing).output(z.array(exports.recipe)),
    /** Makes a recipe, or replaces the one of that name. */
    save: oc.input(exports.recipeSaveInput).output(changed.extend({ recipe: exports.recipe })),
    rename: oc.input(z.object({ id: recipeId, name })).output(changed),
    remove: oc.input(z.object({ id: recipeId })).output(changed),
  },
  variables: {
    list: oc.input(nothing).output(z.array(variables.variable)),
    create: oc.input(variables.variableCreateInput).output(changed.extend({ variable: variables.variable })),
    update: oc.input(z.object({ id: variableId, patch: variables.variablePatch })).output(changed),
    /** With the values of every article; undo brings both back. */
    remove: oc.input(z.object({ id: variableId })).output(changed),
    /** Values of articles by article and variable; without ids of every article. */
    values: oc.input(variables.variableValuesInput).output(z.array(variables.variableValue)),
    /** An empty value takes the value away; a value that is not of the variable's type is refused. */
    set: oc.input(variables.variableSetInput).output(changed),
    /** A table with a row per article (`article`: id or title) and a column per variable; new columns become variables. */
    importCsv: oc
      .input(z.object({ csv: z.string(), fileName: z.string().default('') }))
      .output(variables.variablesImportReport),
    exportCsv: oc.input(nothing).output(z.object({ csv: z.string() })),
  },
  interchange: {
    /** Which program's project or codebook lies there, and what it holds; null where it is none that can be read. */
    inspect: oc.input(z.object({ path })).output(interchange.interchangeSummary.nullable()),
    /** Takes another program's project into the open one: one step, which one undo takes back. */
    run: oc.input(interchange.interchangeInput).output(eventIterator(interchange.interchangeEvent)),
    /** Makes a project of a replication package and a colleague's own copies of the articles. */
    rehydrate: oc.input(interchange.rehydrateInput).output(eventIterator(interchange.rehydrateEvent)),
  },
};

export type Contract = typeof contract;
