import type { IMessageBuilder } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import type { Chat } from '../chat.ts';

interface Whisper {
  readonly person: IUser;
  readonly room: IRoom;
  /** The thread it belongs to, if any. */
  readonly threadId?: string | undefined;
  readonly text: string;
  readonly blocks?: Parameters<IMessageBuilder['setBlocks']>[0];
}

/** Shown in the room to one person. Rocket.Chat does not keep it: it is gone when they reload. */
export async function whisper({ modify }: Pick<Chat, 'modify'>, { person, room, threadId, text, blocks = [] }: Whisper): Promise<void> {
  const notifier = modify.getNotifier();
  const message = notifier.getMessageBuilder().setRoom(room).setText(text).setBlocks(blocks);
  if (threadId !== undefined) message.setThreadId(threadId);
  await notifier.notifyUser(person, message.getMessage());
}
