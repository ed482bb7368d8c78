import type { IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import type { RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata/index.js';
import { expect, test } from 'vitest';
import { isWhole, letterOf, messageOf, messagesOf, remember } from '../app/speak/letter-memory.ts';

/** As much of Rocket.Chat's storage as is needed here; `test-host/bridges/persistence.ts` is the whole of it. */
function storage() {
  const records = new Map<string, { keys: readonly string[]; content: object }>();
  const keyOf = (record: RocketChatAssociationRecord) => record.getID();
  const persistence = {
    updateByAssociations: async (given: RocketChatAssociationRecord[], content: object) =>
      void records.set(given.map(keyOf).join(), { keys: given.map(keyOf), content }),
  } as unknown as IPersistence;
  const find = async (record: RocketChatAssociationRecord) =>
    [...records.values()].filter(({ keys }) => keys.includes(keyOf(record))).map(({ content }) => content);
  const read = { getPersistenceReader: () => ({ readByAssociation: find }) } as unknown as IRead;
  return { read, persistence };
}

test('a letter in parts: each message knows its letter, the letter its messages in order, and its buttons are under the last', async () => {
  const { read, persistence } = storage();
  for (const part of [2, 1, 2]) await remember(persistence, { letterId: 'long', messageId: `message-${part}`, roomId: 'rosa', part });
  await remember(persistence, { letterId: 'whispered', messageId: undefined, roomId: 'rosa' });
  expect((await messagesOf(read, 'long')).map(({ messageId }) => messageId)).toEqual(['message-1', 'message-2']);
  expect((await messageOf(read, 'long'))?.messageId).toBe('message-2');
  expect([await letterOf(read, 'message-1'), await letterOf(read, 'of somebody else')]).toEqual(['long', undefined]);
  expect([await isWhole(read, 'whispered', 'words'), await messageOf(read, 'whispered'), await isWhole(read, 'never sent', 'words')]).toEqual([
    true,
    undefined,
    false,
  ]);
  const [inTwo, inThree] = [9_000, 13_000].map((length) => 'word '.repeat(length / 5));
  expect([await isWhole(read, 'long', inTwo ?? ''), await isWhole(read, 'long', inThree ?? '')]).toEqual([true, false]);
});
