import type { IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata/index.js';

const keyOf = (letterId: string) => new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, `letter:${letterId}`);

/** Whether this letter was already shown, also before the app or the server was last started. */
export async function wasShown(read: IRead, letterId: string): Promise<boolean> {
  return (await read.getPersistenceReader().readByAssociation(keyOf(letterId))).length > 0;
}

export async function rememberShown(persistence: IPersistence, letterId: string): Promise<void> {
  await persistence.updateByAssociation(keyOf(letterId), { shown: true }, true);
}
