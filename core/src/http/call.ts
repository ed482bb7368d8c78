import type { IncomingHttpHeaders } from 'node:http';

/** A call as the doors see it, whatever it came over. */
export interface Call {
  readonly method: string;
  /** Without what follows a question mark. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Where the connection comes from. */
  readonly from: string;
  /** Reads the body; asked once at most. */
  readonly body: () => Promise<Buffer | Unread>;
}

/** More than is taken here; or the caller left in the middle, and nobody will read the answer. */
type Unread = 'too large' | 'broken off';

/** What is answered. Names of headers are in small letters. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export const answerJson = (status: number, what: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(what),
});

/** Taken, and there is nothing to say. */
export const TAKEN: Answer = { status: 204, headers: {}, body: '' };

/** Whether this machine is reached over TLS is the proxy's to know, so the proxy promises it. What is set here goes with every answer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
