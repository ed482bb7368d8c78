import type { LetterId, OfferId, PersonId } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { type Offer, offerById, offerInLetter, offersTo, type StoredChoice } from '@hatstand/db/repositories/offers';
import type { ChannelName } from '@hatstand/db/schema/people';
import { hearAnswer, hearNumber } from '../words/answers.ts';
import { UNDO } from './messages.ts';

/** What an answer to an offer came to. */
export type Chosen =
  | { readonly is: 'choice'; readonly offer: Offer; readonly choice: StoredChoice }
  | { readonly is: 'over' | 'taken back' | 'not yours' | 'gone'; readonly offer?: Offer }
  | { readonly is: 'no such number'; readonly offer: Offer }
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
  const offers = offersTo(tx, person);
  const meant = quoted && offerInLetter(tx, quoted);
  if (meant) {
    const offer = offerById(tx, meant);
    if (offer?.person !== person) return { is: 'not yours' };
    const choice = number === undefined ? offer.choices.find((one) => says(one, answer)) : numbered(offer)[number - 1];
    return choice ? taken(offer, choice, person, now) : { is: 'no such number', offer };
  }
  return number === undefined ? saidYesOrNo(offers, answer, person, now) : saidNumber(offers, number, channel, person, now);
}

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
  const open = fitting.filter(({ offer }) => isOpen(offer, now));
  if (open.length > 1) return { is: 'several', of: open };
  const one = open[0] ?? fitting[0];
  return one && taken(one.offer, one.choice, person, now);
}

/** The one open question that a longer answer seems to be for: it begins with yes or no, and goes on. Asked about, never taken. */
export function leaningTowards(tx: Tx, person: PersonId, words: string, now: Date): Offer | undefined {
  if (!LEANING.test(words)) return undefined;
  const open = offersTo(tx, person).filter((offer) => isOpen(offer, now) && yesAndNo(offer).length === 2);
  return open.length === 1 ? open[0] : undefined;
}
const LEANING = /^\s*(?:yes|yeah|yep|yup|aye|sure|ok|okay|happy to|no|nope|nah|sorry|i can|i can't|i could)(?![\p{L}\p{N}])/iu;

/** Whether somebody waits for this person's answer. */
export const isWaitedFor = (tx: Tx, person: PersonId, now: Date): boolean => offersTo(tx, person).some((offer) => offer.awaited && isOpen(offer, now));

/** The Yes and the No of an offer, to be put again. */
export const yesAndNo = (offer: Offer): StoredChoice[] => offer.choices.filter((choice) => says(choice, 'yes') || says(choice, 'no'));

const isOpen = (offer: Offer, now: Date): boolean => !offer.usedIn && !offer.closedBecause && offer.closesAt > now;

const numbered = (offer: Offer): StoredChoice[] => offer.choices.filter(isNumbered);

/** A whole word: "no" must never choose Noah. */
const YES_OR_NO = /^(?:yes|no)(?![\p{L}\p{M}\p{N}'’-])/iu;
const says = (choice: StoredChoice, answer: 'yes' | 'no' | undefined): boolean =>
  isNumbered(choice) && choice.insteadOf === undefined && answer !== undefined && YES_OR_NO.exec(reveal(choice.label))?.[0].toLowerCase() === answer;

function taken(offer: Offer, choice: StoredChoice, person: PersonId, now: Date): Chosen {
  if (offer.person !== person) return { is: 'not yours' };
  if (offer.closedBecause === 'taken back') return { is: 'taken back', offer };
  if (offer.closesAt <= now) return { is: 'over', offer };
  // An offer that was used before is taken to the rules again: they say what is so now.
  return { is: 'choice', offer, choice };
}
