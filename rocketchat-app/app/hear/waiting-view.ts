import { randomUUID } from 'node:crypto';
import type { Cue, Form } from '@hatstand/core/wire/cue';
import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata/index.js';
import { ownWords } from '../messages.ts';
import { formView, noteView, viewId, type WireView } from '../speak/form.ts';
import type { Listening, Saying } from './listening.ts';

/** Rocket.Chat forgets a click after five seconds; well before that something must be open in front of the person. */
const SLOW_MILLISECONDS = 2_500;
const WAITING = 'waiting';

/** What has come of a turn whose view is open already: the form it asked for, or that there is none. */
interface Outcome {
  readonly form: Form | undefined;
  readonly isKept: boolean;
}

const keyOf = (view: string) => new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, `view:${view}`);

/**
 * When the core is slow, opens a view that says so, to be filled later. A trigger opens one view, once, and the clients let nothing be filled by it
 * afterwards: so the view has a button, whose press brings a new trigger.
 */
export async function openWhenSlow(chat: Listening, cue: Cue, { person, triggerId }: Saying, answer: Promise<unknown>): Promise<string | undefined> {
  if (!triggerId || !(await isSlow(answer))) return undefined;
  const id = viewId(`${WAITING}:${randomUUID()}`, cue.place);
  const own = await ownWords(chat.read);
  await chat.modify.getUiController().openSurfaceView(noteView(chat.appId, id, own['one-moment'], own, own['look-again']), { triggerId }, person);
  return id;
}

function isSlow(answer: Promise<unknown>): Promise<boolean> {
  return new Promise((decide) => {
    const timer = setTimeout(() => decide(true), SLOW_MILLISECONDS);
    const inTime = () => {
      clearTimeout(timer);
      decide(false);
    };
    answer.then(inTime, inTime);
  });
}

/** Keeps what the view is to be filled with, until its person looks. */
export async function fillLater(chat: Listening, view: string, outcome: Outcome): Promise<void> {
  await chat.persistence.updateByAssociation(keyOf(view), outcome, true);
}

/** What a waiting view shows by now. */
export async function lookedAgain(chat: Listening, view: string): Promise<WireView> {
  const own = await ownWords(chat.read);
  const outcome = await outcomeOf(chat, view);
  if (!outcome) return noteView(chat.appId, view, own['one-moment'], own, own['look-again']);
  if (outcome.form) return formView(chat.appId, view, outcome.form, own);
  return noteView(chat.appId, view, outcome.isKept ? own['core-is-away'] : own['look-in-the-chat'], own);
}

/** The id of the core's form in a view: a view that was opened before its form was known is not called after it. */
export async function formShownIn(chat: Listening, form: string, view: string): Promise<string> {
  return form.startsWith(`${WAITING}:`) ? ((await outcomeOf(chat, view))?.form?.id ?? form) : form;
}

/** Nobody will look at this view again. */
export async function forgetView({ persistence }: Listening, form: string, view: string): Promise<void> {
  if (form.startsWith(`${WAITING}:`)) await persistence.removeByAssociation(keyOf(view));
}

async function outcomeOf({ read }: Listening, view: string): Promise<Outcome | undefined> {
  // Only `fillLater` writes under these keys.
  const [outcome] = (await read.getPersistenceReader().readByAssociation(keyOf(view))) as Outcome[];
  return outcome;
}
