import { useTranslation } from 'react-i18next';
import { open } from '../../api/opening.ts';
import { forgetProject } from '../../api/project-actions.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorDetails } from '../../components/error-note.tsx';
import { showError } from '../../components/toast.tsx';
import { type ErrorCode, ParlanceError } from '../../../shared/contract/errors.ts';
import { useOpening } from '../../state/opening.ts';

const readableStill: readonly ErrorCode[] = ['project.locked', 'project.read-only'];
const worthAnotherTry: readonly ErrorCode[] = ['project.locked', 'project.disk-full', 'project.not-permitted'];

/** Says why a project was not opened, and offers what can still be done. */
export function OpeningProblem() {
  const { t } = useTranslation('start');
  const problem = useOpening((state) => state.problem);
  if (!problem) return null;
  const { path, error } = problem;
  const close = (): void => useOpening.setState({ problem: null });
  const code = error instanceof ParlanceError ? error.code : null;
  return (
    <Dialog
      isOpen
      onClose={close}
      size="small"
      title={t('problem.title')}
      actions={
        <>
          <Button onPress={close}>{t('app:close')}</Button>
          {code === 'project.not-found' ? (
            <Button onPress={() => void forgetProject(path).then(close, showError)}>{t('problem.forget')}</Button>
          ) : null}
          {code && worthAnotherTry.includes(code) ? (
            <Button onPress={() => void open(path)}>{t('problem.again')}</Button>
          ) : null}
          {code && readableStill.includes(code) ? (
            <Button variant="primary" onPress={() => void open(path, 'read')}>
              {t('problem.readOnly')}
            </Button>
          ) : null}
        </>
      }
    >
      <p role="alert">{error instanceof Error ? error.message : String(error)}</p>
      <ErrorDetails error={error} />
    </Dialog>
  );
}
