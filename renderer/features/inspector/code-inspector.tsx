import { ArchiveRestore, Quote } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { updateCode } from '../../api/code-actions.ts';
import { queries, useCodeTree } from '../../api/queries.ts';
import { queryClient } from '../../api/query-client.ts';
import { pathSeparator } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import { Button } from '../../components/button.tsx';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import menuStyles from '../../components/menu.module.css';
import { showError } from '../../components/toast.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { CodeColorPalette } from '../codebook/code-color.tsx';
import { CodeKeyField } from '../codebook/code-key-field.tsx';
import { bringBack } from '../codebook/codebook-commands.ts';
import { DraftField, DraftText } from './draft-field.tsx';
import { readName, readNumber } from './field-values.ts';
import styles from './inspector.module.css';
import { MemoField } from './memo-field.tsx';

const guides = ['definition', 'include', 'exclude'] as const;

export function CodeInspector({ code }: { code: Code }) {
  const { t } = useTranslation('inspector');
  const tree = useCodeTree();
  const above = tree.namesOf(code.id).slice(0, -1);
  const family = [...tree.familyOf(code.id)].reduce((sum, id) => sum + (tree.get(id)?.segmentCount ?? 0), 0);
  return (
    <div className={styles.form}>
      {code.retiredAt === null ? null : (
        <div className={styles.notice}>
          <span>{t('retired')}</span>
          <Button size="small" icon={<ArchiveRestore aria-hidden />} onPress={() => bringBack(code.id)}>
            {t('bringBack')}
          </Button>
        </div>
      )}
      <div className={styles.nameRow}>
        <ColorButton code={code} />
        <DraftField
          label={above.length > 0 ? t('nameBelow', { path: above.join(pathSeparator) }) : t('name')}
          value={code.name}
          read={readName}
          save={(name) => updateCode(code.id, { name })}
        />
      </div>
      <p className={styles.counts}>
        {t('ownCodings', { count: code.segmentCount })}
        {family === code.segmentCount ? '' : ` · ${t('familyCodings', { count: family })}`}
      </p>
      {guides.map((guide) => (
        <DraftText
          key={guide}
          label={t(guide)}
          placeholder={t(`${guide}Placeholder`)}
          value={code[guide]}
          save={(text) => updateCode(code.id, { [guide]: text })}
        />
      ))}
      <ExampleField code={code} />
      <div className={styles.halves}>
        <CodeKeyField code={code} />
        <DraftField
          label={t('value')}
          dir="ltr"
          value={code.value === null ? '' : String(code.value)}
          read={readNumber}
          save={(value) => updateCode(code.id, { value })}
        />
      </div>
      <MemoField subject="code" subjectId={code.id} />
    </div>
  );
}

function ColorButton({ code }: { code: Code }) {
  const { t } = useTranslation('codebook');
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton aria-label={t('recolor')} className={styles.colorButton ?? ''}>
        <ColorSwatch color={code.color} size={18} />
      </AriaButton>
      <Popover className={menuStyles.popover ?? ''} placement="bottom start" offset={4}>
        <Dialog aria-label={t('recolor')} className={styles.popover ?? ''}>
          <CodeColorPalette code={code} onDone={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The words of the chosen passage, or null while none is chosen or its article is not read. */
function chosenWords(): string | null {
  const { passage } = useWorkbench.getState();
  if (passage === null) return null;
  const article = queryClient.getQueryData(queries.article(passage.articleId).queryKey);
  return article?.text.slice(passage.start, passage.end).trim() ?? null;
}

function ExampleField({ code }: { code: Code }) {
  const { t } = useTranslation('inspector');
  const hasPassage = useWorkbench((state) => state.passage !== null);
  const useChosen = (): void => {
    const words = chosenWords();
    if (words === null || words === '' || code.example.includes(words)) return;
    const example = code.example.trim() === '' ? words : `${code.example.trimEnd()}\n${words}`;
    updateCode(code.id, { example }).catch(showError);
  };
  return (
    <div className={styles.example}>
      <DraftText
        label={t('example')}
        placeholder={t('examplePlaceholder')}
        value={code.example}
        save={(example) => updateCode(code.id, { example })}
      />
      <Button
        variant="quiet"
        size="small"
        className={styles.useChosen}
        icon={<Quote aria-hidden />}
        isDisabled={!hasPassage}
        onPress={useChosen}
      >
        {t('useChosen')}
      </Button>
    </div>
  );
}
