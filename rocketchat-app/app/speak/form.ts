import { randomUUID } from 'node:crypto';
import type { Cue, Form } from '@hatstand/core/wire/cue';
import { type IUIKitSurface, UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import type { InputBlock, LayoutBlock } from '@rocket.chat/ui-kit';
import type { Chat } from '../chat.ts';
import type { OwnWords } from '../languages.ts';
import { ownWords } from '../messages.ts';

interface Opening {
  readonly place: Cue['place'];
  readonly person: IUser;
  readonly triggerId: string;
}

/** Opens a form in front of one person. */
export async function openForm({ appId, modify, read }: Chat, form: Form, { place, person, triggerId }: Opening): Promise<void> {
  const view = formView(appId, viewId(form.id, place), form, await ownWords(read));
  await modify.getUiController().openSurfaceView(view, { triggerId }, person);
}

/** A view as Rocket.Chat takes it. */
export type WireView = ReturnType<typeof formView> | ReturnType<typeof noteView>;

export function formView(appId: string, id: string, form: Form, own: OwnWords) {
  return {
    ...{ type: UIKitSurfaceType.MODAL, id, title: plain(form.title) },
    ...{ submit: button(appId, 'send', own.send), close: button(appId, 'close', own.close) },
    blocks: form.fields.map((field) => question(appId, field, own)),
  };
}

/** A view with a sentence in it, and perhaps a button. */
export function noteView(appId: string, id: string, text: string, own: OwnWords, press?: string) {
  const blocks: LayoutBlock[] = [{ type: 'section', text: plain(text) }];
  if (press) blocks.push({ type: 'actions', blockId: LOOK, elements: [{ ...button(appId, LOOK, press), value: LOOK }] });
  return { type: UIKitSurfaceType.MODAL, id, title: plain('Hattie'), close: button(appId, 'close', own.close), blocks };
}

export const LOOK = 'look';

const button = (appId: string, actionId: string, words: string) => ({ type: 'button' as const, appId, blockId: 'form', actionId, text: plain(words) });

const ASKING = 'ask-hattie';
const ASKED = 'what';

/** The app's own form, in which anything can be said without a slash. Each opening of it is another form: the same may be asked again tomorrow. */
export async function openAsking(chat: Chat, opening: Opening): Promise<void> {
  const own = await ownWords(chat.read);
  const field: Form['fields'][number] = { id: ASKED, label: own['ask-what'], kind: 'text', choices: [], optional: false };
  await openForm(chat, { id: `${ASKING}:${randomUUID()}`, title: own['ask-hattie'], fields: [field] }, opening);
}

/** What was said in the app's own form; undefined for the core's forms. */
export function askedIn(form: string, fields: Readonly<Record<string, string>>): string | undefined {
  return form.startsWith(`${ASKING}:`) ? (fields[ASKED] ?? '') : undefined;
}

/** Rocket.Chat does not say where a submitted form was opened, so its id carries room and thread. Their ids have neither colon nor slash. */
export function viewId(form: string, place: Cue['place']): string {
  const where = place.kind === 'direct' ? '' : place.thread ? `${place.room}/${place.thread}` : place.room;
  return `${where}:${form}`;
}

/** Which form a view is, and where it was opened. */
export function formIn({ id }: IUIKitSurface): { form: string; place: Cue['place'] } {
  const colon = id.indexOf(':');
  const [room = '', thread] = id.slice(0, colon).split('/');
  return { form: id.slice(colon + 1), place: room === '' ? { kind: 'direct' } : { kind: 'room', room, ...(thread ? { thread } : {}) } };
}

/** A view's answers by field id. A field left empty is an empty answer. */
export function answersIn({ state = {}, blocks }: IUIKitSurface): Record<string, string> {
  // Rocket.Chat keeps what was filled in as state[block id][action id]; both are the field's id here.
  const given = state as Record<string, Record<string, unknown> | undefined>;
  const asked = blocks.flatMap((block) => ('blockId' in block && typeof block.blockId === 'string' ? block.blockId : []));
  const ids = new Set([...asked, ...Object.keys(given)]);
  return Object.fromEntries([...ids].map((id) => [id, String(given[id]?.[id] ?? '')]));
}

function question(appId: string, { id, label, kind, choices, optional }: Form['fields'][number], own: OwnWords): InputBlock {
  const element = { appId, blockId: id, actionId: id };
  const block = { type: 'input' as const, blockId: id, label: plain(label), optional };
  switch (kind) {
    case 'line':
      return { ...block, element: { ...element, type: 'plain_text_input' } };
    case 'text':
      return { ...block, element: { ...element, type: 'plain_text_input', multiline: true } };
    case 'choice': {
      const options = choices.map((choice) => ({ value: choice.value, text: plain(choice.label) }));
      return { ...block, element: { ...element, type: 'static_select', placeholder: plain(own['choose-one']), options } };
    }
  }
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });
