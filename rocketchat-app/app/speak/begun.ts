import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata/index.js';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { Speaking } from './speaking.ts';

/** So many of the newest messages of a room are looked through for one that may have been posted before the app was stopped. */
const LOOKED_THROUGH = 50;
const keyOf = (part: string) => new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, `begun:${part}`);

/** Says, before it is posted, that it is about to be: should the app be stopped before it has written down the message, it is looked for next time. */
export async function begin({ persistence }: Speaking, part: string): Promise<void> {
  await persistence.updateByAssociation(keyOf(part), { at: Date.now() }, true);
}

/** It is written down, and need not be looked for. */
export async function end({ persistence }: Speaking, part: string): Promise<void> {
  await persistence.removeByAssociation(keyOf(part));
}

/** The message in which this part was posted just before the app was stopped, if it was. */
export async function postedBefore({ read }: Speaking, part: string, room: IRoom, text: string): Promise<string | undefined> {
  const [begun] = (await read.getPersistenceReader().readByAssociation(keyOf(part))) as { at: number }[];
  if (!begun) return undefined;
  const hattie = await read.getUserReader().getAppUser();
  const newest = await read.getRoomReader().getMessages(room.id, { limit: LOOKED_THROUGH, sort: { createdAt: 'desc' } });
  const isIt = ({ sender, text: its, createdAt }: (typeof newest)[number]): boolean =>
    sender._id === hattie?.id && its === text && (createdAt === undefined || new Date(createdAt).getTime() >= begun.at - CLOCK_SLACK_MS);
  return newest.find(isIt)?.id;
}
const CLOCK_SLACK_MS = 2_000;
