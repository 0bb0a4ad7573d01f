import { ChevronRight, Eye, EyeOff, GripVertical } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton, Collection, TreeItem, TreeItemContent } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import { classNames } from '../../components/class-names.ts';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import styles from './codebook.module.css';
import { setFamilyHidden } from './codebook-commands.ts';
import type { CodeRow } from './codebook-rows.ts';

export interface CodeItemProps {
  row: CodeRow;
  tree: CodeTree<Code>;
}

export function CodeItem({ row, tree }: CodeItemProps) {
  const { t } = useTranslation('codebook');
  const { code, children } = row;
  const label = [
    code.name,
    t('codings', { count: code.segmentCount }),
    code.key === null ? '' : t('keyIs', { key: code.key.toUpperCase() }),
  ];
  return (
    <TreeItem
      id={code.id}
      textValue={code.name}
      aria-label={label.filter(Boolean).join(', ')}
      className={styles.item ?? ''}
    >
      <TreeItemContent>
        {({ hasChildItems, isExpanded }) => (
          <CodeRowContent row={row} tree={tree} isParent={hasChildItems} isExpanded={isExpanded} />
        )}
      </TreeItemContent>
      <Collection items={children.map(withId)} dependencies={[tree]}>
        {(child) => <CodeItem row={child} tree={tree} />}
      </Collection>
    </TreeItem>
  );
}

/** Collections know their items by `id`. */
export function withId(row: CodeRow): CodeRow & { id: string } {
  return { ...row, id: row.code.id };
}

interface ContentProps extends CodeItemProps {
  isParent: boolean;
  isExpanded: boolean;
}

const CodeRowContent = memo(function CodeRowContent({ row, tree, isParent, isExpanded }: ContentProps) {
  const { t } = useTranslation('codebook');
  const { code, familyCount } = row;
  const isHidden = useWorkbench((state) => state.hiddenCodeIds.has(code.id));
  const isFolded = isParent && !isExpanded;
  const count = isFolded ? familyCount : code.segmentCount;
  return (
    <div className={classNames(styles.row, isHidden && styles.hiddenRow)}>
      <AriaButton slot="drag" className={styles.grip ?? ''} aria-label={t('drag', { name: code.name })}>
        <GripVertical aria-hidden />
      </AriaButton>
      <AriaButton slot="chevron" className={styles.chevron ?? ''} data-leaf={!isParent || undefined}>
        <ChevronRight aria-hidden />
      </AriaButton>
      <ColorSwatch color={code.color} size={12} />
      <span className={styles.name} dir="auto" data-name>
        {code.name}
      </span>
      <AriaButton
        className={styles.eye ?? ''}
        aria-label={isHidden ? t('show') : t('hide')}
        aria-pressed={isHidden}
        onPress={() => setFamilyHidden(tree, code.id, !isHidden)}
      >
        {isHidden ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </AriaButton>
      {code.key === null ? null : <kbd className={styles.key}>{code.key.toUpperCase()}</kbd>}
      <span className={styles.count} title={t('countHint', { own: code.segmentCount, family: familyCount })}>
        {count === 0 ? '' : count.toLocaleString()}
      </span>
    </div>
  );
});
