import { describe, expect, it } from 'vitest';
import { pageHeaders as desktopHeaders } from '../../electron/main/security-policy.ts';
import {
  contentSecurityPolicy,
  judgeRequest,
  pageHeaders,
  type RequestFacts,
} from '../../electron/hosts/serve/serve-policy.ts';

const port = 4321;
const host = `127.0.0.1:${port}`;
const origin = `http://${host}`;

function judge(changes: Partial<RequestFacts>): string {
  const verdict = judgeRequest(
    {
      isUpgrade: false,
      method: 'GET',
      target: '/',
      hosts: [host],
      origins: [],
      fetchSite: undefined,
      purpose: undefined,
      hasSession: true,
      ...changes,
    },
    port,
  );
  return verdict.action === 'refuse' ? String(verdict.status) : verdict.action;
}

describe('Host', () => {
  it.each([[host], [`localhost:${port}`]])('is ours as %s', (name) => {
    expect(judge({ hosts: [name] })).toBe('send-file');
  });

  it.each([
    ['a foreign name that was pointed at this machine', ['rebound.example']],
    ['a foreign name with our port', [`rebound.example:${port}`]],
    ['a name that begins like ours', [`127.0.0.1.example:${port}`]],
    ['a name that ends like ours', [`x.localhost:${port}`]],
    ['a name and password before ours', [`user@${host}`]],
    ['another port', ['127.0.0.1:4322']],
    ['no port', ['127.0.0.1']],
    ['another loopback address', [`127.0.0.2:${port}`]],
    ['capitals', [`LOCALHOST:${port}`]],
    ['two', [host, host]],
    ['none', []],
    ['an empty one', ['']],
  ])('is refused: %s', (_case, hosts) => {
    expect(judge({ hosts })).toBe('403');
    expect(judge({ hosts, isUpgrade: true, target: '/rpc', origins: [origin] })).toBe('403');
    expect(judge({ hosts, target: '/?token=abc' })).toBe('403');
  });
});

describe('Origin', () => {
  const foreign: [string, string[]][] = [
    ['another site', ['https://example.org']],
    ['another port of this machine', ['http://127.0.0.1:4322']],
    ['our other name, which is another origin', [`http://localhost:${port}`]],
    ['another scheme', [`https://${host}`]],
    ['a sandboxed page', ['null']],
    ['one that begins like ours', [`${origin}.example`]],
    ['two', [origin, origin]],
    ['an empty one', ['']],
  ];

  it.each(foreign)('is refused for files: %s', (_case, origins) => expect(judge({ origins })).toBe('403'));
  it.each(foreign)('is refused for uploads: %s', (_case, origins) =>
    expect(judge({ origins, method: 'POST', target: '/upload?name=a.txt' })).toBe('403'),
  );
  it.each(foreign)('is refused for the connection: %s', (_case, origins) =>
    expect(judge({ origins, isUpgrade: true, target: '/rpc' })).toBe('403'),
  );

  it('must be there for uploads and for the connection, and may be missing for files', () => {
    expect(judge({ method: 'POST', target: '/upload?name=a.txt' })).toBe('403');
    expect(judge({ isUpgrade: true, target: '/rpc' })).toBe('403');
    expect(judge({ target: '/assets/index.js' })).toBe('send-file');
  });

  it('is ours under the name that is asked', () => {
    expect(judge({ origins: [origin], isUpgrade: true, target: '/rpc' })).toBe('speak');
    expect(
      judge({
        hosts: [`localhost:${port}`],
        origins: [`http://localhost:${port}`],
        method: 'POST',
        target: '/upload?name=a.txt',
      }),
    ).toBe('take-upload');
  });
});

describe('Session', () => {
  it('is asked for everything but the exchange of a token', () => {
    const outside = { hasSession: false, origins: [origin] };
    expect({
      page: judge({ ...outside, origins: [] }),
      file: judge({ ...outside, target: '/assets/index.js' }),
      upload: judge({ ...outside, method: 'POST', target: '/upload?name=a.txt' }),
      connection: judge({ ...outside, isUpgrade: true, target: '/rpc' }),
      token: judge({ ...outside, origins: [], target: '/?token=abc' }),
      tokenElsewhere: judge({ ...outside, target: '/assets/index.js?token=abc' }),
      tokenOnUpload: judge({ ...outside, method: 'POST', target: '/upload?name=a.txt&token=abc' }),
      tokenOnConnection: judge({ ...outside, isUpgrade: true, target: '/rpc?token=abc' }),
    }).toEqual({
      page: '401',
      file: '401',
      upload: '401',
      connection: '401',
      token: 'exchange-token',
      tokenElsewhere: '401',
      tokenOnUpload: '401',
      tokenOnConnection: '401',
    });
  });

  it('does not let a token be used up by a browser that looks ahead, or by another method', () => {
    expect(judge({ target: '/?token=abc', purpose: 'prefetch' })).toBe('403');
    expect(judge({ target: '/?token=abc', purpose: 'prefetch;prerender', hasSession: false })).toBe('403');
    expect(judge({ target: '/?token=abc', method: 'HEAD', hasSession: false })).toBe('401');
    expect(judge({ target: '/?token=abc', method: 'POST', hasSession: false })).toBe('401');
  });
});

describe('What other pages cause', () => {
  it.each(['cross-site', 'same-site'])('is refused when the browser says %s', (fetchSite) => {
    expect(judge({ fetchSite, target: '/assets/index.js' })).toBe('403');
    expect(judge({ fetchSite, method: 'POST', target: '/upload?name=a' })).toBe('403');
    expect(judge({ fetchSite, isUpgrade: true, target: '/rpc', origins: [origin] })).toBe('403');
  });

  it('may be a link to the first page', () => {
    expect(judge({ fetchSite: 'cross-site', target: '/?token=abc' })).toBe('exchange-token');
    expect(judge({ fetchSite: 'none' })).toBe('send-file');
  });
});

describe('Addresses and methods', () => {
  it.each(['http://evil.example/', '//evil.example/', '*', '', 'rpc', '127.0.0.1:80'])(
    'refuses the target %j',
    (target) => {
      expect(judge({ target })).toBe('400');
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('does not take %s for a file', (method) => {
    expect(judge({ method, target: '/index.html' })).toBe('405');
  });

  it('takes uploads by POST and with a name', () => {
    expect(judge({ origins: [origin], target: '/upload?name=a' })).toBe('405');
    expect(judge({ origins: [origin], method: 'POST', target: '/upload' })).toBe('400');
    expect(judge({ origins: [origin], method: 'POST', target: '/upload?name=' })).toBe('400');
  });

  it('speaks the contract at one address', () => {
    expect(judge({ origins: [origin], isUpgrade: true, target: '/' })).toBe('404');
    expect(judge({ origins: [origin], isUpgrade: true, target: '/rpc/' })).toBe('404');
    expect(judge({ origins: [origin], isUpgrade: true, target: '/rpc', method: 'POST' })).toBe('404');
  });
});

describe('Headers', () => {
  it('hold the policy of the desktop window, and beyond it only the way to the engine', () => {
    const socketFree = contentSecurityPolicy(port).replace(` ws://127.0.0.1:${port} ws://localhost:${port}`, '');
    expect(socketFree).toBe(desktopHeaders['Content-Security-Policy']);
    for (const [name, value] of Object.entries(desktopHeaders)) {
      if (name !== 'Content-Security-Policy') expect(pageHeaders(port)[name]).toBe(value);
    }
  });

  it('let no other origin read anything', () => {
    expect(Object.keys(pageHeaders(port)).filter((name) => /^access-control/i.test(name))).toEqual([]);
  });
});
