import type { AddressId, CircleId, PersonId, TeamId } from '@hatstand/db/ids';
import { type Labelled, lower, plan, reveal } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { allAddressesOf, holderOf, linkAddress, unlinkAddress, wakeAddress } from '@hatstand/db/repositories/addresses';
import { circleHatsOf, circlePeopleOf, circlesByHat, circlesOf, newcomersOf, teamsOfCircle } from '@hatstand/db/repositories/circles';
import { invitedTo, teamsInviting } from '@hatstand/db/repositories/invitations';
import * as codes from '@hatstand/db/repositories/link-codes';
import { circleIds, peopleOnTheirOwn } from '@hatstand/db/repositories/on-their-own';
import { addressById, isTeamOwner, personById } from '@hatstand/db/repositories/people';
import { rerouteLetters } from '@hatstand/db/repositories/rerouting';
import { advocatesOf, membersOf, type Team, teamsOf, wearersOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf, localTimeOf } from '../../words/calendar.ts';
import type { LinkingFact } from './facts.ts';
import type { LinkingIntent, Whom } from './intents.ts';
import type { Known, Someone } from './known.ts';

/** Codes are shown to whoever made them for this long. */
const SHOWN_DAYS = 14;
const DAY_MS = 86_400_000;
const TEAM_STARTER = 'Team Starter';

/** Who speaks, from where, whom they mean, and the code that was said, if there are tries left. */
export function know(tx: Tx, { person, place }: Speaker, intent: LinkingIntent, moment: Moment): Known {
  const { now } = moment;
  const today = dayOf(moment.local);
  const near = peopleNear(tx, person, today, intent.do !== 'report gone');
  const made = codes.codesMadeBy(tx, person, new Date(now.getTime() - SHOWN_DAYS * DAY_MS));
  const from = place?.from ? addressById(tx, place.from) : undefined;
  const tries = from ? codes.triesLeft(tx, from.findable, now) : 'no more';
  const code = codeMeant(tx, intent, tries, now);
  const holder = intent.do === 'link' ? holderOf(tx, intent.channel, intent.handle) : undefined;
  const meant = 'whom' in intent && intent.whom ? peopleMeant(tx, intent.whom, near) : [];
  const spokenOf = [...meant, ...made.map((one) => one.person), ...(code ? [code.person, code.madeBy] : [])];
  const known = (id: PersonId): Someone => someone(tx, id, near.get(id) ?? plan`the co-op`, today);
  const me = known(person);
  return {
    me,
    today,
    here: place && { channel: place.channel, inRoom: place.room !== undefined, address: place.from },
    meant: meant.map(known),
    others: new Map([...new Set([...spokenOf, ...me.handsCodes, ...meant.flatMap((id) => known(id).handsCodes)])].map((id) => [id, known(id)])),
    fresh: codes.drawDigits(tx, moment),
    endsAt: {
      own: localTimeOf(new Date(now.getTime() + codes.CODE_LIVES_MS.own)),
      invitation: localTimeOf(new Date(now.getTime() + codes.CODE_LIVES_MS.invitation)),
    },
    code,
    tries,
    holder: holder && { address: holder.id, person: holder.person },
    made: made.map((one) => ({ code: one, endsAt: localTimeOf(one.endedAt ?? one.expiresAt) })),
  };
}

function codeMeant(tx: Tx, intent: LinkingIntent, tries: codes.TriesLeft, now: Date): codes.LinkCode | undefined {
  if (intent.do === 'say code') return tries === 'looked at' ? codes.openCodeWith(tx, intent.code, now) : undefined;
  codes.endRunOut(tx, now);
  return 'code' in intent ? codes.codeById(tx, intent.code) : undefined;
}

/**
 * Everybody in the speaker's teams and circles, and in the teams of circles in which they wear a hat, each with where they are known from. For whoever hands
 * out a team's codes also those it has invited (for codes only), and for a circle's Team Starter those who are in no team and no circle yet.
 */
function peopleNear(tx: Tx, me: PersonId, today: Day, forCodes: boolean): Map<PersonId, Labelled<'plan'>> {
  const near = new Map<PersonId, Labelled<'plan'>>();
  const add = (people: readonly PersonId[], from: Labelled<'plan'>): void => {
    for (const id of people) if (id !== me && !near.has(id)) near.set(id, from);
  };
  const hatted = circlesByHat(tx, me, today);
  const teams = new Map([...teamsOf(tx, me, today), ...hatted.flatMap(({ id }) => teamsOfCircle(tx, id))].map((team) => [team.id, team]));
  for (const team of teams.values()) add(peopleOfTeam(tx, team, today), team.nickname);
  if (forCodes) for (const { id, nickname } of teams.values()) if (handsCodesIn(tx, id, today).includes(me)) add(invitedTo(tx, id), nickname);
  for (const id of circlesOf(tx, me, today)) add([...circlePeopleOf(tx, id, today), ...newcomersOf(tx, id)], plan`the circle`);
  if (hatted.some(({ id }) => circleStarters(tx, id, today).includes(me))) add(peopleOnTheirOwn(tx, today), plan`no team yet`);
  return near;
}

const peopleOfTeam = (tx: Tx, team: Team, today: Day): PersonId[] => [
  team.owner,
  ...advocatesOf(tx, team.id, today),
  ...membersOf(tx, team.id, today).map(({ person }) => person),
];

const circleStarters = (tx: Tx, id: CircleId, today: Day): PersonId[] =>
  circleHatsOf(tx, id, today)
    .filter(({ hat }) => hat === TEAM_STARTER)
    .map(({ wornBy }) => wornBy);

/** Who of them the name means: by what the ear heard, else by the name as it was typed. */
function peopleMeant(tx: Tx, { people, named }: Whom, near: ReadonlyMap<PersonId, unknown>): PersonId[] {
  const heard = people.filter((id) => near.has(id));
  if (heard.length > 0 || !named) return heard;
  const said = folded(named);
  return [...near.keys()].filter((id) => {
    const { firstName, surname } = personById(tx, id);
    return said === folded(firstName) || said === `${folded(firstName)} ${folded(surname)}`;
  });
}

const folded = (name: Labelled): string =>
  reveal(name)
    .normalize('NFKD')
    .replace(/[\p{M}'’]+/gu, '')
    .toLowerCase()
    .trim();

function someone(tx: Tx, id: PersonId, from: Labelled<'plan'>, today: Day): Someone {
  const { firstName } = personById(tx, id);
  const own = isTeamOwner(tx, id) ? teamsOf(tx, id, today).find(({ owner }) => owner === id) : undefined;
  return {
    id,
    name: isTeamOwner(tx, id) ? undefined : lower(firstName, 'plan', 'helpers know each other by first name (PRODUCT, sensitivity labels)'),
    from: own?.nickname ?? from,
    addresses: allAddressesOf(tx, id).map((one) => ({ id: one.id, channel: one.channel, rests: one.restsSince !== null })),
    handsCodes: whoHandsCodesTo(tx, id, today),
  };
}

/** Who hands out codes in a team. */
const handsCodesIn = (tx: Tx, team: TeamId, today: Day): PersonId[] => [
  ...wearersOf(tx, team, 'Team Chat Admin', today),
  ...membersOf(tx, team, today).flatMap(({ person, kind }) => (kind === TEAM_STARTER ? [person] : [])),
];

/** The Team Chat Admins and Team Starters of their teams and of those that have invited them, and the Team Starters of their circles; of everybody's circle where they are in none yet. */
function whoHandsCodesTo(tx: Tx, id: PersonId, today: Day): PersonId[] {
  const teams = teamsOf(tx, id, today);
  const circles = new Set([...teams.map(({ circle }) => circle), ...circlesOf(tx, id, today)]);
  const onTheirOwn = circles.size === 0 && peopleOnTheirOwn(tx, today).includes(id);
  const starters = onTheirOwn ? circleIds(tx) : [...circles];
  const all = [
    ...[...teams.map((team) => team.id), ...teamsInviting(tx, id)].flatMap((team) => handsCodesIn(tx, team, today)),
    ...starters.flatMap((circle) => circleStarters(tx, circle, today)),
  ];
  return [...new Set(all)].filter((one) => one !== id);
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: LinkingFact, moment: Moment): void {
  const { now } = moment;
  switch (fact.happened) {
    case 'own-code-made':
      codes.makeOwnCode(tx, { person: fact.person, channel: fact.channel, code: fact.code, moment });
      return;
    case 'invitation-made':
      codes.makeInvitationCode(tx, { id: fact.id, person: fact.person, by: fact.by, code: fact.code, moment, ...(fact.how ? { how: fact.how } : {}) });
      return;
    case 'handing-over-recorded':
      return codes.recordHandingOver(tx, fact.code, fact.how);
    case 'code-unknown':
    case 'code-of-another':
    case 'code-said-in-room':
      if (fact.from) countTry(tx, fact.from, fact.looked, now);
      if ('code' in fact && fact.code) codes.endCode(tx, fact.code, 'revoked', now);
      return;
    case 'channel-linked':
      return recordLinked(tx, fact, now);
    case 'codes-ended':
      for (const code of fact.codes) codes.endCode(tx, code, 'revoked', now);
      return;
    case 'unlinked':
      for (const address of fact.addresses) cutOff(tx, address, now);
      codes.endCodesOf(tx, fact.person, now);
      return;
    case 'linked-already':
    case 'own-code-said-here':
    case 'revoked-told':
    case 'codes-shown':
    case 'which-channel':
    case 'unlinking-checked':
    case 'loss-checked':
    case 'which-person':
    case 'rest-told':
    case 'left-as-is':
      return;
  }
}

function countTry(tx: Tx, from: AddressId, looked: boolean, at: Date): void {
  const address = addressById(tx, from);
  if (address && codes.triesLeft(tx, address.findable, at) !== 'silent') codes.countTry(tx, address.findable, { at, looked });
}

function recordLinked(tx: Tx, fact: Extract<LinkingFact, { happened: 'channel-linked' }>, now: Date): void {
  const { person, channel, handle, address, code, woken, replaced } = fact;
  codes.endCode(tx, code, 'used', now);
  // Whoever had this number before makes room first; their own older one gives its place to the new one.
  for (const id of replaced) if (addressById(tx, id)?.person !== person) cutOff(tx, id, now);
  if (woken) wakeAddress(tx, address, now);
  else linkAddress(tx, { id: address, person, channel, handle, now });
  for (const id of replaced) if (addressById(tx, id)?.person === person) cutOff(tx, id, now, address);
}

/** What waits for it goes another way. */
function cutOff(tx: Tx, address: AddressId, now: Date, successor?: AddressId): void {
  unlinkAddress(tx, address, now, successor);
  rerouteLetters(tx, address, now);
}
