import { describe, expect, it } from 'vitest';
import {
  decideNewWindow,
  isOurPage,
  mayAttachWebview,
  mayDownload,
  mayNavigate,
  mayOpenOutside,
  mayPrintRequest,
  mayRequest,
  mayUsePermission,
  pageHeaders,
  pageUrl,
  senderIsOurTopFrame,
} from '../../electron/main/security-policy.ts';

const foreign = [
  '',
  'nonsense',
  'about:blank',
  'https://parlance/',
  'http://localhost:3000/',
  'file:///etc/passwd',
  'app://parlance.example/',
  'app://parlance.example/app://parlance/',
  'app://other/',
  'app://parlance:8080/',
  'app://parlance@elsewhere/',
  'app://user:word@parlance/',
  'appx://parlance/',
  'data:text/html,app://parlance/',
  'javascript:location="app://parlance/"',
  'blob:app://parlance/0d6b',
  'view-source:app://parlance/',
];

describe('what counts as our page', () => {
  it('is the one origin', () => {
    expect([pageUrl, 'app://parlance/index.html', 'app://parlance/assets/a.js?x#y'].filter(isOurPage)).toHaveLength(3);
  });

  it('is nothing that merely looks like it', () => {
    expect(foreign.filter(isOurPage)).toEqual([]);
  });

  it('loads nothing else, and goes nowhere else', () => {
    expect(foreign.filter(mayRequest)).toEqual([]);
    expect(foreign.filter(mayNavigate)).toEqual([]);
    expect(mayRequest('app://parlance/assets/index.js')).toBe(true);
    expect(mayNavigate(pageUrl)).toBe(true);
    expect(mayNavigate('app://parlance/assets/index.js')).toBe(false);
  });
});

describe('leaving the window', () => {
  it('never opens a second one, and offers only web and mail addresses to the browser', () => {
    const offered = (url: string): string | null => {
      const decision = decideNewWindow(url);
      expect(decision.action).toBe('deny');
      return decision.offer;
    };
    expect(offered('https://example.org/article')).toBe('https://example.org/article');
    expect(offered('mailto:someone@example.org')).toBe('mailto:someone@example.org');
    const refused = [
      'http://example.org/',
      'https://bank.example@elsewhere.example/',
      'file:///etc/passwd',
      'smb://host/share',
      'javascript:alert(1)',
      'vscode://file/x',
      'ms-msdt:/id',
      pageUrl,
      'nonsense',
    ];
    expect(refused.map(offered)).toEqual(refused.map(() => null));
    expect(refused.filter(mayOpenOutside)).toEqual([]);
  });

  it('grants no permission, no webview and no download', () => {
    const permissions = [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fullscreen',
      'usb',
      'hid',
    ];
    expect(permissions.filter(mayUsePermission)).toEqual([]);
    expect([mayAttachWebview(), mayDownload()]).toEqual([false, false]);
  });
});

describe('who may call main', () => {
  const own = { frameUrl: pageUrl, isTopFrame: true, isOurWindow: true };

  it('is the top frame of our page in our window', () => {
    expect(senderIsOurTopFrame(own)).toBe(true);
  });

  it.each([
    ['a frame inside the page', { ...own, isTopFrame: false }],
    ['another window', { ...own, isOurWindow: false }],
    ['a frame that is gone', { ...own, frameUrl: null }],
    ['a foreign page', { ...own, frameUrl: 'https://example.org/' }],
    ['a blank page', { ...own, frameUrl: 'about:blank' }],
  ])('is not %s', (_who, sender) => {
    expect(senderIsOurTopFrame(sender)).toBe(false);
  });
});

describe('the content security policy', () => {
  const directives = new Map(
    (pageHeaders['Content-Security-Policy'] ?? '').split('; ').map((directive) => {
      const [name, ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );

  it('starts from nothing and allows only our own files', () => {
    expect(Object.fromEntries(directives)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'font-src': "'self'",
      'img-src': "'self'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-src': "'none'",
      'frame-ancestors': "'none'",
      'object-src': "'none'",
    });
  });

  it('has no word that weakens it', () => {
    expect(pageHeaders['Content-Security-Policy']).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
  });
});

describe('a report that is printed', () => {
  it('loads its own file and nothing else', () => {
    const page = 'file:///home/ada/.parlance-export-x/new/report.pdf.html';
    expect(mayPrintRequest(page, page)).toBe(true);
    for (const url of [...foreign, pageUrl, `${page}/x`, `${page}?x`, 'https://example.org/picture.png']) {
      expect(mayPrintRequest(url, page)).toBe(false);
    }
  });
});
