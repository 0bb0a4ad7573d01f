import { isErrorCode, ParlanceError } from '../../shared/contract/errors.ts';

/** Files on their way at the same time. */
const lanes = 4;

interface UploadAnswer {
  path?: string;
  error?: { code?: unknown; message?: string; details?: Record<string, unknown> };
}

/** Brings files to the host and answers where they lie there, in the same order. */
export async function uploadFiles(
  files: readonly File[],
  onArrived: () => void,
  signal: AbortSignal,
): Promise<string[]> {
  const paths: string[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < files.length; index = next++) {
      paths[index] = await upload(files[index]!, signal);
      onArrived();
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, files.length) }, lane));
  return paths;
}

async function upload(file: File, signal: AbortSignal): Promise<string> {
  const response = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file, signal });
  const answer = await readAnswer(response);
  if (response.ok && answer.path !== undefined) return answer.path;
  const { code, message, details } = answer.error ?? {};
  throw new ParlanceError(
    isErrorCode(code) ? code : 'import.failed',
    message ?? `“${file.name}” could not be sent to Parlance. Nothing was imported; try again.`,
    { details: { ...details, file: file.name, status: response.status } },
  );
}

async function readAnswer(response: Response): Promise<UploadAnswer> {
  try {
    return (await response.json()) as UploadAnswer;
  } catch {
    return {};
  }
}
