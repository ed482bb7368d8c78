import { recordedAnything } from '@hatstand/db/before';
import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, plan } from '@hatstand/db/labels';
import { offersClosedIn, sayWhyClosed } from '@hatstand/db/repositories/amending';
import { setAlarm } from '@hatstand/db/repositories/conversation';
import { endOffersAbout, type StoredChoice } from '@hatstand/db/repositories/offers';
import { keepTurn, writeInJournal } from '@hatstand/db/repositories/turns';
import type { Message } from './capability.ts';
import { copyIn } from './copies.ts';
import { tellSender } from './everyday/undelivered.ts';
import type { AnyCapability, Turning } from './house.ts';
import { UNDO } from './messages.ts';
import { post } from './post.ts';

// biome-ignore lint/suspicious/noExplicitAny: messages of every capability pass through here
type AnyMessage = Message<any, any>;

/** Takes an intent to its end: what must be known, what the rules decide, what is written down, who is told. */
export function carryOut(turning: Turning, capability: AnyCapability, intent: unknown): void {
  const { tx, moment, speaker, turn } = turning;
  tx.current.turn = turn;
  if (capability.takesCareText?.(intent)) turning.tookCareText = true;
  const known = capability.know(tx, speaker, intent, moment);
  const decision = capability.decide(intent, known, moment);
  if ('refused' in decision) {
    post(turning, capability, { ...capability.explain(decision.refused, known, moment), to: speaker.person });
    return;
  }
  for (const fact of decision) {
    capability.record(tx, fact, moment);
    writeInJournal(tx, { turn, capability: capability.name, person: speaker.person, fact, at: moment.now });
    for (const alarm of capability.later?.(fact, moment) ?? []) {
      setAlarm(tx, {
        id: moment.newId('alarm'),
        rings: alarm.rings,
        person: alarm.for,
        capability: capability.name,
        intent: alarm.means,
      });
    }
  }
  const messages = decision.flatMap((fact): readonly AnyMessage[] => capability.tell(fact, known, moment));
  const changed = recordedAnything(tx, turn);
  const isFinal = decision.some((fact) => capability.isFinal?.(fact));
  const mayTakeBack = changed && !isFinal && capability.name !== UNDO.capability && speaker.place !== undefined;
  keepTurn(tx, {
    id: turn,
    person: speaker.person,
    capability: capability.name,
    at: moment.now,
    changed: mayTakeBack,
    spoken: speaker.place !== undefined,
    about: aboutOf(messages),
  });
  const own = messages.findLast((message) => message.to === speaker.person);
  const undo: StoredChoice = { label: UNDO.label, capability: UNDO.capability, version: 1, means: { do: 'take back', turn } };
  for (const fact of decision)
    for (const concerns of capability.over?.(fact) ?? []) endQuestionsAbout(turning, concerns, (reader) => capability.closing?.(fact, known, reader));
  for (const message of messages) post(turning, capability, message, mayTakeBack && message === own ? [undo] : []);
  copyIn(turning, messages);
}

/** Nobody waits for these answers any more. Where a question never got through, whoever sent it is told; where it did, it says why it is over. */
function endQuestionsAbout({ tx, moment, turn }: Turning, concerns: string, whyFor: (reader: PersonId) => Labelled<'open' | 'plan'> | undefined): void {
  for (const letter of endOffersAbout(tx, concerns, turn)) tellSender(tx, letter, moment);
  for (const { id, person } of offersClosedIn(tx, turn, concerns)) {
    const why = whyFor(person);
    if (why) sayWhyClosed(tx, id, plan`${why}`);
  }
}

const aboutOf = (messages: readonly AnyMessage[]): Labelled<'plan'> | undefined => messages.find((message) => message.about)?.about;
