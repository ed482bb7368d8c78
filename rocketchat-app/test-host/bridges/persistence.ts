import type { RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata/index.js';
import { bridge } from '../bridge.ts';
import { newId } from '../chat.ts';
import type { Engine } from '../engine.ts';

type Associations = readonly RocketChatAssociationRecord[];

/** What an app remembers. Like the real one it finds things by association only, and forgets nothing by itself. */
export function persistenceBridge(engine: Engine) {
  const records: { id: string; keys: readonly string[]; content: object }[] = [];
  const keysOf = (associations: Associations) => associations.map(keyOf);
  const find = (associations: Associations) => records.filter(({ keys }) => keysOf(associations).every((key) => keys.includes(key)));
  const add = (content: object, associations: Associations) => {
    const id = newId();
    records.push({ id, keys: keysOf(associations), content: structuredClone(content) });
    return id;
  };
  return bridge(engine.PersistenceBridge, {
    async purge() {
      records.length = 0;
    },
    async createWithAssociations(content: object, associations: Associations) {
      return add(content, associations);
    },
    async removeByAssociations(associations: Associations) {
      const gone = find(associations);
      for (const record of gone) records.splice(records.indexOf(record), 1);
      return gone.map(({ content }) => content);
    },
    async readByAssociations(associations: Associations) {
      return find(associations).map(({ content }) => structuredClone(content));
    },
    async updateByAssociations(associations: Associations, content: object, upsert: boolean) {
      // Exactly these and no others, where reading asks for at least these: as the real server's query does.
      const wanted = JSON.stringify(keysOf(associations));
      const known = records.find(({ keys }) => JSON.stringify(keys) === wanted);
      if (!known && !upsert) throw new Error('no such record');
      if (!known) return add(content, associations);
      known.content = structuredClone(content);
      return known.id;
    },
  });
}

/** Across the process border a record arrives as plain fields. */
function keyOf(record: RocketChatAssociationRecord): string {
  const { model, id } = record as unknown as { model: string; id: string };
  return `${model}:${id}`;
}
