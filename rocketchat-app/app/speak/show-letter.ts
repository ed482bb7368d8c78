import type { WireLetter } from '@hatstand/core/wire/letter';
import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { mayBeShownIn } from '../rooms/tell-of-room.ts';
import { blocksOf } from './blocks.ts';
import { remember } from './letter-memory.ts';
import { postParts } from './post-parts.ts';
import type { Speaking } from './speaking.ts';
import { whisper } from './whisper.ts';

/** What came of a letter. `unreachable`: Rocket.Chat has no such room or person any more. The last two: nothing was shown, for now. */
export type Outcome = 'shown' | 'unreachable' | 'room has changed' | 'core is away';

/** Shows a letter where it belongs, and remembers in which messages. */
export async function showLetter(chat: Speaking, letter: WireLetter): Promise<Outcome> {
  const { to } = letter;
  switch (to.kind) {
    case 'room': {
      const room = await chat.read.getRoomReader().getById(to.room);
      if (!isThere(room)) return 'unreachable';
      const may = await mayBeShownIn(chat, room, letter.label);
      return may === 'yes' ? postParts(chat, room, letter, to.thread) : may;
    }
    case 'direct': {
      const person = await chat.read.getUserReader().getById(to.address);
      return canRead(person) ? postParts(chat, await directRoomWith(chat, person), letter, undefined) : 'unreachable';
    }
    case 'whisper': {
      const [room, person] = await Promise.all([chat.read.getRoomReader().getById(to.room), chat.read.getUserReader().getById(to.address)]);
      if (!isThere(room) || !canRead(person)) return 'unreachable';
      await whisper(chat, { person, room, threadId: to.thread, text: letter.text, blocks: blocksOf(chat.appId, letter) });
      await remember(chat.persistence, { letterId: letter.id, messageId: undefined, roomId: room.id });
      return 'shown';
    }
  }
}

/** The engine's types promise a room; for an id of none, Rocket.Chat answers with nothing. */
const isThere = (room: IRoom | undefined | null): room is IRoom => room !== undefined && room !== null;

/** For an id nobody has there is no person; and who has been deactivated can't sign in any more. */
const canRead = (person: IUser | undefined | null): person is IUser => person !== undefined && person !== null && person.isEnabled !== false;

/** The room of one person and Hattie, made on the first letter. */
async function directRoomWith({ read, modify }: Speaking, person: IUser): Promise<IRoom> {
  const hattie = await read.getUserReader().getAppUser();
  if (!hattie) throw new Error('the app has no user of its own');
  const names = [hattie.username, person.username];
  const known = await read.getRoomReader().getDirectByUsernames(names);
  if (known) return known;
  const creator = modify.getCreator();
  const id = await creator.finish(creator.startRoom().setType(RoomType.DIRECT_MESSAGE).setCreator(hattie).setMembersToBeAddedByUsernames(names));
  const made = await read.getRoomReader().getById(id);
  if (!made) throw new Error('a new direct room cannot be found');
  return made;
}
