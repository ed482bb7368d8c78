import type { IncomingMessage } from 'node:http';
import type * as z from 'zod';
import type { Answer, Call } from './call.ts';
import { answerProblem } from './problems.ts';

/** Room for the longest words the contract allows (100,000 characters of up to four bytes) and little more. */
export const LARGEST_BODY_BYTES = 512 * 1024;
const JSON_IN_UTF8 = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** The bytes of the body. What is too large is read no further than to know that; the rest of it is thrown away as it comes. */
export function readSmallBody(request: IncomingMessage): ReturnType<Call['body']> {
  return new Promise((resolve) => {
    if (Number(request.headers['content-length']) > LARGEST_BODY_BYTES) return resolve('too large');
    const pieces: Buffer[] = [];
    let size = 0;
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= LARGEST_BODY_BYTES) pieces.push(piece);
      else resolve('too large');
    });
    request.on('end', () => resolve(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)));
    request.on('close', () => resolve('broken off'));
  });
}

export const isJson = (contentType: string | undefined): boolean => JSON_IN_UTF8.test(contentType ?? '');

export type Reading<What> = { readonly is: 'read'; readonly what: What } | { readonly is: 'refused'; readonly answer: Answer };

/** Reads a body as the schema describes it, or has the answer ready that says which fields are wrong. */
export function readAs<Schema extends z.ZodType>(schema: Schema, body: string): Reading<z.output<Schema>> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { is: 'refused', answer: answerProblem('not-json') };
  }
  const result = schema.safeParse(json);
  if (result.success) return { is: 'read', what: result.data };
  const fields = [...new Set(result.error.issues.map((issue) => fieldAt(issue.path)))];
  return { is: 'refused', answer: answerProblem('wrong-shape', { detail: `Look at: ${fields.join(', ')}.`, fields }) };
}

/** Two steps down is as deep as the contract names fields; a third would be a key that came with the call. */
function fieldAt(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '(the whole)' : path.slice(0, 2).map(String).join('.');
}
