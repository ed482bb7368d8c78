import * as z from 'zod';

const token = z.string().min(1).max(200);

/** Whom a letter is for, in the channel's own ids. A whisper is shown in a room to one person only. What was asked in a thread is answered there. */
const addressee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('direct'), address: token }),
  z.strictObject({ kind: z.literal('room'), room: token, thread: token.optional() }),
  z.strictObject({ kind: z.literal('whisper'), room: token, address: token, thread: token.optional() }),
]);

/** What WhatsApp takes: 255 characters to ask with, 12 options of 100. A vote comes back as its option's number. */
const poll = z.strictObject({ ask: z.string().min(1).max(255), options: z.array(z.string().min(1).max(100)).min(2).max(12) });

/**
 * One message ready to be shown. `id` is the idempotency key: the same id twice must be shown once.
 * `text` is already in the channel's own formatting. `buttons` is empty on channels that have none; there the choices are numbered in the text, and `poll`
 * may put the same ones to tap below it, in the same order. A button with `inWords` is, where nothing can be pressed, said in those words instead of being
 * given a number.
 * With `amends` it is no message of its own: what an earlier letter showed keeps its words, gets this text below them, and has these buttons from now on
 * (usually none). Only letters of which the chat has said that they can be amended are.
 */
export const letter = z.strictObject({
  id: token,
  to: addressee,
  label: z.enum(['open', 'plan', 'team', 'care', 'sealed']),
  text: z.string().min(1),
  buttons: z.array(z.strictObject({ choice: token, label: z.string().min(1), inWords: z.string().min(1).optional() })),
  amends: token.optional(),
  poll: poll.optional(),
});
export type WireLetter = z.infer<typeof letter>;

/** How an adapter's line to its chat is; docs/whatsapp.md says what each means and what to do. */
export const LINE_STATES = [
  'linked',
  'to be linked',
  'linking blocked',
  'phone away',
  'phone nearly lost',
  'replaced',
  'unlinked',
  'blocked',
  'too old',
  'no new chats',
] as const;
export type LineState = (typeof LINE_STATES)[number];

/**
 * What a channel reports back: a letter reached the person, can never reach them, the channel is working again, or an account or number may be somebody
 * else's by now (a new identity key, a number given to another customer); or how its line to the chat is, whenever that changes.
 */
export const receipt = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delivered'), letter: token }),
  z.strictObject({ kind: z.literal('failed'), letter: token }),
  z.strictObject({ kind: z.literal('back') }),
  z.strictObject({ kind: z.literal('changed hands'), address: token }),
  z.strictObject({ kind: z.literal('line'), state: z.enum(LINE_STATES) }),
]);
export type Receipt = z.infer<typeof receipt>;
