import { tellCore } from '../core-client.ts';
import { ownWords } from '../messages.ts';
import { whisper } from '../speak/whisper.ts';
import { everythingKept, forget, type Kept, keptOf } from './kept-words.ts';
import type { KeepableCue, Listening } from './listening.ts';
import { inTurnOf } from './one-at-a-time.ts';
import { placeOf } from './place.ts';
import { reportAway } from './report-away.ts';

/** False once a look found nothing kept: then nobody need look again until something is. */
let maybeSomething = true;
export function somethingIsKept(): void {
  maybeSomething = true;
}

/** The core has just been heard of: whatever waits is passed on, and nobody waits for that. */
export function coreIsThere(chat: Listening): void {
  if (maybeSomething) passOnEverything(chat).catch(() => undefined); // The next run of the job tries again.
}

let passing: Promise<void> | undefined;

/** Passes on what everybody said while the core was away, each person's in order. */
export function passOnEverything(chat: Listening): Promise<void> {
  passing ??= everybodysTurn(chat).finally(() => {
    passing = undefined;
  });
  return passing;
}

async function everybodysTurn(chat: Listening): Promise<void> {
  maybeSomething = false;
  const people = new Set((await everythingKept(chat.read)).map(({ cue }) => cue.from.address));
  for (const address of people) {
    maybeSomething = true;
    const outcome = await inTurnOf(address, () => passOnTheirs(chat, address));
    if (outcome === 'away') return;
  }
}

/** Passes on what this person said, first things first. `too many`: the core wants a rest from them, not from others. Call it in their turn only. */
export async function passOnTheirs(chat: Listening, address: string, until = Number.POSITIVE_INFINITY): Promise<'passed on' | 'too many' | 'away'> {
  if (!maybeSomething) return 'passed on';
  for (const kept of await keptOf(chat.read, address)) {
    const patience = Math.min(until - Date.now(), 4_000);
    const told = await tellCore(chat, await asItIsNow(chat, kept.cue), patience);
    if (told.is === 'away') {
      await reportAway(chat, told.because);
      return told.because === 'too many' ? 'too many' : 'away';
    }
    await forget(chat.persistence, kept);
    if (told.is === 'refused') await tellItWasNotTaken(chat, kept);
  }
  return 'passed on';
}

/** Who can read along in the room may have changed since: of a room that is gone nothing is claimed. */
async function asItIsNow({ read }: Listening, cue: KeepableCue): Promise<KeepableCue> {
  if (cue.place.kind !== 'room') return cue;
  const { room: id, thread } = cue.place;
  const room = await read.getRoomReader().getById(id);
  return { ...cue, place: room ? await placeOf(room, read, thread) : { kind: 'room', room: id } };
}

async function tellItWasNotTaken(chat: Listening, { cue, room: id }: Kept): Promise<void> {
  const room = id === undefined ? undefined : await chat.read.getRoomReader().getById(id);
  const person = await chat.read.getUserReader().getById(cue.from.address);
  if (room && person) await whisper(chat, { person, room, text: (await ownWords(chat.read))['not-taken'] });
}
