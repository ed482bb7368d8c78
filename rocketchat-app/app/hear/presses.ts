import type { IUIKitBlockIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit/UIKitIncomingInteractionTypes.js';
import type { Chat } from '../chat.ts';
import { placeOf } from './place.ts';
import { speaker } from './speaker.ts';
import { hearOrApologise } from './turn.ts';

/** Carries a press of one of Hattie's buttons. Every press has its own trigger, so a second press is a new cue. */
export async function hearPress(chat: Chat, press: IUIKitBlockIncomingInteraction): Promise<void> {
  const { user, room, triggerId, value } = press;
  if (!room || !value) return;
  const cue = { id: triggerId, from: speaker(user), place: await placeOf(room, chat.read), heard: { kind: 'press' as const, choice: value } };
  await hearOrApologise(chat, cue, { person: user, room, triggerId });
}
