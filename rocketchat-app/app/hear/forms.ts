import type { IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit/index.js';
import type { UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit/UIKitInteractionContext.js';
import type { Chat } from '../chat.ts';
import { CORE_IS_AWAY } from '../messages.ts';
import { answersIn, formIn } from '../speak/form.ts';
import { speaker } from './speaker.ts';
import { hear } from './turn.ts';

/** Carries a filled-in form. When the core is away the form stays open, so that nobody has to write it twice. */
export async function hearForm(chat: Chat, submit: UIKitViewSubmitInteractionContext): Promise<IUIKitResponse> {
  const { user, view, triggerId } = submit.getInteractionData();
  const { form, place } = formIn(view);
  const fields = answersIn(view);
  const cue = { id: triggerId, from: speaker(user), place, heard: { kind: 'form' as const, form, fields } };
  if ((await hear(chat, cue, { person: user, triggerId })) === 'heard') return submit.getInteractionResponder().successResponse();
  const [firstField = form] = Object.keys(fields);
  return submit.getInteractionResponder().viewErrorResponse({ viewId: view.id, errors: { [firstField]: CORE_IS_AWAY } });
}
