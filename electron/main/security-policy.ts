/**
 * What the window may do, as pure functions: no Electron in here, so every line has a test. `wire-security.ts` connects
 * them. The rule behind all of them: the page is ours, it comes from our own files, and it needs nothing else.
 */

/** The one origin that the window ever shows. A scheme of our own, since `file://` would let a page read the whole disk. */
export const pageScheme = 'app';
export const pageHost = 'parlance';
export const pageUrl = `${pageScheme}://${pageHost}/`;

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

/** Compared part by part: a prefix test would take `app://parlance.example` and `app://parlance@elsewhere` for ours. */
export function isOurPage(url: string): boolean {
  const parsed = parse(url);
  return (
    parsed !== null &&
    parsed.protocol === `${pageScheme}:` &&
    parsed.hostname === pageHost &&
    parsed.port === '' &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

/** The page never goes anywhere: views change inside it. Only its own document may load again, for a fresh start. */
export function mayNavigate(url: string): boolean {
  return isOurPage(url) && ['/', '/index.html'].includes(new URL(url).pathname);
}

/** No page ever opens a window. A link to the web may be offered to the analyst's own browser, and only after asking. */
export function decideNewWindow(url: string): { readonly action: 'deny'; readonly offer: string | null } {
  return { action: 'deny', offer: mayOpenOutside(url) ? url : null };
}

/** `https` and `mailto` alone: `file:`, `smb:` or a program's own scheme would run things on the analyst's machine. */
export function mayOpenOutside(url: string): boolean {
  const parsed = parse(url);
  if (parsed === null) return false;
  if (parsed.protocol === 'mailto:') return true;
  // A name and password in a link only ever serve to make one address look like another.
  return parsed.protocol === 'https:' && parsed.username === '' && parsed.password === '';
}

/** No camera, place, notification, USB or clipboard reading: an analyst reads and writes text, and copying needs no grant. */
export function mayUsePermission(_permission: string): boolean {
  return false;
}

/** The window loads its own files and nothing else, whatever an imported article may name. No network is ever used. */
export function mayRequest(url: string): boolean {
  return isOurPage(url);
}

/** A report that is printed is one file of ours and loads nothing, whatever addresses its articles name. */
export function mayPrintRequest(url: string, pageUrl: string): boolean {
  return url === pageUrl;
}

/** A webview would be a second browser with rules of its own. */
export function mayAttachWebview(): boolean {
  return false;
}

/** Files leave through the save dialog and the engine; a download would go past both. */
export function mayDownload(): boolean {
  return false;
}

export interface Sender {
  /** The address of the frame that sent the message; null when the frame is already gone. */
  readonly frameUrl: string | null;
  /** Whether that frame is the outermost one of its page. */
  readonly isTopFrame: boolean;
  /** Whether the page belongs to the window that we made. */
  readonly isOurWindow: boolean;
}

/** Only our page, only its outermost frame, only in our window: anything else that talks to main is not ours. */
export function senderIsOurTopFrame(sender: Sender): boolean {
  return sender.isOurWindow && sender.isTopFrame && sender.frameUrl !== null && isOurPage(sender.frameUrl);
}

const contentSecurityPolicy = [
  "default-src 'none'", // whatever is not named below does not load
  "script-src 'self'", // our bundles; no inline script, no eval
  "style-src 'self'", // our style sheets; React sets single properties through the object model, which needs no grant
  "font-src 'self'", // the fonts are bundled
  "img-src 'self'", // icons
  "connect-src 'self'", // the page talks to the engine through a port; this is for its own files
  "worker-src 'self'", // a worker, should the page need one, is a file of ours
  "base-uri 'none'", // no markup can move where relative addresses point
  "form-action 'none'", // nothing is ever submitted
  "frame-src 'none'", // no frames in the page
  "frame-ancestors 'none'", // and the page in no frame
  "object-src 'none'", // no plug-ins
].join('; ');

/** Sent with every file of ours. Headers, not a meta element: they also hold before the first byte of the page is read. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff', // a file is what its name says
  'Referrer-Policy': 'no-referrer', // no address of ours leaves
  'Cross-Origin-Opener-Policy': 'same-origin', // no other window can hold on to this one
  'Cross-Origin-Resource-Policy': 'same-origin', // no other origin can embed our files
};
