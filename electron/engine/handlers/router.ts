import { articles } from './articles.ts';
import { attributes, coders, memos } from './small-things.ts';
import { codes } from './codes.ts';
import { procedures } from './context.ts';
import { exports } from './exports.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { interchange } from './interchange.ts';
import { project } from './project.ts';
import { recipes } from './recipes.ts';
import { segments } from './segments.ts';
import { system } from './system.ts';
import { variables } from './variables.ts';

/** Every procedure of the contract. */
export const router = procedures.router({
  system,
  project,
  coders,
  articles,
  codes,
  segments,
  attributes,
  memos,
  history,
  imports,
  exports,
  recipes,
  variables,
  interchange,
});
