import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import { UserType } from '@rocket.chat/apps-engine/definition/users/index.js';

/** New words of somebody, not a correction, a notice of Rocket.Chat's own ("Nia joined") or another machine talking. */
export function isWrittenByAPerson({ type, editedAt, sender }: IMessage): boolean {
  return !type && !editedAt && sender.type !== UserType.APP && sender.type !== UserType.BOT;
}
