import type { WireLetter } from '@hatstand/core/wire/letter';
import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import type { Chat } from '../chat.ts';
import { blocksOf } from './blocks.ts';
import type { Shown } from './letter-memory.ts';
import { whisper } from './whisper.ts';

export type Speaking = Omit<Chat, 'http'>;
type Outcome = Pick<Shown, 'messageId' | 'roomId'> | 'unreachable';

/** Shows a letter where it belongs. `unreachable` when Rocket.Chat knows no such room or person. */
export async function showLetter(chat: Speaking, letter: WireLetter): Promise<Outcome> {
  const { to, text } = letter;
  switch (to.kind) {
    case 'room': {
      const room = await chat.read.getRoomReader().getById(to.room);
      return room ? post(chat, room, letter) : 'unreachable';
    }
    case 'direct': {
      const person = await chat.read.getUserReader().getById(to.address);
      return isKnown(person) ? post(chat, await directRoomWith(chat, person), letter) : 'unreachable';
    }
    case 'whisper': {
      const room = await chat.read.getRoomReader().getById(to.room);
      const person = await chat.read.getUserReader().getById(to.address);
      if (!room || !isKnown(person)) return 'unreachable';
      await whisper(chat, { person, room, text, blocks: blocksOf(chat.appId, letter) });
      return { messageId: undefined, roomId: room.id };
    }
  }
}

/** The engine's types promise a person; for an id nobody has, Rocket.Chat answers with nothing. */
function isKnown(person: IUser | undefined | null): person is IUser {
  return person !== undefined && person !== null;
}

async function post({ appId, modify }: Speaking, room: IRoom, letter: WireLetter): Promise<Outcome> {
  const creator = modify.getCreator();
  const messageId = await creator.finish(creator.startMessage().setRoom(room).setText(letter.text).setBlocks(blocksOf(appId, letter)));
  return { messageId, roomId: room.id };
}

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
