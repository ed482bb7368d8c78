import type { WireLetter } from '@hatstand/core/wire/letter';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import { begin, end, postedBefore } from './begun.ts';
import { blocksOf } from './blocks.ts';
import { messagesOf, remember } from './letter-memory.ts';
import { partsOf } from './parts.ts';
import type { Speaking } from './speaking.ts';

/**
 * Posts a letter in as many messages as it needs, its buttons under the last. Each is remembered before the next is begun: where the app was stopped in the middle it
 * goes on behind the last one. A room that takes no messages any more (read-only, archived) is one that can't be reached.
 */
export async function postParts(chat: Speaking, room: IRoom, letter: WireLetter, thread: string | undefined): Promise<'shown' | 'unreachable'> {
  const parts = partsOf(letter.text);
  const shown = new Set((await messagesOf(chat.read, letter.id)).map(({ part }) => part));
  for (const [index, text] of parts.entries()) {
    const part = index + 1;
    if (shown.has(part)) continue;
    const isLast = part === parts.length;
    const key = `${letter.id}/${part}`;
    const before = await postedBefore(chat, key, room, text);
    await begin(chat, key);
    const messageId = before ?? (await post(chat, room, thread, { ...letter, text, buttons: isLast ? letter.buttons : [] }));
    if (messageId === 'closed') return 'unreachable';
    await remember(chat.persistence, { letterId: letter.id, messageId, roomId: room.id, part });
    await end(chat, key);
  }
  return 'shown';
}

/** How Rocket.Chat says that nothing can be posted in a room; everything else may pass. */
const CLOSED_ROOM = /read-?only|archived/i;

async function post({ appId, modify }: Speaking, room: IRoom, thread: string | undefined, letter: WireLetter): Promise<string | 'closed'> {
  const creator = modify.getCreator();
  const message = creator.startMessage().setRoom(room).setText(letter.text).setBlocks(blocksOf(appId, letter));
  if (thread !== undefined) message.setThreadId(thread);
  try {
    return await creator.finish(message);
  } catch (refusal) {
    if (CLOSED_ROOM.test(String(refusal))) return 'closed';
    throw refusal;
  }
}
