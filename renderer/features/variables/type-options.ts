import { useTranslation } from 'react-i18next';
import { variableTypes, type VariableType } from '../../../shared/domain/coding/types.ts';

/** The types in words, for lists to choose from. */
export function useTypeOptions(): { id: VariableType; label: string }[] {
  const { t } = useTranslation('variables');
  return variableTypes.map((id) => ({ id, label: t(`type.${id}`) }));
}
