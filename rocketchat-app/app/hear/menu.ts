import { randomUUID } from 'node:crypto';
import { MENU } from '@hatstand/core/wire/commands';
import { type IUIActionButtonDescriptor, RoomTypeFilter, UIActionButtonContext } from '@rocket.chat/apps-engine/definition/ui/index.js';
import type { IUIKitActionButtonIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit/UIKitIncomingInteractionTypes.js';
import { ownWords } from '../messages.ts';
import { openAsking } from '../speak/form.ts';
import { whisper } from '../speak/whisper.ts';
import type { Listening } from './listening.ts';
import { placeOf } from './place.ts';
import { withoutQuotes } from './quoted.ts';
import { speaker } from './speaker.ts';
import { hearOrKeep } from './turn.ts';

const ASK = 'ask-hattie';
const CONTEXT_OF = { room: UIActionButtonContext.ROOM_ACTION, message: UIActionButtonContext.MESSAGE_ACTION };

/** Teams talk in private rooms. In the public ones of the workspace Hattie's lines would only be in the way. */
const when = {
  roomTypes: [
    RoomTypeFilter.PRIVATE_CHANNEL,
    RoomTypeFilter.PRIVATE_TEAM,
    RoomTypeFilter.PRIVATE_DISCUSSION,
    RoomTypeFilter.DIRECT,
    RoomTypeFilter.DIRECT_MULTIPLE,
  ],
};

/** Hattie's lines in the menus of rooms and messages. */
export const MENU_LINES: readonly IUIActionButtonDescriptor[] = [
  ...MENU.map(({ id, on }) => ({ actionId: id, context: CONTEXT_OF[on], labelI18n: menuKey(id), when })),
  { actionId: ASK, context: UIActionButtonContext.ROOM_ACTION, labelI18n: ASK, when },
];

/** Says what the picked line stands for, in the room it was picked in. "Ask Hattie" opens a form at once, so that nothing is typed after a slash. */
export async function hearMenu(chat: Listening, picked: IUIKitActionButtonIncomingInteraction): Promise<void> {
  const { actionId, user: person, room, message, triggerId } = picked;
  const thread = message?.threadId ?? picked.threadId;
  const place = await placeOf(room, chat.read, thread);
  if (actionId === ASK) return openAsking(chat, { place, person, triggerId });
  const line = MENU.find(({ id }) => id === actionId);
  if (!line) return;
  const text = withoutQuotes(message?.text ?? '').trim();
  if (line.on === 'message' && text === '') return whisper(chat, { person, room, text: (await ownWords(chat.read))['no-words-there'] });
  const words = line.on === 'message' ? `/hattie ${line.say} ${text}` : `/${line.say}`;
  await hearOrKeep(chat, { id: triggerId || randomUUID(), from: speaker(person), place, heard: { kind: 'words', words } }, { person, room, triggerId });
}

export function menuKey(id: string): string {
  return `menu-${id}`;
}
