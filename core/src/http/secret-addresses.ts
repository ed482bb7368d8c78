import type { Answer, Call } from './call.ts';

/** What stands at the address that somebody was given: the last part of its path is the key. */
export type TakeSecret = (secret: string, call: Call) => Promise<Answer>;

const ONE_PART = /^\/([a-z-]+)\/([^/]+)$/;

/** The folder and the secret in a path; undefined where it is no such path. What can't be decoded is looked for as it is, like any other guess. */
export function secretIn(path: string): { readonly folder: string; readonly secret: string } | undefined {
  const [, folder, secret] = ONE_PART.exec(path) ?? [];
  if (folder === undefined || secret === undefined) return undefined;
  try {
    return { folder, secret: decodeURIComponent(secret) };
  } catch {
    return { folder, secret };
  }
}
