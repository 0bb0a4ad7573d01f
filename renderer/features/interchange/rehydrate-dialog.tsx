import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pickFiles, pickFolder, pickOne, type PickedItems } from '../../api/pick-files.ts';
import { fileNameFrom, joinPath } from '../../api/project-actions.ts';
import { queries } from '../../api/queries.ts';
import type { RehydrateProgress } from '../../api/rehydrate-actions.ts';
import { useCapabilities } from '../../api/session.ts';
import { fileNameOf, formatCount } from '../../app/formats.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { PathField } from '../../components/path-field.tsx';
import { Progress } from '../../components/progress.tsx';
import { useDialogs } from '../../state/dialogs.ts';
import { RehydrateReportDialog } from './rehydrate-report.tsx';
import styles from './rehydrate.module.css';
import { itemsOf, noSource, SourceField, type Source } from './source-field.tsx';
import { useRehydration } from './use-rehydration.ts';

/** A replication package and the reader's own copies of its articles become a project again. */
export function RehydrateDialog() {
  const { t } = useTranslation('rehydrate');
  const close = useDialogs((state) => state.close);
  const formId = useId();
  const fields = useFields();
  const { progress, report, problem, start, cancel } = useRehydration();
  if (report !== null) return <RehydrateReportDialog report={report} onClose={close} />;
  const submit = (): void => {
    const [from, articles] = [itemsOf(fields.from), itemsOf(fields.articles)];
    if (from !== null && articles !== null) start({ from, articles, to: fields.to.trim() });
  };
  return (
    <Dialog
      isOpen
      size="large"
      role={progress === null ? 'dialog' : 'alertdialog'}
      onClose={progress === null ? close : cancel}
      title={t('title')}
      actions={
        progress === null ? (
          <>
            <Button onPress={close}>{t('app:cancel')}</Button>
            <Button variant="primary" type="submit" form={formId}>
              {t('join')}
            </Button>
          </>
        ) : (
          <Button onPress={cancel}>{t('app:cancel')}</Button>
        )
      }
    >
      {progress === null ? null : <Joining progress={progress} />}
      <form
        id={formId}
        className={styles.form}
        hidden={progress !== null}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{t('text')}</p>
        <Fields fields={fields} />
        {problem === null ? null : <ErrorNote error={problem} />}
      </form>
    </Dialog>
  );
}

interface FieldsModel {
  from: Source;
  setFrom: (from: Source) => void;
  articles: Source;
  setArticles: (articles: Source) => void;
  to: string;
  setTo: (to: string) => void;
}

/** The project is called as the package is, until it is called otherwise. */
function useFields(): FieldsModel {
  const { t } = useTranslation('rehydrate');
  const { data: greeting } = useQuery({ ...queries.greeting(), enabled: false });
  const [from, setFrom] = useState(noSource);
  const [articles, setArticles] = useState(noSource);
  const [chosen, setTo] = useState<string | null>(null);
  const name = fileNameFrom(nameOf(itemsOf(from))) || t('projectName');
  const to = chosen ?? joinPath(greeting?.defaultFolder ?? '', `${name}.parlance`);
  return { from, setFrom, articles, setArticles, to, setTo };
}

function nameOf(items: PickedItems | null): string {
  const name = items?.kind === 'files' ? items.files[0]?.name : items?.paths[0]?.replace(/[/\\]+$/, '');
  return fileNameOf(name ?? '').replace(/\.zip$/i, '');
}

function Fields({ fields }: { fields: FieldsModel }) {
  const { t } = useTranslation('rehydrate');
  const { nativeDialogs } = useCapabilities();
  const words = (title: string, kind: string) => ({ title, kind, all: t('transfer:import.all') });
  const pickPackage = async (): Promise<PickedItems> => {
    const one = await pickOne(words(t('package'), t('zip')), ['zip']);
    if (one === null) return { kind: 'paths', paths: [] };
    return one.kind === 'path' ? { kind: 'paths', paths: [one.path] } : { kind: 'files', files: [one.file] };
  };
  const packageFile = { label: t('chooseZip'), pick: pickPackage };
  // What a browser picks as a folder arrives as single files, and a package in pieces is none.
  const packageFolder = { label: t('chooseFolder'), pick: () => pickFolder(t('package')) };
  return (
    <>
      <SourceField
        label={t('package')}
        description={t('packageText')}
        source={fields.from}
        onChange={fields.setFrom}
        pickers={nativeDialogs ? [packageFile, packageFolder] : [packageFile]}
      />
      <SourceField
        label={t('articles')}
        description={t('articlesText')}
        source={fields.articles}
        onChange={fields.setArticles}
        pickers={[
          { label: t('chooseFolder'), pick: () => pickFolder(t('articles')) },
          { label: t('chooseFiles'), pick: () => pickFiles(words(t('articles'), t('transfer:import.kind'))) },
        ]}
      />
      <ProjectField to={fields.to} onChange={fields.setTo} />
    </>
  );
}

function ProjectField({ to, onChange }: { to: string; onChange: (to: string) => void }) {
  const { t } = useTranslation('rehydrate');
  const { nativeDialogs } = useCapabilities();
  const pick = async () => globalThis.parlanceDesktop?.chooseProjectToCreate(fileNameOf(to).slice(-255));
  return (
    <PathField
      label={t('project')}
      description={t('projectText')}
      value={to}
      onChange={onChange}
      choose={nativeDialogs ? { label: t('choose'), pick } : null}
    />
  );
}

function Joining({ progress }: { progress: RehydrateProgress }) {
  const { t } = useTranslation('rehydrate');
  if (progress.at === 'sending') {
    const { sent, files } = progress;
    const detail = t('sentOf', { sent: formatCount(sent), files: formatCount(files) });
    return <Progress label={t('sending')} value={sent / files} detail={detail} />;
  }
  const { files, matched } = progress;
  const detail = files === 0 ? null : t('readSoFar', { files: formatCount(files), matched: formatCount(matched) });
  return <Progress label={t('joining')} value={null} detail={detail} />;
}
