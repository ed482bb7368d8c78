import { CHANNELS } from '@hatstand/db/schema/people';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { LONGEST_WORDS } from '../../wire/cue.ts';
import { isMember, ownerAt } from './cast.ts';
import { STEPS, stepClock } from './clock-steps.ts';
import { FIELD_PREFIX } from './form-dialog.ts';
import { answerForm, moveClock, press, say, startAfresh, turn } from './hearing.ts';
import type { Beside, PlaygroundParts } from './playground.ts';
import type { Chat } from './screens.ts';
import { whyNot } from './switches.ts';
import { createTourPosts } from './tours/tour-posts.ts';

const MOST_BYTES = 512 * 1024;

const chatFields = { channel: z.enum(CHANNELS), address: z.string(), room: z.string().optional() };
const typed = z.object({ ...chatFields, words: z.string().max(LONGEST_WORDS) });
const pressed = z.object({ ...chatFields, message: z.coerce.number().int(), choice: z.string() });
const formNamed = z.object({ address: z.string(), form: z.string() });
const switched = z.object({ channel: z.enum(CHANNELS), address: z.string().optional(), to: z.enum(['on', 'off']) });
const moved = z.object({ to: z.enum(STEPS), at: z.string().default('') });

/** What somebody does on the page. Every refusal is a sentence that the page shows as it is. */
export function createPosts(parts: PlaygroundParts, beside: Beside): Hono {
  const { core, screens } = parts;
  const inTurn = startQueue();
  const cannotWrite = (chat: Chat): string | undefined => {
    const owner = ownerAt(chat.channel, chat.address);
    return owner && whyNot(screens.switches, chat.channel, owner);
  };
  const posts = new Hono();
  posts.use(bodyLimit({ maxSize: MOST_BYTES, onError: (context) => context.text('That is too long for one message. Please send it in two.', 413) }));

  posts.post('/say', async (context) => {
    const post = typed.safeParse(await context.req.parseBody());
    if (!post.success) return askAgain(context);
    const chat = chatOf(post.data);
    if (!chat) return nobodyThere(context);
    if (post.data.words.trim() === '') return context.text('There is nothing to send yet. Please write something first.', 400);
    const silent = cannotWrite(chat);
    if (silent !== undefined) return context.text(silent, 409);
    await inTurn(() => say(parts, chat, post.data.words));
    return done(context);
  });

  posts.post('/press', async (context) => {
    const post = pressed.safeParse(await context.req.parseBody());
    if (!post.success) return askAgain(context);
    const { message, choice } = post.data;
    const chat = chatOf(post.data);
    const isOnScreen = chat && screens.messagesIn(chat).some(({ number, buttons }) => number === message && buttons.some((button) => button.choice === choice));
    if (!isOnScreen) return nobodyThere(context);
    const silent = cannotWrite(chat);
    if (silent !== undefined) return context.text(silent, 409);
    await inTurn(() => press(parts, chat, message, choice));
    return done(context);
  });

  posts.post('/form', async (context) => {
    const body = await context.req.parseBody();
    const post = formNamed.safeParse(body);
    if (!post.success) return askAgain(context);
    const { address } = post.data;
    const open = screens.openFormOf(address);
    if (open?.form.id !== post.data.form) return context.text('That form is not open any more. Please ask Hattie once more.', 409);
    const chat: Chat = { channel: 'rocketchat', address, room: open.room };
    const silent = cannotWrite(chat);
    if (silent !== undefined) return context.text(silent, 409);
    // Only the form's own fields, each answered, an empty one with nothing: as Rocket.Chat sends them.
    const fields = Object.fromEntries(open.form.fields.map(({ id }) => [id, String(body[FIELD_PREFIX + id] ?? '')]));
    await inTurn(() => answerForm(parts, chat, open.form, fields));
    return done(context);
  });

  posts.post('/form/close', async (context) => {
    const post = formNamed.safeParse(await context.req.parseBody());
    if (!post.success) return askAgain(context);
    screens.closeForm(post.data.address, post.data.form);
    return done(context);
  });

  posts.post('/switch', async (context) => {
    const post = switched.safeParse(await context.req.parseBody());
    if (!post.success) return askAgain(context);
    const { channel, address, to } = post.data;
    if (address !== undefined && !ownerAt(channel, address)) return nobodyThere(context);
    await inTurn(() => turn(parts, { channel, address, isOn: to === 'on' }));
    return done(context);
  });

  posts.post('/clock', async (context) => {
    const post = moved.safeParse(await context.req.parseBody());
    if (!post.success) return askAgain(context);
    return inTurn(async () => {
      const step = stepClock(post.data.to, post.data.at, core.now());
      if (step.is === 'refused') return context.text(step.sentence, 409);
      await moveClock(parts, beside, step.local);
      return done(context);
    });
  });

  posts.post('/afresh', (context) =>
    inTurn(async () => {
      await startAfresh(parts, beside);
      return done(context);
    }),
  );
  posts.route('/tour', createTourPosts(parts, beside, inTurn));
  return posts;
}

/** A chat that there is: somebody who has that channel, and a room only where they are a member. */
function chatOf({ channel, address, room }: { channel: Chat['channel']; address: string; room?: string | undefined }): Chat | undefined {
  const owner = ownerAt(channel, address);
  if (!owner || (room !== undefined && (channel === 'whatsapp' || !isMember(owner, room)))) return undefined;
  return { channel, address, room };
}

const done = (context: Context): Response => context.body(null, 204);
const askAgain = (context: Context): Response => context.text('Something was missing there. Please load the page once more and try again.', 400);
const nobodyThere = (context: Context): Response => context.text('That is not on anybody’s screen any more. Please load the page once more.', 404);

/** One thing after the other, so that nothing is said while the world is being made afresh or the clock moves. */
function startQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined); // whoever waits for it hears of it; the next one need not
    return mine;
  };
}
