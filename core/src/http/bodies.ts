import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { answerProblem } from './problems.ts';

/** Room for the longest words the contract allows (100,000 characters of up to four bytes) and little more. */
const LARGEST_BODY_BYTES = 512 * 1024;
const JSON_IN_UTF8 = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

const refuseLarge = bodyLimit({
  maxSize: LARGEST_BODY_BYTES,
  onError: () => answerProblem('too-large', { detail: `At most ${LARGEST_BODY_BYTES} bytes are taken.` }),
});

/** The bytes of the body, or the answer to one that is too large or never came to its end. */
export async function readSmallBody(context: Context): Promise<ArrayBuffer | Response> {
  try {
    const length = lengthPromised(context);
    if (length !== undefined && length <= LARGEST_BODY_BYTES) return await context.req.arrayBuffer();
    let bytes = new ArrayBuffer(0);
    const refusal = await refuseLarge(context, async () => {
      bytes = await context.req.arrayBuffer();
    });
    return refusal ?? bytes;
  } catch {
    // The caller left in the middle. Nobody reads this answer, and it is no bug of ours to log.
    return answerProblem('not-json');
  }
}

/**
 * The length that was announced; undefined where none was, or where the body comes in chunks whatever was announced. Node reads no further than that, so
 * a small one need not be counted: counting makes a stream of it, which was half of the door's work.
 */
function lengthPromised(context: Context): number | undefined {
  const length = context.req.header('content-length');
  return length !== undefined && context.req.header('transfer-encoding') === undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}

export const onlyJson: MiddlewareHandler = async (context, next) => {
  if (!JSON_IN_UTF8.test(context.req.header('content-type') ?? '')) return answerProblem('wrong-content-type');
  return next();
};

export type Reading<What> = { readonly is: 'read'; readonly what: What } | { readonly is: 'refused'; readonly answer: Response };

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
