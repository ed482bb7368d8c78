import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata/index.js';
import { ownWords } from '../messages.ts';
import { whisper } from '../speak/whisper.ts';
import type { Listening, Saying } from './listening.ts';

/** Tells a person, once for good, where words about somebody's life are better said than after a slash. */
export async function tellBetterWay(chat: Listening, { person, room }: Saying): Promise<void> {
  const key = new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, `told-better-way:${person.id}`);
  if (!room || (await chat.read.getPersistenceReader().readByAssociation(key)).length > 0) return;
  await chat.persistence.createWithAssociation({ told: true }, key);
  await whisper(chat, { person, room, text: (await ownWords(chat.read))['better-way'] });
}
