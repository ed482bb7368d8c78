import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type { IUIKitModalInteraction } from '@rocket.chat/apps-engine/definition/uikit/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { bridge } from '../bridge.ts';
import { type ChatWorld, newId, useTrigger } from '../chat.ts';
import type { Engine } from '../engine.ts';

const LONGEST_MESSAGE = 5_000;

export function messageBridge(engine: Engine, world: ChatWorld) {
  return bridge(engine.MessageBridge, {
    async create(message: IMessage) {
      if ((message.text ?? '').length > LONGEST_MESSAGE) throw new Error('error-message-size-exceeded');
      const room = world.rooms.get(message.room.id);
      if (!room) throw new Error('Invalid room provided on the message.');
      if (room.isReadOnly) throw new Error("You can't send messages because the room is readonly.");
      const { trouble } = world;
      world.trouble = undefined;
      if (trouble === 'not saved') throw new Error('MongoNetworkError');
      const kept = { ...structuredClone(message), id: newId(), createdAt: new Date() };
      world.messages.push(kept);
      if (trouble === 'answer lost') throw new Error('MongoNetworkError');
      return kept.id;
    },
    async getById(id: string) {
      return structuredClone(world.messages.find((message) => message.id === id));
    },
    /** Only what changed arrives. */
    async update({ id, ...changes }: Partial<IMessage>) {
      const kept = world.messages.find((message) => message.id === id);
      if (!kept) throw new Error('Invalid message.');
      Object.assign(kept, structuredClone(changes), { editedAt: new Date() });
    },
    /** Only broadcast, never kept, and without a look at who is in the room: as on a real server. */
    async notifyUser(person: IUser, message: IMessage) {
      world.whispers.push({ to: person.id, room: message.room.id, message: { ...structuredClone(message), id: newId() } });
    },
  });
}

export function uiBridge(engine: Engine, world: ChatWorld) {
  return bridge(engine.UiInteractionBridge, {
    async notifyUser(person: IUser, { type, triggerId, view }: IUIKitModalInteraction) {
      if (type !== 'modal.open') throw new Error(`the pretend Rocket.Chat cannot do ${type}`);
      if (!view.id) throw new Error('a view without an id is shown nowhere');
      if (useTrigger(world, triggerId)) world.forms.push({ for: person.id, triggerId, view: structuredClone(view) });
    },
  });
}
