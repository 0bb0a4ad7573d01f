import { useTranslation } from 'react-i18next';
import { useCoders, useCodeTree } from '../../api/queries.ts';
import { useCapabilities } from '../../api/session.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox, Segmented } from '../../components/choice.tsx';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { TextField } from '../../components/text-field.tsx';
import { showError } from '../../components/toast.tsx';
import { ChooseSome } from './choose-some.tsx';
import styles from './export-form.module.css';
import type { ExportFormModel } from './export-options.ts';

export interface ExportFormProps {
  id: string;
  form: ExportFormModel;
  folder: string;
  onFolder: (folder: string) => void;
  onSubmit: () => void;
}

export function ExportForm({ id, form, folder, onFolder, onSubmit }: ExportFormProps) {
  const { t } = useTranslation('transfer');
  const { state, change } = form;
  const units = (['article', 'paragraph', 'sentence'] as const).map((unit) => ({
    id: unit,
    label: t(`export.unit.${unit}`),
  }));
  return (
    <form
      id={id}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Segmented label={t('export.rows')} options={units} value={state.unit} onChange={(unit) => change({ unit })} />
      <WhichCodings form={form} />
      <FileOptions form={form} />
      <FolderField folder={folder} onFolder={onFolder} />
    </form>
  );
}

function WhichCodings({ form: { state, change } }: { form: ExportFormModel }) {
  const { t } = useTranslation('transfer');
  const { data: coders = [] } = useCoders();
  const tree = useCodeTree();
  return (
    <fieldset className={styles.group}>
      <legend>{t('export.which')}</legend>
      <div className={styles.pair}>
        <ChooseSome
          label={t('export.coders')}
          all={t('export.allCoders')}
          some={t('export.someCoders')}
          items={coders.map(({ id, name, color }) => ({
            id,
            label: name,
            depth: 0,
            mark: <ColorSwatch color={color} shape="circle" />,
          }))}
          value={state.coderIds}
          onChange={(coderIds) => change({ coderIds })}
        />
        <ChooseSome
          label={t('export.codes')}
          all={t('export.allCodes')}
          some={t('export.someCodes')}
          items={tree.ordered.map(({ id, name, color }) => ({
            id,
            label: name,
            depth: tree.depthOf(id),
            mark: <ColorSwatch color={color} />,
          }))}
          value={state.codeIds}
          onChange={(codeIds) => change({ codeIds })}
        />
      </div>
      <Checkbox
        description={t('export.finalOnlyText')}
        isSelected={state.finalOnly}
        onChange={(finalOnly) => change({ finalOnly })}
      >
        {t('export.finalOnly')}
      </Checkbox>
    </fieldset>
  );
}

function FileOptions({ form: { state, change } }: { form: ExportFormModel }) {
  const { t } = useTranslation('transfer');
  return (
    <fieldset className={styles.group}>
      <legend>{t('export.file')}</legend>
      <div className={styles.pair}>
        <Segmented
          label={t('export.delimiter')}
          options={[
            { id: ',', label: t('export.delimiters.comma') },
            { id: ';', label: t('export.delimiters.semicolon') },
            { id: '\t', label: t('export.delimiters.tab') },
          ]}
          value={state.delimiter}
          onChange={(delimiter) => change({ delimiter })}
        />
        <Segmented
          label={t('export.decimal')}
          options={[
            { id: '.', label: t('export.decimals.point') },
            { id: ',', label: t('export.decimals.comma') },
          ]}
          value={state.decimal}
          onChange={(decimal) => change({ decimal })}
        />
      </div>
      <div className={styles.pair}>
        <Checkbox description={t('export.bomText')} isSelected={state.bom} onChange={(bom) => change({ bom })}>
          {t('export.bom')}
        </Checkbox>
        <Checkbox
          description={t('export.excelSafeText')}
          isSelected={state.excelSafe}
          onChange={(excelSafe) => change({ excelSafe })}
        >
          {t('export.excelSafe')}
        </Checkbox>
      </div>
    </fieldset>
  );
}

function FolderField({ folder, onFolder }: Pick<ExportFormProps, 'folder' | 'onFolder'>) {
  const { t } = useTranslation('transfer');
  const { nativeDialogs } = useCapabilities();
  const choose = async (): Promise<void> => {
    const chosen = await globalThis.parlanceDesktop?.chooseFolder({ title: t('export.chooseTitle') });
    if (chosen != null) onFolder(chosen);
  };
  return (
    <div className={styles.folder}>
      <TextField
        className={styles.path}
        label={t('export.folder')}
        description={t('export.folderText')}
        dir="ltr"
        value={folder}
        onChange={onFolder}
        isRequired
      />
      {nativeDialogs ? <Button onPress={() => void choose().catch(showError)}>{t('export.choose')}</Button> : null}
    </div>
  );
}
