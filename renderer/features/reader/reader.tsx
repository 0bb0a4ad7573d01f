import { useQuery } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleDocument } from '../../../shared/contract/schemas/articles.ts';
import type { Coder, Segment } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, CoderId } from '../../../shared/domain/ids.ts';
import { queries, useArticles, useCodeTree, useCoders } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { ArticleReader } from './article-reader.tsx';
import { ReaderBar } from './reader-bar.tsx';
import { createStage, type Stage } from './stage.ts';
import { useCodeSheet } from './use-code-sheet.ts';
import styles from './reader.module.css';

/** The article that is open, or a word on how to open one. */
export function Reader() {
  const articleId = useWorkbench((workbench) => workbench.articleId);
  if (articleId !== null) return <OpenArticle key={articleId} articleId={articleId} />;
  return (
    <div className={styles.empty}>
      <NothingOpen />
    </div>
  );
}

function NothingOpen() {
  const { t } = useTranslation('reader');
  const { data: articles } = useArticles();
  const icon = <BookOpen aria-hidden />;
  if (articles?.length !== 0) return <EmptyState icon={icon} title={t('empty.title')} text={t('empty.text')} />;
  const toImport = (
    <Button variant="primary" onPress={() => useWorkbench.getState().showView('transfer')}>
      {t('empty.import')}
    </Button>
  );
  return <EmptyState icon={icon} title={t('empty.noArticles')} text={t('empty.noArticlesText')} action={toImport} />;
}

const noSegments: readonly Segment[] = [];

function OpenArticle({ articleId }: { articleId: ArticleId }) {
  const article = useQuery(queries.article(articleId));
  const segments = useQuery(queries.segmentsOf(articleId));
  const tree = useCodeTree();
  const { data: coderRows } = useCoders();
  const coders = useMemo(() => new Map<CoderId, Coder>(coderRows?.map((coder) => [coder.id, coder])), [coderRows]);
  const presentCoders = useMemo(() => [...new Set(segments.data?.map((segment) => segment.coderId))], [segments.data]);
  useCodeSheet(tree.ordered);
  const failure = article.error ?? segments.error;
  if (failure !== null) {
    return (
      <div className={styles.empty}>
        <ErrorNote error={failure} />
      </div>
    );
  }
  // The text does not wait for its codings: a long document is painted while they are still on their way.
  if (article.data === undefined) return <div className={styles.waiting} aria-busy />;
  return (
    <div className={styles.reader}>
      <ReaderBar
        articleId={articleId}
        state={article.data.state}
        tree={tree}
        coders={coders}
        presentCoders={presentCoders}
      />
      <StagedArticle document={article.data} segments={segments.data ?? noSegments} tree={tree} coders={coders} />
    </div>
  );
}

type StagedProperties = Omit<React.ComponentProps<typeof ArticleReader>, 'stage'>;

/** The stage is built anew only when the text is another one: the state of an article changes while it is read. */
function StagedArticle(properties: StagedProperties) {
  const { document } = properties;
  const key = stageKey(document);
  const [held, setHeld] = useState<{ key: string; stage: Stage }>(() => ({ key, stage: createStage(document) }));
  if (held.key !== key) setHeld({ key, stage: createStage(document) });
  return <ArticleReader key={held.key} stage={held.stage} {...properties} />;
}

function stageKey({ textId, language, direction, title }: ArticleDocument): string {
  return [textId, language, direction, title].join('\n');
}
