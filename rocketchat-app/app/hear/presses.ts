import type { IUIKitBlockIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit/UIKitIncomingInteractionTypes.js';
import type { Listening } from './listening.ts';
import { placeOf } from './place.ts';
import { speaker } from './speaker.ts';
import { hearOrKeep } from './turn.ts';

/** Carries a press of one of Hattie's buttons. Every press has its own trigger, so a second press is a new cue. */
export async function hearPress(chat: Listening, press: IUIKitBlockIncomingInteraction): Promise<void> {
  const { user, room, message, triggerId, value } = press;
  if (!room || !value) return;
  const place = await placeOf(room, chat.read, message?.threadId);
  await hearOrKeep(chat, { id: triggerId, from: speaker(user), place, heard: { kind: 'press', choice: value } }, { person: user, room, triggerId });
}
