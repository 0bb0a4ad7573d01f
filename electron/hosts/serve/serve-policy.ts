/**
 * Who may ask what of the `serve` host, as pure functions: no sockets in here, so every line has a test. `serve-host.ts`
 * connects them. The rule behind all of them: a web page elsewhere, or another program's page on this machine, can make
 * the analyst's browser send requests to us; none of them may read or change a project.
 */

/** Loopback alone: the workbench is for the person at this machine. There is no option for another address. */
export const listenAddress = '127.0.0.1';

/** What a request says about itself, as the browser sent it. Headers come as lists since a header may be sent twice. */
export interface RequestFacts {
  readonly isUpgrade: boolean;
  readonly method: string;
  /** The request target, undecoded. */
  readonly target: string;
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
  /** `Sec-Fetch-Site`: who caused the request, as far as the browser tells. */
  readonly fetchSite: string | undefined;
  /** `Sec-Purpose`: says `prefetch` when nobody asked for the page yet. */
  readonly purpose: string | undefined;
  /** Whether the request carries the session cookie of this server. */
  readonly hasSession: boolean;
}

export type Verdict =
  | { readonly action: 'refuse'; readonly status: number; readonly reason: string }
  | { readonly action: 'exchange-token'; readonly token: string }
  | { readonly action: 'send-file'; readonly path: string }
  | { readonly action: 'take-upload'; readonly name: string }
  | { readonly action: 'speak' };

/** The two names under which a browser on this machine reaches us. Port 80 is left out of a Host header. */
export function ourHosts(port: number): readonly string[] {
  const suffix = port === 80 ? '' : `:${port}`;
  return [`127.0.0.1${suffix}`, `localhost${suffix}`];
}

/** Compared whole: a foreign name that was pointed at 127.0.0.1 (DNS rebinding) would otherwise be of our origin. */
export function isOurHost(hosts: readonly string[], port: number): boolean {
  return hosts.length === 1 && ourHosts(port).includes(hosts[0] ?? '');
}

/** Only the page that we served ourselves, under the very name that it now asks. `null` is the origin of sandboxed pages. */
export function isOurOrigin(origins: readonly string[], host: string): boolean {
  return origins.length === 1 && origins[0] === `http://${host}`;
}

/** Decides about one request. What is not allowed by a line below is refused. */
export function judgeRequest(facts: RequestFacts, port: number): Verdict {
  if (!isOurHost(facts.hosts, port)) return refuse(403, 'This server answers to its own address only.');
  // `//elsewhere/` and `http://elsewhere/` as targets would make address parsers read a foreign host into them.
  if (!/^\/(?!\/)/.test(facts.target)) return refuse(400, 'This is no address of Parlance.');
  const { path, query } = splitTarget(facts.target);
  // A browser names the origin of everything that a script does, except reading files of its own origin.
  if (facts.origins.length > 0 && !isOurOrigin(facts.origins, facts.hosts[0] ?? '')) {
    return refuse(403, 'Requests from other pages are refused.');
  }
  const isEntrance = path === '/' && facts.method === 'GET' && !facts.isUpgrade;
  // `same-site` is another port of this machine: another program's page. A link that leads to our first page is harmless.
  if ((facts.fetchSite === 'cross-site' || facts.fetchSite === 'same-site') && !isEntrance) {
    return refuse(403, 'Requests from other pages are refused.');
  }
  if (facts.isUpgrade) return judgeUpgrade(facts, path);
  const token = query.get('token');
  if (isEntrance && token !== null) return judgeToken(facts, token);
  // Everything, the page's own files too: whoever has not come in through the address learns nothing about us.
  if (!facts.hasSession) return refuse(401, 'Open Parlance through the address that it printed when it started.');
  if (path === '/upload') return judgeUpload(facts, query);
  if (facts.method !== 'GET' && facts.method !== 'HEAD') return refuse(405, 'This can only be read.');
  return { action: 'send-file', path };
}

function judgeUpgrade(facts: RequestFacts, path: string): Verdict {
  if (path !== '/rpc' || facts.method !== 'GET') return refuse(404, 'There is nothing here.');
  // A browser lets any page open a WebSocket to anywhere; the Origin is all that tells ours from the others.
  if (facts.origins.length === 0) return refuse(403, 'A connection must say which page it comes from.');
  if (!facts.hasSession) return refuse(401, 'Open Parlance through the address that it printed when it started.');
  return { action: 'speak' };
}

function judgeToken(facts: RequestFacts, token: string): Verdict {
  // The token works once: a browser that only looks ahead must not use it up.
  if (facts.purpose !== undefined) return refuse(403, 'This address is not for looking ahead.');
  return { action: 'exchange-token', token };
}

function judgeUpload(facts: RequestFacts, query: URLSearchParams): Verdict {
  if (facts.method !== 'POST') return refuse(405, 'Files are sent here, not read.');
  // A form of another page can POST without asking first, and then says where it stands.
  if (facts.origins.length === 0) return refuse(403, 'An upload must say which page it comes from.');
  const name = query.get('name');
  if (name === null || name === '') return refuse(400, 'An upload needs a name.');
  return { action: 'take-upload', name };
}

function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) };
}

function refuse(status: number, reason: string): Verdict {
  return { action: 'refuse', status, reason };
}

/** Sizes beyond which we stop reading, so that a mistake cannot fill the memory or the disk. */
export const limits = {
  /** A call: the largest is a codings table sent as text. */
  messageBytes: 64 * 1024 * 1024,
  /** One uploaded file: a bundle of PDF files, not a film. */
  uploadBytes: 1024 * 1024 * 1024,
} as const;

/** No CORS header among them, on purpose: no other origin may read an answer of ours. */
export function pageHeaders(port: number): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(port),
    'X-Content-Type-Options': 'nosniff', // a file is what its name says
    'X-Frame-Options': 'DENY', // older browsers do not read frame-ancestors
    'Referrer-Policy': 'no-referrer', // no address of ours leaves, least of all one with a token
    'Cross-Origin-Opener-Policy': 'same-origin', // no other window can hold on to this one
    'Cross-Origin-Resource-Policy': 'same-origin', // no other origin can embed our files
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=()', // an analyst reads and writes text
  };
}

/** The policy of the desktop window, and the WebSocket to ourselves, which not every browser counts as `'self'`. */
export function contentSecurityPolicy(port: number): string {
  const sockets = ourHosts(port).map((host) => `ws://${host}`);
  return [
    "default-src 'none'", // whatever is not named below does not load
    "script-src 'self'", // our bundles; no inline script, no eval
    "style-src 'self'", // our style sheets
    "font-src 'self'", // the fonts are bundled
    "img-src 'self'", // icons
    `connect-src 'self' ${sockets.join(' ')}`, // the engine
    "worker-src 'self'", // a worker, should the page need one, is a file of ours
    "base-uri 'none'", // no markup can move where relative addresses point
    "form-action 'none'", // nothing is ever submitted
    "frame-src 'none'", // no frames in the page
    "frame-ancestors 'none'", // and the page in no frame
    "object-src 'none'", // no plug-ins
  ].join('; ');
}
