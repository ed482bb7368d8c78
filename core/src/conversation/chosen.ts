import type { LetterId, OfferId, PersonId } from '@hatstand/db/ids';
import { type Labelled, reveal } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { type Offer, offerById, offerInLetter, offersTo, type StoredChoice } from '@hatstand/db/repositories/offers';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Day } from '@hatstand/db/times';
import { hearAnswer, hearNumber, hearReply } from '../words/answers.ts';
import { withoutCourtesy } from '../words/courtesy.ts';
import type { Said } from '../words/hearing.ts';
import { sayDay } from '../words/saying.ts';
import { UNDO } from './messages.ts';

/** What an answer to an offer came to. */
export type Chosen =
  | { readonly is: 'choice'; readonly offer: Offer; readonly choice: StoredChoice }
  | { readonly is: 'over' | 'taken back' | 'not yours' | 'gone'; readonly offer?: Offer }
  | { readonly is: 'no such number'; readonly offer: Offer }
  | { readonly is: 'unsure'; readonly offer: Offer }
  | { readonly is: 'several'; readonly of: readonly { readonly offer: Offer; readonly choice: StoredChoice }[] };

/** The token a button carries: which offer, which of its choices. */
export const tokenOf = (offer: OfferId, index: number): string => `${offer}.${index}`;

/** Whether a choice is put as a number where there are no buttons. Undo is put as a word: a number sent twice must never undo. */
export const isNumbered = (choice: StoredChoice): boolean => choice.capability !== UNDO.capability;

/** A button was pressed. */
export function pressed(tx: Tx, person: PersonId, token: string, now: Date): Chosen {
  const dot = token.lastIndexOf('.');
  const offer = offerById(tx, token.slice(0, dot) as OfferId);
  const choice = offer?.choices[Number(token.slice(dot + 1))];
  if (!offer || !choice) return { is: 'gone' };
  return taken(offer, choice, person, now);
}

/** Words that answer an offer: a number, a yes or a no, or either while quoting a letter. Undefined when the words are none of these. */
export function answered(tx: Tx, person: PersonId, channel: ChannelName, words: string, quoted: LetterId | undefined, now: Date): Chosen | undefined {
  const number = hearNumber(words);
  const answer = hearAnswer(words);
  if (number === undefined && answer === undefined) return undefined;
  const offers = offersTo(tx, person, now);
  const meant = quoted && offerInLetter(tx, quoted);
  if (meant) {
    const offer = offerById(tx, meant);
    if (offer?.person !== person) return { is: 'not yours' };
    const choice = number === undefined ? offer.choices.find((one) => says(one, answer)) : numbered(offer)[number - 1];
    return choice ? taken(offer, choice, person, now) : { is: 'no such number', offer };
  }
  return number === undefined ? saidYesOrNo(offers, answer, person, now) : saidNumber(offers, number, channel, person, now);
}

/** What a picture put on a message, or said while quoting it, comes to. */
export type Pictured = Chosen | { readonly is: 'only kindness' };

/**
 * A thumb or a number put on a message answers the question in it and no other; a heart on a question is asked about; on any other message, or on the one
 * thing that an answer leads on to, it is only kindness.
 */
export function pictured(tx: Tx, person: PersonId, words: string, quoted: LetterId, now: Date): Pictured | undefined {
  if (!ONLY_PICTURES.test(words)) return undefined;
  const inIt = offerInLetter(tx, quoted);
  const offer = inIt && offerById(tx, inIt);
  if (!offer || numbered(offer).length === 0) return { is: 'only kindness' };
  const said = hearReply(words);
  if (hearNumber(words) !== undefined) return undefined;
  if (said === 'yes' || said === 'no') return offer.choices.some((one) => says(one, said)) || numbered(offer).length > 1 ? undefined : { is: 'only kindness' };
  if (offer.person !== person || !isOpen(offer, now) || yesAndNo(offer).length < 2) return { is: 'only kindness' };
  return said === undefined ? { is: 'unsure', offer } : undefined;
}
/** Emoji, with the numbers on keys among them. */
const ONLY_PICTURES = /^(?:[0-9#*]\uFE0F?\u20E3|[^\p{L}\p{N}])+$/u;

function saidNumber(offers: readonly Offer[], number: number, channel: ChannelName, person: PersonId, now: Date): Chosen | undefined {
  const offer = offers.find((one) => one.channel === channel && numbered(one).length > 0);
  if (!offer) return undefined;
  const choice = numbered(offer)[number - 1];
  return choice ? taken(offer, choice, person, now) : { is: 'no such number', offer };
}

function saidYesOrNo(offers: readonly Offer[], answer: 'yes' | 'no' | undefined, person: PersonId, now: Date): Chosen | undefined {
  const fitting = offers.flatMap((offer) => {
    const choice = offer.choices.find((one) => says(one, answer));
    return choice ? [{ offer, choice }] : [];
  });
  const open = onceEach(fitting).filter(({ offer }) => isOpen(offer, now));
  if (open.length > 1) return { is: 'several', of: open };
  const [one, newest] = [open[0] ?? fitting[0], fitting[0]];
  // It may have been meant for what was asked last, and is over: then it is no answer to what was asked before that.
  if (open[0] && newest?.offer.closedBecause === 'settled' && !newest.offer.usedIn && newest.offer.awaited) return { is: 'unsure', offer: open[0].offer };
  return one && taken(one.offer, one.choice, person, now);
}

/** A question that was put again is one question, and answered once it was answered anywhere. */
function onceEach(all: readonly Fitting[]): Fitting[] {
  const meaning = ({ choice }: Fitting): string => `${choice.capability} ${JSON.stringify(choice.means)}`;
  const answered = new Set(all.filter(({ offer }) => offer.usedIn).map(meaning));
  const left = all.filter((one) => !answered.has(meaning(one)));
  return left.filter((one, index) => left.findIndex((other) => meaning(other) === meaning(one)) === index);
}
interface Fitting {
  readonly offer: Offer;
  readonly choice: StoredChoice;
}

/**
 * The open questions that a longer answer seems to be for: it begins with yes or no, and goes on. Asked about, never taken. A day in it tells which one is
 * meant; else all are, where it is a yes or a no.
 */
export function leaningTowards(tx: Tx, person: PersonId, said: Said, { now, today }: { now: Date; today: Day }): Leaning | undefined {
  if (!LEANING.test(said.words)) return undefined;
  const open = offersTo(tx, person, now).filter((offer) => isOpen(offer, now) && yesAndNo(offer).length === 2);
  const named = open.filter(({ about }) => about && names(about, said, today));
  const [one, another] = named.length > 0 ? named : open;
  if (one && !another) return { is: 'unsure', offer: one };
  const answer = LEANING_NO.test(said.words) ? 'no' : 'yes';
  const of = onceEach(open.flatMap((offer) => offer.choices.filter((choice) => says(choice, answer)).map((choice) => ({ offer, choice }))));
  return of.length > 1 ? { is: 'several', of } : undefined;
}
type Leaning = Extract<Chosen, { is: 'several' | 'unsure' }>;
const LEANING = /^\s*(?:yes|yeah|yep|yup|aye|sure|ok|okay|happy to|no|nope|nah|sorry|i can|i can't|i could)(?![\p{L}\p{N}])/iu;
const LEANING_NO = /^\s*(?:no|nope|nah|sorry|i can't)(?![\p{L}\p{N}])/iu;

/** "Fri", where the newest offer has one choice with that day: as good as its number. */
export function chosenByDay(tx: Tx, person: PersonId, said: Said, { now, today }: { now: Date; today: Day }): Chosen | undefined {
  if (!JUST_A_DAY.test(withoutCourtesy(said.frame))) return undefined;
  const offer = offersTo(tx, person, now).find((one) => isOpen(one, now) && numbered(one).length > 1);
  const [choice, another] = offer?.choices.filter(({ label }) => names(label, said, today)) ?? [];
  return offer && choice && !another ? taken(offer, choice, person, now) : undefined;
}
const JUST_A_DAY = /^(?:the |for |on |yes |just )*@when(?: one| please)*$/;

/** Whether a label has the one day that was said. */
function names(label: Labelled, { when }: Said, today: Day): boolean {
  const [span, another] = when.length === 1 ? (when[0]?.spans ?? []) : [];
  const day = span?.from?.slice(0, 10);
  return day !== undefined && another === undefined && span?.to?.slice(0, 10) === day && reveal(label).includes(`${reveal(sayDay(day as Day, today))},`);
}

/** Whether somebody waits for this person's answer. */
export const isWaitedFor = (tx: Tx, person: PersonId, now: Date): boolean => offersTo(tx, person, now).some((offer) => offer.awaited && isOpen(offer, now));

/** The Yes and the No of an offer, to be put again. */
export const yesAndNo = (offer: Offer): StoredChoice[] => offer.choices.filter((choice) => says(choice, 'yes') || says(choice, 'no'));

const isOpen = (offer: Offer, now: Date): boolean => !offer.usedIn && !offer.closedBecause && offer.closesAt > now;

const numbered = (offer: Offer): StoredChoice[] => offer.choices.filter(isNumbered);

/** A whole word: "no" must never choose Noah. */
const YES_OR_NO = /^(?:yes|no)(?![\p{L}\p{M}\p{N}'’-])/iu;
/** Whether a choice is a plain yes or no to its question. */
export const isYesOrNo = (choice: StoredChoice): 'yes' | 'no' | undefined => (says(choice, 'yes') ? 'yes' : says(choice, 'no') ? 'no' : undefined);
const says = (choice: StoredChoice, answer: 'yes' | 'no' | undefined): boolean =>
  isNumbered(choice) && choice.insteadOf === undefined && answer !== undefined && YES_OR_NO.exec(reveal(choice.label))?.[0].toLowerCase() === answer;

function taken(offer: Offer, choice: StoredChoice, person: PersonId, now: Date): Chosen {
  if (offer.person !== person) return { is: 'not yours' };
  if (offer.closedBecause === 'taken back') return { is: 'taken back', offer };
  if (offer.closesAt <= now) return { is: 'over', offer };
  // An offer that was used before is taken to the rules again: they say what is so now.
  return { is: 'choice', offer, choice };
}
