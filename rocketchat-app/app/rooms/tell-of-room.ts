import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import { report } from '../report.ts';
import type { Watching } from '../speak/speaking.ts';
import { forgetRoom, GOOD_FOR_MILLISECONDS, isKnown, isToldAs, rememberTold } from './room-memory.ts';
import { isPrivate, type RoomNow, roomNow } from './room-now.ts';

/** Makes sure that the core knows how a room is. `told now`: it did not until now, and may want to say something else there, or nothing. */
export async function makeKnown(chat: Watching, room: IRoom): Promise<'known' | 'told now' | 'told the first time' | 'core is away'> {
  const now = await roomNow(chat.read, room);
  if (await isToldAs(chat.read, room.id, now)) return 'known';
  const wasKnown = await isKnown(chat.read, room.id);
  if (!(await tell(chat, room.id, now))) return 'core is away';
  return wasKnown ? 'told now' : 'told the first time';
}

/** Something was said in a room: the core knows of it by now, and is told how it is, unless it has been lately. */
export async function keepKnown(chat: Watching, room: IRoom): Promise<void> {
  const at = lookedLately.get(room.id);
  if (at !== undefined && Date.now() - at < GOOD_FOR_MILLISECONDS) return;
  if ((await makeKnown(chat, room)) !== 'core is away') lookedLately.set(room.id, Date.now());
}

/** Something about a room may have changed. Rooms the core has never heard of are nobody's business. */
export async function lookAgain(chat: Watching, room: IRoom): Promise<void> {
  if (await isKnown(chat.read, room.id)) await makeKnown(chat, room);
}

/** A room was deleted, or Hattie was shown out. */
export async function tellGone(chat: Watching, room: string): Promise<void> {
  if (!(await isKnown(chat.read, room))) return;
  if (await report(chat, '/rooms', { kind: 'gone', room, at: Date.now() })) await forgetRoom(chat.persistence, room);
}

/**
 * Whether a letter with this label may be shown in this room now. What is above `plan` only where the core knows how the room is at this moment, and has known it when
 * it wrote the letter; what is `plan` also in a private room of which nobody can say more just now.
 */
export async function mayBeShownIn(chat: Watching, room: IRoom, label: string): Promise<'yes' | 'room has changed' | 'core is away'> {
  if (label === 'open') return 'yes';
  const isArranged = label === 'plan' && isPrivate(room);
  const known = await makeKnown(chat, room);
  switch (known) {
    case 'known':
      return 'yes';
    case 'told now':
      return 'room has changed';
    case 'told the first time':
      return isArranged ? 'yes' : 'room has changed';
    case 'core is away':
      return isArranged ? 'yes' : 'core is away';
  }
}

/** Saves a look when something is said; what is shown is never shown on its word. Forgotten when the app starts again. */
const lookedLately = new Map<string, number>();

async function tell(chat: Watching, room: string, now: RoomNow): Promise<boolean> {
  const at = Date.now();
  const isTold = await report(chat, '/rooms', { kind: 'is', room, at, ...now });
  if (!isTold) return false;
  await rememberTold(chat.persistence, room, now, at);
  return true;
}
