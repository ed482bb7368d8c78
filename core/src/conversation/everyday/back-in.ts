import type { AddressId, PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { type Address, addressById, addressesOf, helperName, isTeamOwner } from '@hatstand/db/repositories/people';
import { isReachedElsewhere, lookAtAddress, noteAway, type Signs, signsAt } from '@hatstand/db/repositories/signs-of-life';
import { membersOf, teamsOf, wearersOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import { dayOf } from '../../words/calendar.ts';
import type { Capability } from '../capability.ts';

/** So long nothing comes from somewhere, and so many messages went there, before somebody is asked elsewhere whether they still are there. */
export const SILENT_DAYS = 5;
const LEAST_UNANSWERED = 3;
/** So long nothing gets through, in so many tries: a core that was down itself has not tried. */
const FAILING_HOURS = 24;
const LEAST_TRIES = 10;
const HOUR_MS = 3_600_000;

type Intent = { readonly do: 'look'; readonly address: AddressId };
type Because = 'no sign of life' | 'nothing gets through' | 'can’t be reached';
type Fact =
  | { readonly happened: 'away-noted'; readonly address: AddressId; readonly because: Because }
  | { readonly happened: 'looked'; readonly address: AddressId; readonly next: Date };
interface Known {
  readonly me: PersonId;
  /** Undefined where there is nothing to look at: unlinked, known to be away, or nowhere else to say so. */
  readonly address: Address | undefined;
  readonly signs: Signs;
  readonly helper: Labelled<'plan'> | undefined;
}

/** People get signed out of a chat on their phones and vanish. On the other channel they linked, they are told once, and how to get back in (PRODUCT, Back in). */
export const backIn: Capability<Intent, Known, Fact, never, never> = {
  name: 'back in',
  examples: [],
  understand: () => undefined,
  dialog: { version: 1, answer: () => undefined },
  know(tx, { person }, { address: id }, { local }) {
    const address = addressById(tx, id);
    const isThere = address && !address.unlinkedAt && !address.awaySince && address.person === person && isReachedElsewhere(tx, person, id);
    const nothing: Signs = { unanswered: { count: 0, since: undefined }, failingSince: undefined, lastFailed: false };
    return {
      me: person,
      address: isThere ? address : undefined,
      signs: isThere ? signsAt(tx, address, LEAST_TRIES) : nothing,
      helper: helperFor(tx, person, dayOf(local)),
    };
  },
  decide(_intent, { address, signs }, { now }) {
    if (!address) return [];
    const because = reason(signs, now);
    if (because) return [{ happened: 'away-noted', address: address.id, because }];
    const next = nextLook(signs, now);
    return next ? [{ happened: 'looked', address: address.id, next }] : [];
  },
  record(tx, fact, { now }) {
    if (fact.happened === 'away-noted') return noteAway(tx, fact.address, now);
    const address = addressById(tx, fact.address);
    if (address) lookAtAddress(tx, address, fact.next);
  },
  tell(fact, { me, address, helper }) {
    if (fact.happened !== 'away-noted' || !address) return [];
    const help = helper ? plan` ${helper} can help.` : open``;
    const text = address.channel === 'rocketchat' ? IN_ROCKETCHAT[fact.because](help) : ON_WHATSAPP;
    return [{ to: me, text, teams: [], privately: true }];
  },
  explain: (reason: never) => reason,
};

function reason({ unanswered, failingSince, lastFailed }: Signs, now: Date): Because | undefined {
  if (lastFailed) return 'can’t be reached';
  if (failingSince && now.getTime() - failingSince.getTime() >= FAILING_HOURS * HOUR_MS) return 'nothing gets through';
  const { count, since } = unanswered;
  return count >= LEAST_UNANSWERED && since && now.getTime() - since.getTime() >= SILENT_DAYS * 24 * HOUR_MS ? 'no sign of life' : undefined;
}

/** When what is open now may have become a reason. With too few messages it is looked at again when another has gone there. */
function nextLook({ unanswered, failingSince }: Signs, now: Date): Date | undefined {
  const failing = failingSince && new Date(failingSince.getTime() + FAILING_HOURS * HOUR_MS);
  const silent = unanswered.since && new Date(unanswered.since.getTime() + SILENT_DAYS * 24 * HOUR_MS);
  return [failing, silent].filter((one) => one !== undefined && one > now).sort((one, other) => (one && other ? one.getTime() - other.getTime() : 0))[0];
}

/** Who can help with the chat: whoever looks after it in a team of theirs, or helped to start it. Never a Team Owner, who is not named on WhatsApp. */
function helperFor(tx: Tx, person: PersonId, today: Day): Labelled<'plan'> | undefined {
  const people = teamsOf(tx, person, today).flatMap(({ id }) => [
    ...wearersOf(tx, id, 'Team Chat Admin', today),
    ...membersOf(tx, id, today)
      .filter(({ kind }) => kind === 'Team Starter')
      .map((member) => member.person),
  ]);
  const helper = people.find((one) => one !== person && !isTeamOwner(tx, one) && addressesOf(tx, one).length > 0);
  return helper && helperName(tx, helper);
}

const IN_ROCKETCHAT: Readonly<Record<Because, (help: Labelled<'open' | 'plan'>) => Labelled<'plan'>>> = {
  'no sign of life': (help) =>
    plan`There are messages for you in Rocket.Chat. Perhaps it has signed you out: please open the app and sign in again.${help} Until then I write to you here as well.`,
  'nothing gets through': (help) =>
    plan`My messages to you in Rocket.Chat do not get through just now. They wait for you. If the app asks you to, sign in again.${help} Until then I write to you here as well.`,
  'can’t be reached': (help) =>
    plan`I can't reach you in Rocket.Chat any more. Please open the app and sign in again.${help} Until then I write to you here as well.`,
};
const ON_WHATSAPP = open`My messages to you on WhatsApp do not seem to arrive. Please see whether WhatsApp works on your phone. Until it does, I write to you here.`;
