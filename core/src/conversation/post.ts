import type { Id, OfferId, PersonId, TeamId } from '@hatstand/db/ids';
import { CEILINGS, joined, type Label, type Labelled, lowest, mayCarry, plan } from '@hatstand/db/labels';
import { circleHatsOf } from '@hatstand/db/repositories/circles';
import { askQuestion } from '@hatstand/db/repositories/conversation';
import { type NewLetter, postLetter } from '@hatstand/db/repositories/letters';
import { hasHeardOf, makeOffer, putOfferInLetter, type StoredChoice } from '@hatstand/db/repositories/offers';
import { type Address, addressById, addressesOf, personById } from '@hatstand/db/repositories/people';
import { hasFallenSilent, noteTeamsOf } from '@hatstand/db/repositories/stillness';
import { ceilingOfRoom, clearanceIn, roomById, roomOfTeam, wayOutOfRoom } from '@hatstand/db/repositories/teams';
import { dayOf } from '../words/calendar.ts';
import { endOfQuietHours, NIGHT } from '../words/quiet-hours.ts';
import { whenToTell } from '../words/when-to-tell.ts';
import type { Answer, Message } from './capability.ts';
import { wireForm } from './forms.ts';
import type { AnyCapability, Turning } from './house.ts';
import { keepPosted, keepTold, onlyTeamOf } from './ledger.ts';
import { SAYS } from './messages.ts';

const QUESTION_OPEN_HOURS = 24;
const OFFER_OPEN_DAYS = 31;
const HOUR_MS = 3_600_000;

// biome-ignore lint/suspicious/noExplicitAny: messages of every capability pass through here
type AnyMessage = Message<any, any>;
// biome-ignore lint/suspicious/noExplicitAny: answers of every capability pass through here
type AnyAnswer = Answer<any, any>;

/** Where one copy goes: an address, or a room in which only this person sees it. */
interface Way {
  readonly address: Address;
  readonly room: Id<'room'> | undefined;
  readonly ceiling: Label;
}

/** Writes a message into the outbox, for a person or for a team's room, never above what the way there and the reader's clearance allow. */
export function post(turning: Turning, capability: AnyCapability, message: AnyMessage, extra: readonly StoredChoice[] = []): void {
  if (disturbs(turning, message)) return;
  if (typeof message.to === 'object') postInRoom(turning, message.to.roomOf, message);
  else if (message.ifHeardOf === undefined || hasHeardOf(turning.tx, message.to, message.ifHeardOf))
    postToPerson(turning, capability, message.to, message, extra);
}

/** Somebody in the team has died, and this is not what may still be said. Who asks something is answered all the same. */
const disturbs = ({ tx, speaker }: Turning, message: AnyMessage): boolean =>
  !message.evenSo && !(message.to === speaker.person && speaker.place) && aboutTeams(message).some((team) => hasFallenSilent(tx, team));

const aboutTeams = (message: AnyMessage): readonly TeamId[] => [...message.teams, ...(message.from ?? [])];

function postInRoom(turning: Turning, team: TeamId, message: AnyMessage): void {
  const { tx, moment } = turning;
  const room = roomOfTeam(tx, team);
  const ceiling = room && ceilingOfRoom(tx, room, [team, ...message.teams], dayOf(moment.local));
  // Where nothing fits just now, or the room is gone, the courier brings it to the people who read along there.
  const text = (ceiling && !room.goneAt ? fitting(message, ceiling) : undefined) ?? message.text;
  const id = moment.newId('letter');
  keepPosted(turning, team, message, room && { letter: id, room, isWhole: text === message.text }, message.forWholeTeam ?? false);
  if (!room) return;
  postLetter(tx, {
    id,
    channel: room.channel,
    address: undefined,
    room: room.id,
    person: undefined,
    team,
    sender: turning.speaker.person,
    turn: turning.turn,
    text,
    offer: undefined,
    ...whatMayChange(message, text, [team, ...message.teams]),
    evenSo: message.evenSo ?? false,
    notBefore: endOfQuietHours(NIGHT, moment),
    madeAt: moment.now,
  });
}

function postToPerson(turning: Turning, capability: AnyCapability, person: PersonId, message: AnyMessage, extra: readonly StoredChoice[]): void {
  const notBefore = mayLeaveAt(turning, person, message);
  const ways = waysTo(turning, person, message);
  const first = ways[0];
  const clearance = clearanceOf(turning, person, message);
  // Whoever said stop is not written to; whoever sent it learns that there is no way, and no more.
  if (!first || notBefore === 'never') {
    keepTold(turning, person, message, 'no way', clearance);
    return;
  }
  const offer = offered(turning, capability, person, message, first, extra);
  if (message.opens !== undefined && person === turning.speaker.person) openStep(turning, capability, message, first);
  const text = wordsFor(message, ways, clearance);
  if (!text || !mayCarry(first.ceiling, text.label)) throw new Error(`${capability.name} has no wording that may go to ${first.address.channel}`);
  const isAway = ways.some(({ address }) => address.awaySince !== null);
  const holdsBack = ((message.holdsBack ?? false) || isAway) && text !== message.text;
  const mayRead = mayCarry(clearance, message.text.label);
  const wider = holdsBack && mayRead ? ways.find((way) => mayCarry(way.ceiling, message.text.label)) : undefined;
  const reach = !holdsBack ? 'whole' : !mayRead ? 'above their clearance' : wider ? 'limited, whole elsewhere' : 'limited';
  const delivery = keepTold(turning, person, message, reach, clearance);
  send(turning, person, message, first, { text, offer, delivery, holdsBack, notBefore });
  if (wider) send(turning, person, message, wider, { text: message.text, offer: undefined, delivery, holdsBack: false, notBefore });
}

/** A copy for a supporter of what somebody is told: no choices, at the supporter's own hours, and no more than they may read themself. */
export function postCopy(turning: Turning, message: AnyMessage, supporter: PersonId, heading: Labelled<'open' | 'plan'>): void {
  const { tx, moment } = turning;
  const notBefore = whenToTell(personById(tx, supporter), { urgent: message.urgent ?? false, needsAnswer: false }, moment);
  const ways = waysTo(turning, supporter, message);
  const [way] = ways;
  if (notBefore === 'never' || !way) return;
  const text = wordsFor(message, ways, clearanceOf(turning, supporter, message));
  if (!text || !mayCarry(way.ceiling, text.label)) return;
  send(turning, supporter, message, way, {
    text: joined(text.label, [heading, text], '\n'),
    offer: undefined,
    delivery: undefined,
    holdsBack: false,
    notBefore,
  });
}

/** What answers somebody's own words may go at any hour. Anything else keeps to the hours and days they chose. */
function mayLeaveAt({ tx, moment, speaker }: Turning, person: PersonId, message: AnyMessage): Date | 'never' {
  if (person === speaker.person && speaker.place !== undefined) return moment.now;
  const needsAnswer = message.opens !== undefined || (message.choices ?? []).length > 0;
  return whenToTell(personById(tx, person), { urgent: message.urgent ?? false, needsAnswer, setGoingByThem: person === speaker.person }, moment);
}

/** What is looked at again when the letter leaves: may its reader still know it, and has it still a point? */
function whatMayChange(
  message: AnyMessage,
  text: Labelled,
  teams: readonly TeamId[],
): Pick<NewLetter, 'limited' | 'limitedFrom' | 'tellsOf' | 'until' | 'concerns'> {
  const isAbovePlan = !mayCarry('plan', text.label);
  return {
    limited: isAbovePlan ? (message.nowhereElse ?? message.limited) : message.inTime?.text,
    limitedFrom: isAbovePlan ? undefined : message.inTime?.from,
    tellsOf: isAbovePlan ? [...new Set(teams)] : undefined,
    until: message.until,
    concerns: message.pointlessAfter ?? message.concerns,
  };
}

/** The whole where the first way may carry it; else that there is something, and only who can read more elsewhere is sent there. */
function wordsFor(message: AnyMessage, ways: readonly Way[], clearance: Label): Labelled | undefined {
  const { text, limited, nowhereElse } = message;
  const whole = ways[0] && mayCarry(lowest(ways[0].ceiling, clearance), text.label) ? text : undefined;
  if (whole && mayCarry('plan', whole.label)) return ways.some(({ ceiling }) => !mayCarry('plan', ceiling)) ? whole : (nowhereElse ?? whole);
  if (whole) return whole;
  return ways.some(({ ceiling }) => mayCarry(lowest(ceiling, clearance), text.label)) ? limited : (nowhereElse ?? limited);
}

function fitting(message: AnyAnswer, ceiling: Label): Labelled | undefined {
  if (mayCarry(ceiling, message.text.label)) return message.text;
  return message.limited && mayCarry(ceiling, message.limited.label) ? message.limited : undefined;
}

const directly = (address: Address): Way => ({ address, room: undefined, ceiling: CEILINGS[address.channel === 'whatsapp' ? 'whatsapp' : 'direct'] });

/** The speaker is answered where they spoke, or on that channel directly; anybody else is told on the channel they chose. */
function waysTo(turning: Turning, person: PersonId, { privately = false, elsewhere: onlyElsewhere = false, at }: AnyMessage): Way[] {
  const { tx, speaker } = turning;
  const only = at && addressById(tx, at);
  if (only) return [directly(only)];
  const addresses = addressesOf(tx, person);
  // Where nothing seems to reach them any more, the other channel comes first.
  const direct = [...addresses.filter(({ awaySince }) => !awaySince), ...addresses.filter(({ awaySince }) => awaySince)].map(directly);
  const place = person === speaker.person ? speaker.place : undefined;
  if (!place) return direct;
  const elsewhere = direct.filter((way) => way.address.channel !== place.channel);
  if (onlyElsewhere) return elsewhere;
  const linked = direct.filter((way) => way.address.channel === place.channel);
  // Who has just unlinked the channel they speak on still hears there that it is done.
  const spokeFrom = linked.length === 0 && place.from ? addressById(tx, place.from) : undefined;
  const here = spokeFrom ? [directly(spokeFrom)] : linked;
  const room = place.room && !privately ? roomById(tx, place.room.id) : undefined;
  const whisper = room ? here.slice(0, 1).map((way): Way => ({ ...way, room: room.id, ceiling: CEILINGS[wayOutOfRoom(room)] })) : [];
  // In a room that is not a team's own, even a whisper may carry next to nothing: then it is said directly.
  return room && wayOutOfRoom(room) === 'teamRoom' ? [...whisper, ...here, ...elsewhere] : [...here, ...elsewhere];
}

/** What this person may read of the teams it tells about. What concerns no team is arranged with the person, and is `plan` at most. */
function clearanceOf({ tx, moment, speaker }: Turning, person: PersonId, message: AnyAnswer): Label {
  if (message.ofTheirOwn && message.teams.length === 0 && person === speaker.person) return 'sealed';
  if (message.ofCircle && circleHatsOf(tx, message.ofCircle, dayOf(moment.local)).some(({ wornBy }) => wornBy === person)) return 'care';
  if (message.teams.length === 0) return 'plan';
  let clearance: Label = 'sealed';
  for (const team of message.teams) clearance = lowest(clearance, clearanceIn(tx, team, person, dayOf(moment.local)));
  return clearance;
}

function offered(
  turning: Turning,
  capability: AnyCapability,
  person: PersonId,
  message: AnyAnswer,
  way: Way,
  extra: readonly StoredChoice[],
): OfferId | undefined {
  const { tx, moment, speaker } = turning;
  const own = (message.choices ?? []).map(
    ({ label, says, means }): StoredChoice =>
      says ? { label, ...SAYS, means: { says } } : { label, capability: capability.name, version: capability.dialog.version, means },
  );
  const choices = [...own, ...extra];
  if (choices.length === 0) return undefined;
  const id = moment.newId('offer');
  makeOffer(
    tx,
    {
      id,
      person,
      choices,
      about: message.about,
      concerns: message.concerns,
      awaited: message.awaited ?? false,
      channel: way.address.channel,
      room: person === speaker.person ? speaker.place?.room?.id : undefined,
      madeIn: turning.turn,
      madeAt: moment.now,
      closesAt: new Date(moment.now.getTime() + OFFER_OPEN_DAYS * 24 * HOUR_MS),
    },
    onlyTeamOf(message),
  );
  return id;
}

function openStep(turning: Turning, capability: AnyCapability, message: AnyAnswer, way: Way): void {
  const { tx, moment, speaker } = turning;
  const id = moment.newId('question');
  askQuestion(
    tx,
    {
      id,
      person: speaker.person,
      capability: capability.name,
      version: capability.dialog.version,
      step: message.opens,
      asked: plan`${message.limited ?? message.text}`,
      channel: way.address.channel,
      room: speaker.place?.room?.id,
      askedIn: turning.turn,
      askedAt: moment.now,
      closesAt: new Date(moment.now.getTime() + QUESTION_OPEN_HOURS * HOUR_MS),
    },
    onlyTeamOf(message),
  );
  if (message.form && way.address.channel === 'rocketchat') turning.form = wireForm(id, message.form);
}

/** What one copy carries, and where it stands in the ledger. */
type Copy = Required<Pick<NewLetter, 'text' | 'offer' | 'delivery' | 'holdsBack' | 'notBefore'>>;

function send(turning: Turning, person: PersonId, message: AnyMessage, way: Way, { text, offer, delivery, holdsBack, notBefore }: Copy): void {
  const { tx, moment, speaker } = turning;
  const isAnswer = person === speaker.person && speaker.place !== undefined;
  const id = moment.newId('letter');
  postLetter(tx, {
    id,
    channel: way.address.channel,
    address: way.address.id,
    room: way.room,
    thread: way.room && isAnswer ? speaker.place.room?.thread : undefined,
    person,
    team: onlyTeamOf(message),
    sender: speaker.person,
    turn: turning.turn,
    text,
    offer,
    delivery,
    holdsBack,
    urgent: message.urgent ?? false,
    asked: isAnswer,
    ...whatMayChange(message, text, message.teams),
    evenSo: isAnswer || (message.evenSo ?? false),
    notBefore,
    madeAt: moment.now,
  });
  if (offer) putOfferInLetter(tx, id, offer);
  if (message.from !== undefined || message.teams.length > 1) noteTeamsOf(tx, id, aboutTeams(message));
}
