import type { Cue, Form } from '@hatstand/core/wire/cue';
import { type IUIKitSurface, UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import type { InputBlock } from '@rocket.chat/ui-kit';
import type { Chat } from '../chat.ts';
import { CHOOSE_ONE, CLOSE, SEND } from '../messages.ts';

interface Opening {
  readonly place: Cue['place'];
  readonly person: IUser;
  readonly triggerId: string;
}

/** Opens a form in front of one person. */
export async function openForm({ appId, modify }: Chat, form: Form, { place, person, triggerId }: Opening): Promise<void> {
  const button = (actionId: string, words: string) => ({ type: 'button' as const, appId, blockId: 'form', actionId, text: plain(words) });
  const view = {
    type: UIKitSurfaceType.MODAL,
    id: viewId(form, place),
    title: plain(form.title),
    submit: button('send', SEND),
    close: button('close', CLOSE),
    blocks: form.fields.map((field) => question(appId, field)),
  };
  await modify.getUiController().openSurfaceView(view, { triggerId }, person);
}

/** Rocket.Chat does not say where a submitted form was opened, so its id carries the room. Room ids have no colon. */
function viewId(form: Form, place: Cue['place']): string {
  return `${place.kind === 'room' ? place.room : ''}:${form.id}`;
}

/** Which form a view is, and where it was opened. */
export function formIn({ id }: IUIKitSurface): { form: string; place: Cue['place'] } {
  const colon = id.indexOf(':');
  const room = id.slice(0, colon);
  return { form: id.slice(colon + 1), place: room === '' ? { kind: 'direct' } : { kind: 'room', room } };
}

/** A view's answers by field id. A field left empty is an empty answer. */
export function answersIn({ state = {}, blocks }: IUIKitSurface): Record<string, string> {
  // Rocket.Chat keeps what was filled in as state[block id][action id]; both are the field's id here.
  const given = state as Record<string, Record<string, unknown> | undefined>;
  const asked = blocks.flatMap((block) => ('blockId' in block && typeof block.blockId === 'string' ? block.blockId : []));
  const ids = new Set([...asked, ...Object.keys(given)]);
  return Object.fromEntries([...ids].map((id) => [id, String(given[id]?.[id] ?? '')]));
}

function question(appId: string, { id, label, kind, choices, optional }: Form['fields'][number]): InputBlock {
  const element = { appId, blockId: id, actionId: id };
  const block = { type: 'input' as const, blockId: id, label: plain(label), optional };
  switch (kind) {
    case 'line':
      return { ...block, element: { ...element, type: 'plain_text_input' } };
    case 'text':
      return { ...block, element: { ...element, type: 'plain_text_input', multiline: true } };
    case 'choice': {
      const options = choices.map((choice) => ({ value: choice.value, text: plain(choice.label) }));
      return { ...block, element: { ...element, type: 'static_select', placeholder: plain(CHOOSE_ONE), options } };
    }
  }
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });
