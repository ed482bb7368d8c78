import { createHash } from 'node:crypto';
import type { Cue, HeardAnswer } from '@hatstand/core/wire/cue';
import { PATIENCE_MILLISECONDS, type Told, tellCore } from '../core-client.ts';
import { ownWords } from '../messages.ts';
import { keepKnown } from '../rooms/tell-of-room.ts';
import { openForm } from '../speak/form.ts';
import { whisper } from '../speak/whisper.ts';
import { tellBetterWay } from './better-way.ts';
import { keep } from './kept-words.ts';
import type { KeepableCue, Listening, Saying } from './listening.ts';
import { inTurnOf } from './one-at-a-time.ts';
import { coreIsThere, passOnTheirs, somethingIsKept } from './pass-on.ts';
import { reportAway } from './report-away.ts';
import { fillLater, openWhenSlow } from './waiting-view.ts';

/** Once the core seems away, nobody is asked to wait for it: they are told that it is. */
const QUIET_MILLISECONDS = 60_000;
let quietUntil = 0;

/** Tells the core, after what this person said before. When it is away the words are kept, and the person, and only they, are told so. */
export function hearOrKeep(chat: Listening, cue: KeepableCue, saying: Saying): Promise<void> {
  const until = Date.now() + PATIENCE_MILLISECONDS;
  return inTurnOf(cue.from.address, async () => {
    const telling = tellInOrder(chat, cue, until);
    const view = Date.now() < quietUntil ? undefined : await openWhenSlow(chat, cue, saying, telling);
    const told = await telling;
    if (view) await fillLater(chat, view, { form: told.is === 'heard' ? told.answer.form : undefined, isKept: told.is === 'away' });
    switch (told.is) {
      case 'heard':
        // A trigger that has opened a view can open no other.
        await afterwards(chat, cue, view ? { ...saying, triggerId: undefined } : saying, told.answer);
        return;
      case 'refused':
        await say(chat, saying, 'not-taken');
        return;
      case 'away': {
        const kept = await keep(chat.read, chat.persistence, cue, saying.room?.id);
        somethingIsKept();
        await say(chat, saying, kept === 'kept' ? 'core-is-away' : 'core-is-away-and-full');
      }
    }
  });
}

/** As `hearOrKeep`, for what stays in front of the person when it can't be passed on, and need not be kept. */
export function hearNow(chat: Listening, cue: Cue, saying: Saying): Promise<Told['is']> {
  const until = Date.now() + PATIENCE_MILLISECONDS;
  return inTurnOf(cue.from.address, async () => {
    const told = await tellInOrder(chat, cue, until);
    if (told.is === 'heard') await afterwards(chat, cue, saying, told.answer);
    return told.is;
  });
}

/** An id that is the same whenever the same is sent from the same form by the same person. */
export const idOfForm = (person: string, view: string, fields: Readonly<Record<string, string>>): string =>
  `form-${createHash('sha256')
    .update(JSON.stringify([person, view, Object.entries(fields).toSorted(([one], [other]) => (one < other ? -1 : 1))]))
    .digest('hex')}`;

async function tellInOrder(chat: Listening, cue: Cue, until: number): Promise<Told> {
  const before = await passOnTheirs(chat, cue.from.address, until);
  const told: Told = before === 'passed on' ? await tellCore(chat, cue, until - Date.now()) : { is: 'away', because: 'silence' };
  quietUntil = told.is === 'away' ? Date.now() + QUIET_MILLISECONDS : 0;
  if (told.is === 'away') await reportAway(chat, told.because);
  else coreIsThere(chat);
  return told;
}

/** Without a trigger (a plain message) Rocket.Chat can open no form; then the question is in the core's letter. */
async function afterwards(chat: Listening, cue: Cue, saying: Saying, { form, careText }: HeardAnswer): Promise<void> {
  const { person, room, triggerId } = saying;
  // Nobody waits for this, and where it fails it is told before the next letter for that room.
  if (cue.place.kind === 'room' && room) keepKnown(chat, room).catch(() => undefined);
  if (form && triggerId) await openForm(chat, form, { place: cue.place, person, triggerId });
  if (careText && saying.isCommand) await tellBetterWay(chat, saying);
}

async function say(chat: Listening, { person, room }: Saying, what: 'core-is-away' | 'core-is-away-and-full' | 'not-taken'): Promise<void> {
  if (room) await whisper(chat, { person, room, text: (await ownWords(chat.read))[what] });
}
