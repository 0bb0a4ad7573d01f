import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Compares two secrets in a time that tells nothing about them, not even their length. */
export function isSameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

/** The keys of one server: tokens that open it once each, and the cookie that they are exchanged for. */
export interface Access {
  /** A new token. It works once, and only until `lifetime` milliseconds have passed where one is given. */
  mint(lifetime?: number): string;
  /** Uses a token up; tells whether it was one. */
  redeem(token: string): boolean;
  /** Whether a Cookie header carries the session of this server. */
  hasSession(cookieHeader: string | undefined): boolean;
  /** The value of the Set-Cookie header that answers a good token. */
  sessionCookie(): string;
}

/**
 * `port` is part of the cookie's name: cookies do not know ports, and two projects may be served at once on one machine.
 */
export function createAccess(port: number, now: () => number = Date.now): Access {
  const cookieName = `parlance-${port}`;
  const session = newSecret();
  const tokens = new Map<string, number>();

  return {
    mint(lifetime = Infinity) {
      const token = newSecret();
      tokens.set(token, now() + lifetime);
      return token;
    },
    redeem(given) {
      // Every token is compared, so that the time does not tell which of them was near.
      const found = [...tokens].filter(([token]) => isSameSecret(given, token));
      for (const [token] of found) tokens.delete(token);
      return found.some(([, expires]) => now() <= expires);
    },
    hasSession(cookieHeader) {
      return cookiesNamed(cookieHeader, cookieName).some((value) => isSameSecret(value, session));
    },
    sessionCookie() {
      return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
    },
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function cookiesNamed(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
}
