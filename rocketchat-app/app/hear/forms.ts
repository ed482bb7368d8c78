import type { Cue } from '@hatstand/core/wire/cue';
import type { IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit/index.js';
import type { UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit/UIKitInteractionContext.js';
import { ownWords } from '../messages.ts';
import { answersIn, askedIn, formIn } from '../speak/form.ts';
import type { Listening } from './listening.ts';
import { speaker } from './speaker.ts';
import { hearNow, idOfForm } from './turn.ts';
import { forgetView, formShownIn } from './waiting-view.ts';

/** Carries a filled-in form. When the core is away the form stays open, so that nobody has to write it twice. The same sent twice is one cue. */
export async function hearForm(chat: Listening, submit: UIKitViewSubmitInteractionContext): Promise<IUIKitResponse> {
  const { user, view, triggerId } = submit.getInteractionData();
  const { form: named, place } = formIn(view);
  const form = await formShownIn(chat, named, view.id);
  const fields = answersIn(view);
  const asked = askedIn(form, fields);
  const heard: Cue['heard'] = asked === undefined ? { kind: 'form', form, fields } : { kind: 'words', words: `/hattie ${asked}` };
  const cue = { id: idOfForm(user.id, view.id, fields), from: speaker(user), place, heard };
  const outcome = await hearNow(chat, cue, { person: user, room: undefined, triggerId });
  if (outcome === 'heard') {
    await forgetView(chat, named, view.id);
    return submit.getInteractionResponder().successResponse();
  }
  const [firstField = form] = Object.keys(fields);
  const text = (await ownWords(chat.read))[outcome === 'away' ? 'form-waits' : 'not-taken'];
  return submit.getInteractionResponder().viewErrorResponse({ viewId: view.id, errors: { [firstField]: text } });
}
