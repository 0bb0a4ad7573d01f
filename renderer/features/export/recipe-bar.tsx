import { Bookmark, BookmarkPlus, Check, ChevronDown, Pencil, RotateCcw, Save, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeRecipe, renameRecipe, saveRecipe } from '../../api/export-actions.ts';
import { undo } from '../../api/project-actions.ts';
import { useIsReadOnly } from '../../api/session.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton, MenuItem, MenuSection, MenuSeparator } from '../../components/menu.tsx';
import { TextField } from '../../components/text-field.tsx';
import { showError, showToast } from '../../components/toast.tsx';
import styles from './recipe-bar.module.css';
import type { ExportModel } from './use-export.ts';

/** Options with a name: choose one, keep the present choice as one, and see whether it still is what was saved. */
export function RecipeBar({ model }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const isReadOnly = useIsReadOnly();
  const { recipe, isChanged } = model;
  return (
    <div className={styles.bar} role="group" aria-label={t('recipe.title')}>
      <div className={styles.line}>
        <RecipeMenu model={model} isReadOnly={isReadOnly} onName={setNaming} />
        {recipe && isChanged ? <Badge tone="warn">{t('recipe.changed')}</Badge> : null}
        {recipe === null && !isReadOnly && naming === null ? (
          <IconButton
            size="small"
            label={t('recipe.saveNew')}
            icon={<BookmarkPlus aria-hidden />}
            onPress={() => setNaming('new')}
          />
        ) : null}
      </div>
      {recipe && isChanged && naming === null ? (
        <div className={styles.line}>
          {isReadOnly ? null : (
            <Button
              size="small"
              icon={<Save aria-hidden />}
              onPress={() => void saveRecipe(recipe.name, model.options).catch(showError)}
            >
              {t('recipe.saveChanges')}
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            icon={<RotateCcw aria-hidden />}
            onPress={() => model.chooseRecipe(recipe)}
          >
            {t('recipe.goBack')}
          </Button>
        </div>
      ) : null}
      {naming === null ? null : (
        <NameField
          label={t(naming === 'new' ? 'recipe.newName' : 'recipe.name')}
          initial={naming === 'rename' ? (recipe?.name ?? '') : ''}
          taken={
            new Set(model.recipes.filter(({ id }) => id !== recipe?.id || naming === 'new').map(({ name }) => name))
          }
          onCancel={() => setNaming(null)}
          onSave={async (name) => {
            if (naming === 'rename' && recipe) await renameRecipe(recipe.id, name);
            else model.chooseRecipe(await saveRecipe(name, model.options));
            setNaming(null);
          }}
        />
      )}
    </div>
  );
}

interface RecipeMenuProps {
  model: ExportModel;
  isReadOnly: boolean;
  onName: (what: 'new' | 'rename') => void;
}

function RecipeMenu({ model, isReadOnly, onName }: RecipeMenuProps) {
  const { t } = useTranslation('export');
  const { recipe, recipes } = model;
  const remove = async (): Promise<void> => {
    if (recipe === null) return;
    await removeRecipe(recipe.id);
    model.chooseRecipe(null);
    const text = t('recipe.removed', { name: recipe.name });
    showToast({ tone: 'ok', text, action: { label: t('app:undo'), run: () => void undo() } });
  };
  return (
    <MenuButton
      label={t('recipe.title')}
      button={
        <Button size="small" className={styles.button} icon={<Bookmark aria-hidden />}>
          <bdi className={styles.name}>{recipe?.name ?? t('recipe.none')}</bdi>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {recipes.length > 0 ? (
        <MenuSection title={t('recipe.title')}>
          {recipes.map((one) => (
            <MenuItem
              key={one.id}
              id={one.id}
              label={one.name}
              detail={t(`format.${one.options.format}.name`)}
              isChecked={one.id === recipe?.id}
              onAction={() => model.chooseRecipe(one)}
            />
          ))}
        </MenuSection>
      ) : null}
      {recipes.length > 0 ? <MenuSeparator /> : null}
      {isReadOnly ? null : (
        <MenuItem label={t('recipe.saveNew')} icon={<BookmarkPlus aria-hidden />} onAction={() => onName('new')} />
      )}
      {recipe && !isReadOnly ? (
        <MenuItem label={t('recipe.rename')} icon={<Pencil aria-hidden />} onAction={() => onName('rename')} />
      ) : null}
      {recipe && !isReadOnly ? (
        <MenuItem
          label={t('recipe.remove')}
          icon={<Trash2 aria-hidden />}
          isDangerous
          onAction={() => void remove().catch(showError)}
        />
      ) : null}
      {recipe ? (
        <MenuItem label={t('recipe.letGo')} icon={<X aria-hidden />} onAction={() => model.chooseRecipe(null)} />
      ) : null}
    </MenuButton>
  );
}

interface NameFieldProps {
  label: string;
  initial: string;
  /** Names of other recipes. */
  taken: ReadonlySet<string>;
  onSave: (name: string) => Promise<void>;
  onCancel: () => void;
}

function NameField({ label, initial, taken, onSave, onCancel }: NameFieldProps) {
  const { t } = useTranslation('export');
  const [name, setName] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const save = (): void => {
    const tidy = name.replace(/\s+/gu, ' ').trim();
    if (tidy === '') return setProblem(t('recipe.needsName'));
    if (taken.has(tidy)) return setProblem(t('recipe.taken', { name: tidy }));
    onSave(tidy).catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
    return undefined;
  };
  const onKeyDown = (event: { key: string; preventDefault: () => void; continuePropagation: () => void }): void => {
    // The field stands in the form of the export, and Enter is meant for the name.
    if (event.key === 'Enter') {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape') onCancel();
    else event.continuePropagation();
  };
  return (
    <div className={styles.naming}>
      <TextField
        className={styles.field}
        aria-label={label}
        placeholder={label}
        dir="auto"
        autoFocus
        maxLength={300}
        value={name}
        onChange={(typed) => {
          setName(typed);
          setProblem(null);
        }}
        onKeyDown={onKeyDown}
        isInvalid={problem !== null}
        errorMessage={problem ?? undefined}
      />
      <IconButton label={t('recipe.save')} icon={<Check aria-hidden />} onPress={save} />
      <IconButton label={t('app:cancel')} icon={<X aria-hidden />} onPress={onCancel} />
    </div>
  );
}
