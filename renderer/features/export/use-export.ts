import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportOptions, Recipe } from '../../../shared/contract/schemas/exports.ts';
import type { ProjectSummary } from '../../../shared/contract/schemas/project.ts';
import type { RecipeId } from '../../../shared/domain/ids.ts';
import { queries, useArticles, useCodes, useCoders } from '../../api/queries.ts';
import { folderOf } from '../../app/formats.ts';
import { formatFacts, placeOf, type ExportPlace, type FormatFacts } from './export-formats.ts';
import {
  changeChoices,
  choicesFrom,
  differsFrom,
  isComplete,
  optionsFrom,
  untouched,
  type ExportChoices,
} from './export-options.ts';
import { completeTarget, offeredTarget, parentOf } from './export-target.ts';

interface ExportDraft {
  projectId: string;
  choices: ExportChoices;
  recipeId: RecipeId | null;
  /** As typed; null while the offered one stands. */
  target: string | null;
  /** Where the last one went. */
  parent: string;
}

/** What was chosen last stays for the next export of this session. */
let remembered: ExportDraft | null = null;

function draftFor({ id, path }: ProjectSummary): ExportDraft {
  if (remembered?.projectId === id) return remembered;
  const choices = remembered?.choices ?? untouched;
  return {
    projectId: id,
    // Coders, codes and articles of another project are unknown in this one.
    choices: { ...choices, coderIds: null, codeIds: null, articleIds: null },
    recipeId: null,
    target: null,
    parent: folderOf(path),
  };
}

export interface ExportModel {
  choices: ExportChoices;
  change: (patch: Partial<ExportChoices>) => void;
  facts: FormatFacts;
  place: ExportPlace;
  choosePlace: (place: ExportPlace) => void;
  target: string;
  setTarget: (target: string) => void;
  isComplete: boolean;
  options: Partial<ExportOptions>;
  recipes: readonly Recipe[];
  /** The recipe that was chosen, and whether the choices have moved away from it. */
  recipe: Recipe | null;
  isChanged: boolean;
  chooseRecipe: (recipe: Recipe | null) => void;
  /** The target as it is asked for. */
  completed: () => string;
}

/** Everything that is chosen for an export: the recipe, the options, the place. */
export function useExport(project: ProjectSummary): ExportModel {
  const { t } = useTranslation('export');
  const [draft, setDraft] = useState(() => draftFor(project));
  const { data: recipes = [] } = useQuery(queries.recipes());
  const known = useKnownIds();
  const set = (patch: Partial<ExportDraft>): void => {
    remembered = { ...draft, ...patch };
    setDraft(remembered);
  };
  const { choices, parent } = draft;
  const facts = formatFacts(choices.format);
  const offer = (of: FormatFacts, place: ExportPlace): string =>
    offeredTarget(of, place, parent, {
      folder: t('name.folder', { context: of.id, title: project.title, format: of.id }),
      file: t(`name.${of.id}`, { title: project.title }),
    });
  const target = draft.target ?? offer(facts, facts.places[0]);
  const place = placeOf(facts, target);
  const recipe = recipes.find(({ id }) => id === draft.recipeId) ?? null;
  return {
    choices,
    facts,
    place,
    target,
    recipes,
    recipe,
    isChanged: recipe !== null && differsFrom(recipe, choices),
    isComplete: isComplete(choices, place) && target.trim() !== '',
    options: optionsFrom(choices, place),
    change: (patch) => {
      const isOther = patch.format !== undefined && patch.format !== choices.format;
      set({ choices: changeChoices(choices, patch), ...(isOther && { target: null, parent: parentOf(target) }) });
    },
    choosePlace: (wanted) => {
      if (wanted !== place) set({ target: offer(facts, wanted) });
    },
    setTarget: (typed) => set({ target: typed }),
    chooseRecipe: (chosen) =>
      set({
        recipeId: chosen?.id ?? null,
        ...(chosen && {
          choices: choicesFrom(chosen.options, known),
          ...(chosen.options.format !== choices.format && { target: null, parent: parentOf(target) }),
        }),
      }),
    completed: () => {
      const whole = completeTarget(facts, target);
      set({ target: whole, parent: parentOf(whole) });
      return whole;
    },
  };
}

function useKnownIds() {
  const { data: coders = [] } = useCoders();
  const { data: codes = [] } = useCodes();
  const { data: articles = [] } = useArticles();
  const ids = (things: readonly { id: string }[]): ReadonlySet<string> => new Set(things.map(({ id }) => id));
  return { coders: ids(coders), codes: ids(codes), articles: ids(articles) };
}
