import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { ISlashCommandPreviewItem, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands/index.js';
import type { IUIKitResponse, UIKitIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { addRoom, type ChatWorld, newId, newTrigger, useTrigger } from './chat.ts';
import type { RocketChat } from './rocket-chat.ts';

type Form = ChatWorld['forms'][number];

/** Somebody writes in a room: a slash command goes to its app and is not posted, all else is a message. */
export async function write(chat: RocketChat, person: IUser, roomId: string, text: string, special: Partial<IMessage> = {}): Promise<void> {
  const command = commandIn(text);
  if (command) return chat.manager.getCommandManager().executeCommand(command.name, contextOf(chat, person, roomId, command.rest, special.threadId));
  const message = { id: newId(), room: roomOf(chat, roomId), sender: person, text, createdAt: new Date(), updatedAt: new Date(), ...special };
  chat.world.messages.push(message);
  // Private for TypeScript; the public way to it does not wait for the app.
  await chat.manager.getListenerManager()['executePostMessageSent'](message);
}

/** Somebody corrects a message of theirs. */
export async function edit({ manager, world }: RocketChat, { id }: IMessage, text: string): Promise<void> {
  const message = world.messages.find((one) => one.id === id);
  if (!message) throw new Error('there is no such message');
  Object.assign(message, { text, editedAt: new Date(), editor: message.sender });
  await manager.getListenerManager()['executePostMessageUpdated'](message);
}

/** What can be picked while this has been typed so far. Rocket.Chat asks at every keystroke, and without a trigger. */
export async function linesFor(chat: RocketChat, person: IUser, roomId: string, typed: string): Promise<readonly ISlashCommandPreviewItem[]> {
  const command = commandIn(typed);
  if (!command || !chat.world.offering.has(command.name)) return [];
  const context = contextOf(chat, person, roomId, command.rest, undefined, false);
  const preview = await chat.manager.getCommandManager().getPreviews(command.name, context);
  if (preview && preview.items.length > MOST_PREVIEW_ITEMS) throw new Error('Rocket.Chat shows no more than ten lines');
  return preview?.items ?? [];
}

/** Somebody types this much and picks a line. */
export async function pick(chat: RocketChat, person: IUser, roomId: string, typed: string, line: ISlashCommandPreviewItem): Promise<void> {
  const command = commandIn(typed);
  if (command) await chat.manager.getCommandManager().executePreview(command.name, line, contextOf(chat, person, roomId, command.rest));
}

const MOST_PREVIEW_ITEMS = 10;

/** Somebody picks a line of an app's in the menu of a room or of a message, found by the key of its label. */
export async function pickInMenu(chat: RocketChat, person: IUser, labelKey: string, at: { room: string } | { message: IMessage }): Promise<IUIKitResponse> {
  const button = (await chat.manager.getUIActionButtonManager().getAllActionButtons()).find(({ labelI18n }) => labelI18n === labelKey);
  if (!button) throw new Error(`there is no ${labelKey} in any menu`);
  const { appId, actionId, context } = button;
  const room = roomOf(chat, 'room' in at ? at.room : at.message.room.id);
  const triggerId = newTrigger(chat.world);
  const shown = { type: 'actionButton', payload: { context }, ...{ appId, actionId, user: person, room, triggerId } };
  return interact(chat, 'message' in at ? { ...shown, message: at.message } : shown);
}

function commandIn(text: string): { name: string; rest: string } | undefined {
  const [, name, rest = ''] = /^\/(\S+)\s*(.*)$/s.exec(text) ?? [];
  return name === undefined ? undefined : { name, rest };
}

/** Splits like the server: at white space, and quotes hold words together and are lost. */
function contextOf(chat: RocketChat, person: IUser, roomId: string, rest: string, threadId?: string, hasTrigger = true): SlashCommandContext {
  const given = (rest.match(/"[^"]*"|\S+/g) ?? []).map((piece) => piece.replaceAll('"', ''));
  return new chat.engine.SlashCommandContext(person, roomOf(chat, roomId), given, threadId, hasTrigger ? newTrigger(chat.world) : undefined);
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
    ...{ appId, actionId, user: person, room: message.room, message, triggerId: newTrigger(chat.world), payload: { blockId, value } },
  });
}

/** Somebody presses a button in an open form; the app's answer may change the form. */
export async function pressInForm(chat: RocketChat, person: IUser, { view }: Form, label: string): Promise<void> {
  const button = buttonsOf({ blocks: view.blocks }).find(({ text }) => text.text === label);
  if (!button) throw new Error('there is no such button');
  const { appId, actionId, blockId, value } = button;
  const triggerId = newTrigger(chat.world);
  const answer = await interact(chat, {
    type: chat.engine.UIKitIncomingInteractionType.BLOCK,
    container: { type: 'view', id: view.id },
    ...{ appId, actionId, user: person, triggerId, payload: { blockId, value } },
  });
  const changed = 'type' in answer && answer.type === 'modal.update' && 'view' in answer ? (answer.view as Form['view']) : undefined;
  if (changed?.id === view.id && useTrigger(chat.world, triggerId)) chat.world.forms.push({ for: person.id, triggerId, view: changed });
}

/** Somebody fills in a form and sends it. As on a real server the app is not told in which room that was. */
export async function submit(chat: RocketChat, person: IUser, { view }: Form, answers: Record<string, string>): Promise<IUIKitResponse> {
  const state = Object.fromEntries(Object.entries(answers).map(([field, answer]) => [field, { [field]: answer }]));
  return interact(chat, {
    type: chat.engine.UIKitIncomingInteractionType.VIEW_SUBMIT,
    ...{ appId: view.appId, actionId: 'send', user: person, triggerId: newTrigger(chat.world), payload: { view: { ...view, state } } },
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
export function buttonsOf({ blocks = [] }: Pick<IMessage, 'blocks'>): Button[] {
  return blocks.flatMap((block) => (block.type === 'actions' && 'elements' in block ? (block.elements as unknown as Button[]) : []));
}

function roomOf({ world }: RocketChat, id: string): IRoom {
  const room = world.rooms.get(id);
  if (!room) throw new Error(`there is no room ${id}`);
  return structuredClone(room);
}
