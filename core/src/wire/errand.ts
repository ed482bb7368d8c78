import * as z from 'zod';

const token = z.string().min(1).max(200);
const words = z.strictObject({ id: token, room: token, label: z.enum(['open', 'plan', 'team', 'care']), text: z.string().max(1_000) });

/**
 * Something to be done in a room that no message can do: the account does it, because Rocket.Chat lets no app. A message is named by the letter it shows,
 * and by its own id where whoever showed it has told. The same `id` may come again: done once. Topic and announcement are set to the text, or cleared by none.
 */
export const errand = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('pin'), id: token, room: token, letter: token, message: token.optional() }),
  z.strictObject({ do: z.literal('unpin'), id: token, room: token, letter: token, message: token.optional() }),
  words.extend({ do: z.literal('topic') }),
  words.extend({ do: z.literal('announcement') }),
]);
export type Errand = z.infer<typeof errand>;
