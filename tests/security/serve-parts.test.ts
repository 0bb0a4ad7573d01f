import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAccess, isSameSecret } from '../../electron/hosts/serve/access.ts';
import { browserCommand } from '../../electron/hosts/serve/open-browser.ts';
import { cacheControlOf } from '../../electron/hosts/serve/static-files.ts';
import { filePartsOf, mediaTypeOf } from '../../shared/contract/page-files.ts';
import { cleanFileName } from '../../electron/hosts/serve/uploads.ts';

describe('Tokens and sessions', () => {
  it('let a token in once', () => {
    const access = createAccess(4321);
    const token = access.mint();
    expect([access.redeem(`${token}x`), access.redeem(token), access.redeem(token)]).toEqual([false, true, false]);
  });

  it('keep several tokens apart', () => {
    const access = createAccess(4321);
    const [first, second] = [access.mint(), access.mint()];
    expect([access.redeem(second), access.redeem(second), access.redeem(first)]).toEqual([true, false, true]);
  });

  it('let a token grow old where it is asked to', () => {
    let time = 1000;
    const access = createAccess(4321, () => time);
    const [young, old] = [access.mint(50), access.mint(50)];
    time = 1050;
    expect(access.redeem(young)).toBe(true);
    time = 1051;
    expect(access.redeem(old)).toBe(false);
  });

  it('know their own cookie among others, and no other', () => {
    const access = createAccess(4321);
    const cookie = access.sessionCookie();
    const pair = cookie.split(';')[0] ?? '';
    expect(cookie.split('; ').slice(1)).toEqual(['Path=/', 'HttpOnly', 'SameSite=Strict']);
    expect({
      alone: access.hasSession(pair),
      among: access.hasSession(`a=b; ${pair}; c=d`),
      afterAForgedOne: access.hasSession(`parlance-4321=forged; ${pair}`),
      missing: access.hasSession(undefined),
      empty: access.hasSession('parlance-4321='),
      forged: access.hasSession('parlance-4321=forged'),
      otherName: access.hasSession(pair.replace('parlance-4321', 'parlance-4322')),
      otherServer: createAccess(4321).hasSession(pair),
    }).toEqual({
      alone: true,
      among: true,
      afterAForgedOne: true,
      missing: false,
      empty: false,
      forged: false,
      otherName: false,
      otherServer: false,
    });
  });

  it('are never the same twice and have 256 bits', () => {
    const access = createAccess(4321);
    const tokens = Array.from({ length: 100 }, () => access.mint());
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true);
  });

  it('compare secrets of any length', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => isSameSecret(a, b) === (a === b)));
  });
});

describe('Paths of the page', () => {
  it('name files below its folder', () => {
    expect(filePartsOf('/')).toEqual(['index.html']);
    expect(filePartsOf('/assets/index-BxY_1.js')).toEqual(['assets', 'index-BxY_1.js']);
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/..%5cpackage.json',
    '/..\\package.json',
    '/assets/..%2f..%2fpackage.json',
    '/%252e%252e/package.json',
    '//etc/passwd',
    '/./index.html',
    '/.git/config',
    '/assets/.hidden.js',
    '/C:/Windows/win.ini',
    '/c:%5cwin.ini',
    '/index.html%00.js',
    '/index.html\0',
    '/assets//index.js',
    '/index.html/',
    '/%',
    '/%c0%ae%c0%ae/package.json',
    '/index.html::$DATA',
  ])('refuse %j', (path) => expect(filePartsOf(path)).toBeNull());

  it('never climb, whatever is asked', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        for (const part of filePartsOf(path) ?? []) expect(part).not.toMatch(/^\.|[/\\:\0]/);
      }),
    );
  });

  it('have a type only where the page needs one', () => {
    expect(['index.html', 'a.JS', 'a.woff2', 'a.parlance', 'passwd', 'a.map'].map(mediaTypeOf)).toEqual([
      'text/html; charset=utf-8',
      'text/javascript; charset=utf-8',
      'font/woff2',
      null,
      null,
      null,
    ]);
  });

  it('are kept by the browser only where their name changes with their content', () => {
    expect(cacheControlOf(['index.html'])).toBe('no-store');
    expect(cacheControlOf(['assets', 'index-abc.js'])).toBe('private, max-age=31536000, immutable');
  });
});

describe('Names of uploaded files', () => {
  it.each([
    ['report.docx', 'report.docx'],
    ['/etc/passwd', 'passwd'],
    ['..\\..\\secret.txt', 'secret.txt'],
    ['../../../x', 'x'],
    ['a/b\\c.pdf', 'c.pdf'],
    ['..', 'upload'],
    ['.', 'upload'],
    ['', 'upload'],
    ['folder/', 'upload'],
    ['a\0b\nc.txt', 'abc.txt'],
    ['مذاکرات برد موشک.txt', 'مذاکرات برد موشک.txt'],
    ['“quoted” 🚀.html', '“quoted” 🚀.html'],
    ['.hidden', '.hidden'],
  ])('%j becomes %j', (given, cleaned) => expect(cleanFileName(given, 'linux')).toBe(cleaned));

  it('lose what Windows does not take', () => {
    expect(cleanFileName('a:b*?.txt', 'win32')).toBe('a_b__.txt');
    expect(cleanFileName('name. .', 'win32')).toBe('name');
  });

  it('are one name that a file system takes, and keep their extension', () => {
    expect(cleanFileName(`${'🚀'.repeat(200)}.docx`, 'linux')).toMatch(/^🚀+\.docx$/u);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = cleanFileName(given, 'linux');
        expect(name).not.toMatch(/[/\\\0]/);
        expect(['', '.', '..']).not.toContain(name);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('Opening the browser', () => {
  const url = 'http://127.0.0.1:1/?token=abc';
  it('uses what the system has', () => {
    expect(browserCommand(url, 'darwin', {})?.program).toBe('open');
    expect(browserCommand(url, 'win32', {})?.program).toBe('cmd');
    expect(browserCommand(url, 'linux', { DISPLAY: ':0' })).toEqual({ program: 'xdg-open', arguments: [url] });
  });

  it('does not try without a screen', () => expect(browserCommand(url, 'linux', { DISPLAY: '' })).toBeNull());
});
