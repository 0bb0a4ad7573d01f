import type { BrowserWindow } from 'electron';
import type { MenuAction, MenuEvent } from '../../shared/contract/desktop-bridge.ts';
import { desktopChannels } from '../preload/channels.ts';

/**
 * What main tells the page. A project can be named before the page is there to hear it (a double-click that starts the
 * application), so events wait until the page says that it listens.
 */
export class PageEvents {
  private window: BrowserWindow | null = null;
  private isListening = false;
  private waiting: MenuEvent[] = [];

  attach(window: BrowserWindow): void {
    this.window = window;
    this.isListening = false;
    // A page that loads anew has to say again that it listens.
    window.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) this.isListening = false;
    });
    window.once('closed', () => {
      if (this.window === window) this.window = null;
    });
  }

  pageListens(): void {
    this.isListening = true;
    const events = this.waiting;
    this.waiting = [];
    for (const event of events) this.deliver(event);
  }

  send(action: MenuAction): void {
    this.deliver({ action });
  }

  openProject(path: string): void {
    this.deliver({ action: 'project.open-path', path });
  }

  engineLost(message: string): void {
    this.window?.webContents.send(desktopChannels.engineLost, message);
  }

  private deliver(event: MenuEvent): void {
    if (this.window !== null && this.isListening) this.window.webContents.send(desktopChannels.menu, event);
    else this.waiting.push(event);
  }
}
