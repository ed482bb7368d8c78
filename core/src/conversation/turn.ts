import type { LetterId, OfferId, QuestionId } from '@hatstand/db/ids';
import { type Labelled, reveal } from '@hatstand/db/labels';
import { inOneTransaction, type Tx } from '@hatstand/db/open';
import { unpack } from '@hatstand/db/packing';
import {
  closeQuestion,
  closeQuestionsAskedIn,
  dueAlarm,
  hearOnce,
  openQuestions,
  questionById,
  removeAlarm,
  ringAgainAt,
} from '@hatstand/db/repositories/conversation';
import { mayHint } from '@hatstand/db/repositories/lines';
import { namesHeardFrom } from '@hatstand/db/repositories/names';
import { markOfferUsed, offerById, type StoredChoice } from '@hatstand/db/repositories/offers';
import { isSomebody, personById } from '@hatstand/db/repositories/people';
import { teamsOf } from '@hatstand/db/repositories/teams';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { LocalTime } from '@hatstand/db/times';
import type { Moment } from '../moment.ts';
import type { Cue, HeardAnswer } from '../wire/cue.ts';
import { hearReply } from '../words/answers.ts';
import { dayOf, localTimeOf } from '../words/calendar.ts';
import { hear, type Said } from '../words/hearing.ts';
import { splitWishes } from '../words/wishes.ts';
import type { Speaker } from './capability.ts';
import { carryOut } from './carry-out.ts';
import { answered, type Chosen, chosenByDay, isWaitedFor, leaningTowards, pictured, pressed } from './chosen.ts';
import type { AnyCapability, House, Turning } from './house.ts';
import { speakerOf } from './listener.ts';
import {
  BROKE,
  CANT_READ,
  FORM_CLOSED,
  NO_RUSH,
  NOTHING_SAID,
  NOTHING_WAITS,
  OLDER_VERSION,
  ONE_AT_A_TIME,
  PICTURES_ONLY,
  SAYS,
  TOO_LONG,
} from './messages.ts';
import { BEGIN, openingTakes } from './opening.ts';
import { reply, replyTo } from './replies.ts';
import { hearStranger, LINKING, VOLUNTEERS, type Volunteering } from './strangers.ts';

/** Longest text Hattie takes in at once, in characters: about a page. */
const LONGEST_SAID = 4_000;

/** Somebody must be told of a bug without the words that led to it. */
export type ReportBug = (bug: unknown, at: { readonly turn: string; readonly capability?: string }) => void;

/** Hears one cue to its end: understood, decided, recorded and answered together, or not at all. Runs inside the caller's transaction. */
export function takeTurn(tx: Tx, house: House, channel: ChannelName, cue: Cue, moment: Moment, report: ReportBug): HeardAnswer {
  if (!hearOnce(tx, channel, { id: cue.id, from: cue.from.address }, moment.now)) return { outcome: 'known' };
  const speaker = speakerOf(tx, channel, cue, moment);
  if (!speaker) {
    takeInStranger(tx, house, channel, cue, moment, report);
    return { outcome: 'done' };
  }
  const turning: Turning = { tx, house, moment, turn: moment.newId('turn'), speaker, form: undefined };
  wholeOrNotAtAll(turning, report, () => takeIn(turning, channel, cue));
  const isOnRecord = turning.tookCareText && cue.heard.kind === 'words';
  return { outcome: 'done', ...(turning.form ? { form: turning.form } : {}), ...(isOnRecord ? { careText: true } : {}) };
}

/** Whoever says a code that fits is, from this turn on, the person it is for. */
function takeInStranger(tx: Tx, house: House, channel: ChannelName, cue: Cue, moment: Moment, report: ReportBug): void {
  const came = hearStranger({ tx, channel, cue, moment });
  if (!came) return;
  if ('poster' in came) return welcome({ tx, house, channel, moment, report }, came);
  const linking = house.get(LINKING);
  if (!linking) return;
  const isHere = 'handle' in came;
  const person = isHere ? came.code.person : came.revoked.madeBy;
  const intent = isHere ? { do: 'link', code: came.code.id, channel, handle: came.handle } : { do: 'tell of revoked', code: came.revoked.id };
  const place = isHere ? { channel, room: undefined } : undefined;
  const turning: Turning = { tx, house, moment, turn: moment.newId('turn'), speaker: { person, place }, form: undefined };
  wholeOrNotAtAll(turning, report, () => carryOut(turning, linking, intent));
}

/** Whoever says the words of a poster is a person of their own from this turn on. */
function welcome({ tx, house, channel, moment, report }: Welcoming, { poster, handle }: Volunteering): void {
  const volunteers = house.get(VOLUNTEERS);
  if (!volunteers) return;
  const speaker: Speaker = { person: moment.newId('person'), place: { channel, room: undefined } };
  const turning: Turning = { tx, house, moment, turn: moment.newId('turn'), speaker, form: undefined };
  const intent = { do: 'arrive', poster, handle, address: moment.newId('address') };
  wholeOrNotAtAll(turning, report, () => carryOut(turning, volunteers, intent));
}
type Welcoming = Pick<Turning, 'tx' | 'house' | 'moment'> & { readonly channel: ChannelName; readonly report: ReportBug };

/** An alarm whose turn broke rings again after this long: nothing that was to happen is dropped because of a bug. */
const RINGS_AGAIN_MINUTES = 60;

/** Rings the first alarm that is due, as a turn of its own; false when none is. */
export function ringNextAlarm(tx: Tx, house: House, moment: Moment, report: ReportBug): boolean {
  const alarm = dueAlarm(tx, moment.now);
  if (!alarm) return false;
  const turning: Turning = { tx, house, moment, turn: moment.newId('turn'), speaker: { person: alarm.person, place: undefined }, form: undefined };
  const isDone = wholeOrNotAtAll(turning, report, () => {
    const capability = house.get(alarm.capability);
    if (!capability) throw new Error(`an alarm is for ${alarm.capability}, which is not in the house`);
    removeAlarm(tx, alarm.id);
    carryOut(turning, capability, unpack(tx, alarm.intent));
  });
  if (!isDone) ringAgainAt(tx, alarm.id, new Date(moment.now.getTime() + RINGS_AGAIN_MINUTES * 60_000));
  return true;
}

function wholeOrNotAtAll(turning: Turning, report: ReportBug, work: () => void): boolean {
  try {
    inOneTransaction(turning.tx, () => work());
    return true;
  } catch (bug) {
    if (isOutage(bug)) throw bug;
    turning.form = undefined;
    report(bug, { turn: turning.turn });
    // Who came in this very turn is nobody again.
    if (turning.speaker.place && isSomebody(turning.tx, turning.speaker.person)) reply(turning, BROKE);
    return false;
  } finally {
    turning.tx.current.turn = undefined;
  }
}

/** A full disk or a busy file is nobody's bug: the whole commit fails and the channel sends the cue again. */
const isOutage = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && /^SQLITE_(FULL|BUSY|IOERR|NOMEM|READONLY)/.test(String(problem.code));

function takeIn(turning: Turning, channel: ChannelName, cue: Cue): void {
  const { tx, speaker, moment } = turning;
  switch (cue.heard.kind) {
    case 'press':
      return takeChoice(turning, channel, pressed(tx, speaker.person, cue.heard.choice, moment.now));
    case 'form':
      return takeForm(turning, cue.heard.form as QuestionId, cue.heard.fields);
    case 'words':
      return takeWords(turning, channel, { words: cue.heard.words, quoted: cue.heard.answering as LetterId | undefined, from: clockOf(cue, moment) });
    case 'unreadable': {
      const { what, words, answering } = cue.heard;
      if (words) takeWords(turning, channel, { words, quoted: answering as LetterId | undefined, from: clockOf(cue, moment) });
      if (mayHint(tx, { person: speaker.person, hint: 'unreadable', everyHours: 1 }, moment.now)) reply(turning, CANT_READ[what]);
      return;
    }
  }
}

/** Words that come late are meant from when they were said: "tomorrow" is the day after that. */
const clockOf = ({ saidAt }: Cue, { now, local }: Moment): LocalTime =>
  saidAt !== undefined && saidAt < now.getTime() ? localTimeOf(new Date(saidAt)) : local;

interface Heard {
  readonly words: string;
  readonly quoted: LetterId | undefined;
  /** The clock that times and days in them are meant by. */
  readonly from: LocalTime;
}

/** An answer to an offer first, then every grammar, then the newest open question: other words are understood as themselves, and it stays open. */
function takeWords(turning: Turning, channel: ChannelName, { words, quoted, from }: Heard): void {
  const { tx, speaker, moment, house } = turning;
  if (words.length > LONGEST_SAID) return reply(turning, TOO_LONG);
  if (heardAtOnce(turning, words)) return;
  const opening = openingTakes(turning);
  if (opening) return carryOut(turning, opening, BEGIN);
  const picture = quoted && pictured(tx, speaker.person, words, quoted, moment.now);
  if (picture?.is === 'only kindness') return;
  const chosen = picture ?? answered(tx, speaker.person, channel, words, quoted, moment.now);
  if (chosen) return takeChoice(turning, channel, chosen);
  const known = namesHeardFrom(tx, speaker.person, dayOf(moment.local));
  const typed = hear(words, from, known);
  // Her name alone asks what she can do.
  const said = typed.words === '' && /hattie/iu.test(words) ? hear('help', from, known) : typed;
  if (said.words === '') return reply(turning, NOTHING_SAID);
  if (answersQuestion(turning, said, 'those that hear first')) return;
  const [wish, another] = splitWishes(said.words);
  if (wish && another && understands(house, hear(wish, from, known))) return reply(turning, ONE_AT_A_TIME);
  for (const capability of house.values()) {
    const intent = capability.understand(said);
    if (intent !== undefined) return carryOut(turning, capability, intent);
  }
  if (answersQuestion(turning, said, 'any')) return;
  const at = { now: moment.now, today: dayOf(moment.local) };
  const meant = chosenByDay(tx, speaker.person, said, at);
  if (meant) return takeChoice(turning, channel, meant);
  const answer = hearReply(said.words);
  if ((answer === 'maybe' || answer === 'later') && isWaitedFor(tx, speaker.person, moment.now)) return reply(turning, NO_RUSH);
  const leaning = leaningTowards(tx, speaker.person, said, at);
  if (leaning) return replyTo(turning, leaning);
  if (answer) return reply(turning, NOTHING_WAITS);
  if (/^[^\p{L}\p{N}]*$/u.test(said.words)) return reply(turning, PICTURES_ONLY);
  if (heardAtLast(turning, channel, said.words)) return;
  replyTo(turning, 'not understood');
}

function heardAtLast(turning: Turning, channel: ChannelName, words: string): boolean {
  const { tx, speaker, moment, house } = turning;
  const where = { channel, isInATeam: teamsOf(tx, speaker.person, dayOf(moment.local)).length > 0 };
  for (const capability of house.values()) {
    const intent = capability.atLast?.(words, where);
    if (intent === undefined) continue;
    carryOut(turning, capability, intent);
    return true;
  }
  return false;
}

/** STOP is taken before anything that is open. */
function heardAtOnce(turning: Turning, words: string): boolean {
  const person = personById(turning.tx, turning.speaker.person);
  for (const capability of turning.house.values()) {
    const intent = capability.atOnce?.(words, person);
    if (intent === undefined) continue;
    carryOut(turning, capability, intent);
    return true;
  }
  return false;
}

const understands = (house: House, said: Said): boolean => [...house.values()].some((capability) => capability.understand(said) !== undefined);

/** The newest open question gets what nothing else understood; other words leave it open. */
function answersQuestion(turning: Turning, said: Said, which: 'any' | 'those that hear first'): boolean {
  const { tx, speaker, moment, house } = turning;
  const question = openQuestions(tx, speaker.person, moment.now)[0];
  const capability = question && house.get(question.capability);
  if (!question || !capability) return false;
  const isOld = capability.dialog.version !== question.version;
  if (which === 'those that hear first' && (isOld || !capability.dialog.hearsFirst?.(question.step))) return false;
  if (isOld) {
    closeQuestion(tx, question.id, moment.now);
    reply(turning, OLDER_VERSION);
    return true;
  }
  const intent = capability.dialog.answer(question.step, said);
  if (intent === undefined) return false;
  closeQuestion(tx, question.id, moment.now);
  carryOut(turning, capability, intent);
  return true;
}

function takeForm(turning: Turning, id: QuestionId, fields: Readonly<Record<string, string>>): void {
  const { tx, speaker, moment, house } = turning;
  const question = questionById(tx, id, moment.now);
  const capability = question && house.get(question.capability);
  if (!question?.isOpen || question.person !== speaker.person || !capability) return reply(turning, FORM_CLOSED);
  if (capability.dialog.version !== question.version) return reply(turning, OLDER_VERSION);
  const intent = capability.dialog.filled?.(question.step, fields);
  if (intent === undefined) return reply(turning, FORM_CLOSED);
  closeQuestion(tx, id, moment.now);
  carryOut(turning, capability, intent);
}

function takeChoice(turning: Turning, channel: ChannelName, chosen: Chosen): void {
  if (chosen.is !== 'choice') return replyTo(turning, chosen);
  const { choice, offer } = chosen;
  const says = choice.capability === SAYS.capability ? (choice.means as { says: Labelled }).says : undefined;
  const capability: AnyCapability | undefined = turning.house.get(choice.capability);
  if (!says && capability?.dialog.version !== choice.version) return reply(turning, OLDER_VERSION);
  const { tx, turn, moment } = turning;
  closeQuestionsAskedIn(tx, offer.madeIn, moment.now);
  markOfferUsed(tx, offer.id, turn, offer.choices.indexOf(choice));
  if (choice.insteadOf) markOfferUsed(tx, choice.insteadOf, turn, placeOf(tx, choice.insteadOf, choice));
  if (says) return takeWords(turning, channel, { words: reveal(says), quoted: undefined, from: moment.local });
  if (capability) carryOut(turning, capability, choice.means);
}

/** Where in another offer the same choice stands. */
function placeOf(tx: Tx, id: OfferId, { capability, means }: StoredChoice): number | undefined {
  const place = offerById(tx, id)?.choices.findIndex((one) => one.capability === capability && JSON.stringify(one.means) === JSON.stringify(means));
  return place === undefined || place < 0 ? undefined : place;
}
