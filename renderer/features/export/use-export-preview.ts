import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ExportOptions } from '../../../shared/contract/schemas/exports.ts';
import { queries, useProject } from '../../api/queries.ts';

/** As long as an analyst goes on choosing, nothing is asked. */
const restsAfter = 220;

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(key) as T), restsAfter);
    return () => clearTimeout(timer);
  }, [key]);
  return rested;
}

/** The tables as these options make them. The one before stays until the next is there. */
export function useExportPreview(options: Partial<ExportOptions>, isWanted: boolean) {
  const { data: project } = useProject();
  const rested = useRested(options);
  const query = useQuery({
    ...queries.exportPreview(rested, project?.revision ?? 0),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
  return { ...query, isBehind: query.isPlaceholderData || JSON.stringify(rested) !== JSON.stringify(options) };
}
