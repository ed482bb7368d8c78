import * as z from 'zod';

/** Longest thing a person may send in one go, in characters. Longer texts are refused at the door with 400. */
export const LONGEST_WORDS = 100_000;

const address = z.string().min(1).max(200);
const token = z.string().min(1).max(200);

/**
 * Where something was said: to Hattie alone, or in a room (the channel's own room id), with what it is called and whether only its members can read it.
 * `thread` is the channel's own id of a conversation beside the room's: the answer belongs there.
 */
const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('direct') }),
  z.strictObject({
    kind: z.literal('room'),
    room: address,
    name: z.string().min(1).max(200).optional(),
    openTo: z.enum(['members', 'everyone']).optional(),
    thread: address.optional(),
  }),
]);

/** What somebody sends that Hattie can't take in. The channel does not fetch it. `unopened`: it came, and could not be decrypted. */
export const UNREADABLE = ['voice', 'picture', 'video', 'file', 'place', 'contact', 'unopened'] as const;

/**
 * What was heard. `answering` is the id of the letter somebody quoted, reacted to or voted on; `choice` and `form` are the tokens a letter or a form carried.
 * `words` beside what can't be read are what was written under it.
 */
const heard = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('words'), words: z.string().max(LONGEST_WORDS), answering: token.optional() }),
  z.strictObject({ kind: z.literal('unreadable'), what: z.enum(UNREADABLE), words: z.string().max(LONGEST_WORDS).optional(), answering: token.optional() }),
  z.strictObject({ kind: z.literal('press'), choice: token }),
  z.strictObject({ kind: z.literal('form'), form: token, fields: z.record(z.string().max(80), z.string().max(LONGEST_WORDS)) }),
]);

/**
 * One thing heard on a channel. `id` is the channel's own message id: the same id twice from the same address is the same cue. `saidAt`, for what could not be passed on at once,
 * is when it was said, in milliseconds since 1970: "tomorrow" is meant from there.
 */
export const cue = z.strictObject({
  id: z.string().min(1).max(200),
  from: z.strictObject({ address, name: z.string().max(200).optional() }),
  place,
  heard,
  saidAt: z.int().nonnegative().max(8_640_000_000_000_000).optional(),
});
export type Cue = z.infer<typeof cue>;

const field = z.strictObject({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['line', 'text', 'choice']),
  choices: z.array(z.strictObject({ value: z.string(), label: z.string() })),
  optional: z.boolean(),
});

/** A form to open at once, while the person's tap still allows it. Fields are answered by id. */
export const form = z.strictObject({ id: token, title: z.string(), fields: z.array(field) });
export type Form = z.infer<typeof form>;

/**
 * What the core answers to a cue: the turn is over and durable. `known` means this id was heard before; nothing happened twice. `careText`: the words were
 * about somebody's life; a chat that keeps commands in its logs tells the person where such words are better said.
 */
export const heardAnswer = z.strictObject({ outcome: z.enum(['done', 'known']), form: form.optional(), careText: z.literal(true).optional() });
export type HeardAnswer = z.infer<typeof heardAnswer>;
