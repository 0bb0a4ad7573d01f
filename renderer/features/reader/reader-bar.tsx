import { ListCollapse, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import { articleStates, type ArticleState, type Code, type Coder } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, CoderId } from '../../../shared/domain/ids.ts';
import { setArticleState } from '../../api/article-actions.ts';
import { Segmented } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { showError } from '../../components/toast.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { CoderMenu } from './coder-menu.tsx';
import { TypographyButton } from './typography-button.tsx';
import styles from './reader.module.css';

interface Properties {
  articleId: ArticleId;
  state: ArticleState;
  tree: CodeTree<Code>;
  coders: ReadonlyMap<CoderId, Coder>;
  /** Coders with codings in this article. */
  presentCoders: readonly CoderId[];
}

/** Above the article: how far it is coded, what is hidden, how it is set. */
export function ReaderBar({ articleId, state, tree, coders, presentCoders }: Properties) {
  const { t } = useTranslation('reader');
  const options = articleStates.map((id) => ({ id, label: t(`state.${id}`) }));
  return (
    <div className={styles.bar}>
      <Segmented
        label={t('state.label')}
        isLabelHidden
        options={options}
        value={state}
        onChange={(next) => void setArticleState([articleId], next).catch(showError)}
      />
      <HiddenChips tree={tree} coders={coders} />
      <div className={styles.barEnd}>
        {presentCoders.length > 1 && <CoderMenu coders={coders} present={presentCoders} />}
        <FoldButton />
        <TypographyButton />
      </div>
    </div>
  );
}

function FoldButton() {
  const { t } = useTranslation('reader');
  const isFolded = useWorkbench((workbench) => workbench.isFolded);
  return (
    <IconButton
      label={t('fold.label')}
      hint={t('fold.hint')}
      icon={<ListCollapse aria-hidden />}
      isOn={isFolded}
      onPress={() => useWorkbench.getState().setFolded(!isFolded)}
    />
  );
}

/** What is filtered away, so that nobody takes a hidden coding for a missing one. */
function HiddenChips({ tree, coders }: Pick<Properties, 'tree' | 'coders'>) {
  const { t } = useTranslation('reader');
  const hiddenCodeIds = useWorkbench((workbench) => workbench.hiddenCodeIds);
  const hiddenCoderIds = useWorkbench((workbench) => workbench.hiddenCoderIds);
  const { setCodeHidden, setCoderHidden } = useWorkbench.getState();
  const codeIds = [...hiddenCodeIds].filter((id) => tree.get(id) !== undefined);
  const only = codeIds.length === 1 ? tree.get(codeIds[0]!)?.name : undefined;
  return (
    <div className={styles.chips}>
      {codeIds.length > 0 && (
        <Chip
          text={only === undefined ? t('hidden.codes', { count: codeIds.length }) : t('hidden.one', { name: only })}
          onShow={() => setCodeHidden(codeIds, false)}
        />
      )}
      {[...hiddenCoderIds].map((id) => (
        <Chip
          key={id}
          text={t('hidden.one', { name: coders.get(id)?.name ?? '' })}
          onShow={() => setCoderHidden(id, false)}
        />
      ))}
    </div>
  );
}

function Chip({ text, onShow }: { text: string; onShow: () => void }) {
  const { t } = useTranslation('reader');
  return (
    <button type="button" className={styles.chip} aria-label={t('hidden.show', { what: text })} onClick={onShow}>
      {text}
      <X aria-hidden />
    </button>
  );
}
