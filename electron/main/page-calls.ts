import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { ParlanceError } from '../../shared/contract/errors.ts';
import { senderIsOurTopFrame } from './security-policy.ts';

function isFromOurPage(event: IpcMainInvokeEvent, ownWindow: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  return senderIsOurTopFrame({
    frameUrl: frame?.url ?? null,
    isTopFrame: frame !== null && frame === event.sender.mainFrame,
    isOurWindow: ownWindow !== null && BrowserWindow.fromWebContents(event.sender) === ownWindow,
  });
}

/**
 * The only way in which main hears the page: who asks is checked, then what is asked, and only then does `handler` run.
 * `window` names the window that counts as ours at the time of the call.
 */
export function answerPage<Schema extends z.ZodType>(
  channel: string,
  schema: Schema,
  window: () => BrowserWindow | null,
  handler: (input: z.output<Schema>, window: BrowserWindow) => unknown,
): void {
  ipcMain.handle(channel, (event, input: unknown) => {
    const ownWindow = window();
    if (ownWindow === null || !isFromOurPage(event, ownWindow)) {
      throw new ParlanceError('call.invalid', `A call to ${channel} did not come from the page of Parlance.`);
    }
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      throw new ParlanceError('call.invalid', `A call to ${channel} had arguments that it does not take.`);
    }
    return handler(parsed.data, ownWindow);
  });
}
