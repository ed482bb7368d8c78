import type { Answer } from './call.ts';

/** Everything that can be answered instead of yes. The titles are read by the people who run or write an adapter. */
const PROBLEMS = {
  'wrong-shape': { status: 400, title: 'Some fields are missing or are not as the channel contract says.' },
  'not-json': { status: 400, title: 'The body cannot be read as JSON in UTF-8.' },
  'not-signed': { status: 401, title: 'This call does not carry a signature that is accepted here.' },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'wrong-method': { status: 405, title: 'This address is called in another way.' },
  'too-large': { status: 413, title: 'The body is larger than is taken here.' },
  'wrong-content-type': { status: 415, title: 'The body must be sent as application/json in UTF-8.' },
  'too-many-calls': { status: 429, title: 'This is more than is taken in so short a time. Send it again later.' },
  broke: { status: 500, title: 'Something broke on this side. Send it again later.' },
  'try-again': { status: 503, title: 'This could not be kept just now and nothing was changed. Send it again later.' },
} as const;
export type ProblemName = keyof typeof PROBLEMS;

/** What may be said beside the name of a problem. None of it may come from what a person wrote. */
export interface ProblemDetails {
  readonly detail?: string;
  readonly reason?: 'clock';
  readonly fields?: readonly string[];
  readonly retryAfterSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer as RFC 9457 describes it. */
export function answerProblem(name: ProblemName, details: ProblemDetails = {}): Answer {
  const { retryAfterSeconds, headers, ...said } = details;
  const body = { type: `urn:hatstand:problem:${name}`, ...PROBLEMS[name], ...said };
  return {
    status: body.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      ...headers,
    },
    body: JSON.stringify(body),
  };
}
