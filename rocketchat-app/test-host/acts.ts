import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUIKitResponse, UIKitIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { addRoom, type ChatWorld, newId } from './chat.ts';
import type { RocketChat } from './rocket-chat.ts';

type Form = ChatWorld['forms'][number];

/** Somebody writes in a room: a slash command goes to its app and is not posted, all else is a message. */
export async function write(chat: RocketChat, person: IUser, roomId: string, text: string): Promise<void> {
  const [, command, rest = ''] = /^\/(\S+)\s*(.*)$/s.exec(text) ?? [];
  if (command !== undefined) return giveCommand(chat, { person, room: roomOf(chat, roomId), command, rest });
  const message = { id: newId(), room: roomOf(chat, roomId), sender: person, text, createdAt: new Date(), updatedAt: new Date() };
  chat.world.messages.push(message);
  // Private for TypeScript; the public way to it does not wait for the app.
  await chat.manager.getListenerManager()['executePostMessageSent'](message);
}

/** Splits like the server: at white space, and quotes hold words together and are lost. */
async function giveCommand({ engine, manager }: RocketChat, typed: { person: IUser; room: IRoom; command: string; rest: string }): Promise<void> {
  const pieces = typed.rest.match(/"[^"]*"|\S+/g) ?? [];
  const given = pieces.map((piece) => piece.replaceAll('"', ''));
  const context = new engine.SlashCommandContext(typed.person, typed.room, given, undefined, newId());
  await manager.getCommandManager().executeCommand(typed.command, context);
}

/** The room of two people, made when they first write to each other. */
export function directRoom({ engine, world }: RocketChat, ...members: readonly [IUser, IUser, ...IUser[]]): string {
  const id = newId();
  const room = { id, slugifiedName: '', type: engine.RoomType.DIRECT_MESSAGE, creator: members[0], usernames: [] };
  addRoom(
    world,
    room,
    members.map((member) => member.id),
  );
  return id;
}

/** Somebody presses the button with this label under a message or whisper. */
export async function press(chat: RocketChat, person: IUser, message: IMessage, label: string): Promise<IUIKitResponse> {
  const button = buttonsOf(message).find(({ text }) => text.text === label);
  if (!button) throw new Error('there is no such button');
  const { appId, actionId, blockId, value } = button;
  return interact(chat, {
    type: chat.engine.UIKitIncomingInteractionType.BLOCK,
    container: { type: 'message', id: message.id ?? '' },
    ...{ appId, actionId, user: person, room: message.room, message, triggerId: newId(), payload: { blockId, value } },
  });
}

/** Somebody fills in a form and sends it. As on a real server the app is not told in which room that was. */
export async function submit(chat: RocketChat, person: IUser, { view }: Form, answers: Record<string, string>): Promise<IUIKitResponse> {
  const state = Object.fromEntries(Object.entries(answers).map(([field, answer]) => [field, { [field]: answer }]));
  return interact(chat, {
    type: chat.engine.UIKitIncomingInteractionType.VIEW_SUBMIT,
    ...{ appId: view.appId, actionId: 'send', user: person, triggerId: newId(), payload: { view: { ...view, state } } },
  });
}

async function interact({ engine, manager }: RocketChat, interaction: object): Promise<IUIKitResponse> {
  // The published type of an interaction wants fields that real clients do not send.
  return manager.getListenerManager().executeListener(engine.AppInterface.IUIKitInteractionHandler, interaction as UIKitIncomingInteraction);
}

interface Button {
  readonly appId: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

/** The buttons under a message; what else a block may hold does not matter here. */
export function buttonsOf({ blocks = [] }: IMessage): Button[] {
  return blocks.flatMap((block) => (block.type === 'actions' && 'elements' in block ? (block.elements as unknown as Button[]) : []));
}

function roomOf({ world }: RocketChat, id: string): IRoom {
  const room = world.rooms.get(id);
  if (!room) throw new Error(`there is no room ${id}`);
  return structuredClone(room);
}
