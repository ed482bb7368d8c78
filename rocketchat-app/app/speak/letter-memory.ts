import type { IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata/index.js';
import { partsOf } from './parts.ts';

/** Where a letter, or one part of a long one, can be seen. */
interface Shown {
  readonly letterId: string;
  /** None for a whisper, which Rocket.Chat does not keep: there is nothing to edit or to quote. */
  readonly messageId: string | undefined;
  readonly roomId: string;
  /** Parts are counted from 1; a letter that fits in one message has only that. */
  readonly part: number;
}

const key = (what: 'letter' | 'message', id: string) => new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, `${what}:${id}`);

/** Keeps which message shows which letter, both ways round, also when the app or the server starts again. Remembering the same again changes nothing. */
export async function remember(persistence: IPersistence, { letterId, messageId, roomId, part = 1 }: Omit<Shown, 'part'> & { part?: number }): Promise<void> {
  const keys = [key('letter', letterId), ...(messageId === undefined ? [] : [key('message', messageId)])];
  await persistence.updateByAssociations(keys, { letterId, messageId, roomId, part }, true);
}

/** Whether all of this letter was already shown: each of the messages it takes, or the whisper, which is one however long it is. */
export async function isWhole(read: IRead, letterId: string, text: string): Promise<boolean> {
  const shown = await recordsOf(read, 'letter', letterId);
  return shown.some(({ messageId }) => messageId === undefined) || (shown.length > 0 && shown.length >= partsOf(text).length);
}

/** The messages in which a letter is shown, first part first. Whispers are not among them. */
export async function messagesOf(read: IRead, letterId: string): Promise<readonly (Shown & { readonly messageId: string })[]> {
  const shown = await recordsOf(read, 'letter', letterId);
  const kept = shown.flatMap((one) => (typeof one.messageId === 'string' ? [{ ...one, messageId: one.messageId }] : []));
  return kept.toSorted((one, other) => one.part - other.part);
}

/** The message under which a letter's buttons are: its last part. */
export async function messageOf(read: IRead, letterId: string): Promise<(Shown & { readonly messageId: string }) | undefined> {
  return (await messagesOf(read, letterId)).at(-1);
}

/** Which letter a message shows; nothing for what Hattie did not write. */
export async function letterOf(read: IRead, messageId: string): Promise<string | undefined> {
  const [shown] = await recordsOf(read, 'message', messageId);
  return shown?.letterId;
}

/** Only this file writes under these keys, so what is there has this shape (before there were messages: `shown` alone). */
async function recordsOf(read: IRead, what: 'letter' | 'message', id: string): Promise<Shown[]> {
  return (await read.getPersistenceReader().readByAssociation(key(what, id))) as Shown[];
}
