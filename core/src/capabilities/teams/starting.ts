import type { PersonId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { FIRST_HATS } from '../../words/hats.ts';
import type { Missing, TeamFact, TeamReason, WhoseYes } from './facts.ts';
import type { TeamIntent, Told } from './intents.ts';
import type { BeginningKnown, Known } from './known.ts';

type Decision = readonly TeamFact[] | Refusal<TeamReason>;
type Of<Do> = Extract<TeamIntent, { do: Do }>;

/** Whoever wears a hat in the circle may begin a team, in a room that is nobody's yet. What was told before is not asked again. */
export function start({ owner }: Of<'start'>, known: Known, moment: Moment): Decision {
  const { here, me, circles, inThisRoom } = known;
  const [circle] = circles;
  if (!circle) return refuse('not for you to start');
  if (!here) return known.mine ? goOn(known.mine, known, 'before') : refuse('say it in the room');
  if (here.is === 'a team’s') return refuse('room has a team');
  if (here.is === 'the circle’s') return refuse('room is the circle’s');
  if (inThisRoom && inThisRoom.startedBy !== me) return refuse('somebody else is starting one');
  if (inThisRoom) return goOn(inThisRoom, known, 'before');
  const beginning = moment.newId('beginning');
  const begun: TeamFact = { happened: 'team-begun', beginning, circle, room: here.id, by: me };
  const next = nextOf({ ...known.after, id: beginning }, known);
  const first = next.happened === 'asked-next' ? { ...next, begun: 'now' as const, openTo: here.openTo } : next;
  return [begun, ...(owner ? [{ happened: 'told', beginning, told: { owner } } as const] : []), first];
}

function goOn(beginning: BeginningKnown, known: Known, begun: 'before'): Decision {
  if (beginning.state === 'waiting for a yes') return refuse('waits for a yes');
  const next = nextOf(known.after, known);
  return [next.happened === 'asked-next' ? { ...next, begun } : next];
}

/** What is told is kept as it comes, and what is still missing is asked next. */
export function told(intent: Of<'tell'>, known: Known): Decision {
  const { beginning, after, weighed, me } = known;
  if (beginning?.startedBy !== me || beginning.state !== 'gathering') return refuse('starting is over');
  if (after.owner === me || after.advocate === me) return refuse('it is you');
  if (after.owner && weighed.ownersWithTeams.includes(after.owner)) return refuse('has a team already');
  if (after.advocate && after.advocate === after.owner) return refuse('same person twice');
  if (weighed.advocates.length > 1 && intent.told.advocate) return refuse('two of that name');
  const { nickname: _, initial: __, ...rest } = intent.told;
  const { nickname } = weighed;
  const because = nickname?.givesAway ? 'nickname gives it away' : nickname?.isTaken ? 'nickname is taken' : undefined;
  const kept: TeamFact = { happened: 'told', beginning: beginning.id, told: rest, ...(nickname && !because ? { nickname: nickname.words } : {}) };
  const next = nextOf(after, known);
  return [kept, because && next.happened === 'asked-next' ? { ...next, because } : next];
}

/** The next question, or all of it read back. */
function nextOf(after: BeginningKnown, known: Known): Extract<TeamFact, { happened: 'asked-next' | 'summed-up' }> {
  const missing = missingOf(after, known);
  return missing ? { happened: 'asked-next', beginning: after.id, missing } : { happened: 'summed-up', beginning: after.id, yes: whoseYes(after, known) };
}

function missingOf(after: BeginningKnown, { weighed }: Known): Missing | undefined {
  if (!after.first) return 'owner';
  if (!after.surname) return 'surname';
  if (after.ownerIs === 'not asked' && weighed.owners.length > 0) return 'who it is';
  if (!after.nickname) return 'nickname';
  if (after.advocateIs === 'not asked') return 'advocate';
  if (after.advocateIs === 'named' && !after.advocateSurname) return 'advocate surname';
  if (!after.asking) return 'asking';
  return after.placeIs === 'not asked' ? 'place' : undefined;
}

/** The Team Owner themself where they have a chat, else the one who speaks for them; else it has to be said face to face. */
function whoseYes({ owner, advocate }: BeginningKnown, { reachable }: Known): WhoseYes {
  if (owner && reachable.has(owner)) return { is: 'Team Owner', person: owner };
  return advocate && reachable.has(advocate) ? { is: 'advocate', person: advocate } : { is: 'face to face' };
}

export function askForTheYes(known: Known): Decision {
  const { beginning, me } = known;
  if (beginning?.startedBy !== me || beginning.state !== 'gathering' || missingOf(beginning, known)) return refuse('starting is over');
  const yes = whoseYes(beginning, known);
  if (yes.is === 'face to face') return [{ happened: 'summed-up', beginning: beginning.id, yes }];
  return [{ happened: 'yes-asked-for', beginning: beginning.id, of: yes.person, as: yes.is }];
}

/** Only whoever was asked answers: the Team Owner, or as the one who speaks for them where the Team Owner has no chat. */
export function answered({ yes }: Of<'answer'>, known: Known, moment: Moment): Decision {
  const { beginning, me } = known;
  if (beginning?.state !== 'waiting for a yes') return refuse('starting is over');
  const asked = whoseYes(beginning, known);
  const as = beginning.owner === me ? 'Team Owner' : asked.is === 'advocate' && asked.person === me ? 'advocate' : undefined;
  if (!as) return refuse('not for you to say');
  if (!yes) return [{ happened: 'not-this-time', beginning: beginning.id, by: me, starter: beginning.startedBy }];
  return [made(beginning, { by: me, as }, known, moment)];
}

/** Written down by whoever starts it, and only where neither the Team Owner nor an advocate can say it themself in chat. */
export function agreed(known: Known, moment: Moment): Decision {
  const { beginning, me } = known;
  if (beginning?.startedBy !== me || beginning.state !== 'gathering' || missingOf(beginning, known)) return refuse('starting is over');
  const yes = whoseYes(beginning, known);
  if (yes.is !== 'face to face') return [{ happened: 'yes-asked-for', beginning: beginning.id, of: yes.person, as: yes.is }];
  return [made(beginning, { by: me, as: 'face to face' }, known, moment)];
}

function made(
  { id, circle, room, owner, startedBy, asking, advocate }: BeginningKnown,
  { by, as }: { readonly by: PersonId; readonly as: 'Team Owner' | 'advocate' | 'face to face' },
  known: Known,
  moment: Moment,
): TeamFact {
  if (known.roomIsTaken) return { happened: 'starting-lapsed', beginning: id, starter: startedBy };
  return {
    happened: 'team-made',
    beginning: id,
    team: moment.newId('team'),
    circle,
    room,
    owner: owner ?? moment.newId('person'),
    ownerIsNew: owner === undefined,
    starter: startedBy,
    hats: FIRST_HATS,
    asking: asking ?? 'ask me first',
    agreedBy: by,
    agreedAs: as,
    advocate: as === 'advocate' ? advocate : undefined,
  };
}

export function giveUp({ beginning, mine, me }: Known): Decision {
  const one = beginning ?? mine;
  if (!one || one.startedBy !== me) return refuse('nothing is being started');
  return one.state === 'gathering' || one.state === 'waiting for a yes' ? [{ happened: 'starting-given-up', beginning: one.id }] : refuse('starting is over');
}

/** Nobody is chased: after a time without an answer it is over, and whoever started it knows. */
export const lapse = ({ beginning }: Known): Decision =>
  beginning?.state === 'waiting for a yes' ? [{ happened: 'starting-lapsed', beginning: beginning.id, starter: beginning.startedBy }] : [];

/** A beginning with what has been told now. `nickname`: only one that will do. */
export function withTold(
  beginning: BeginningKnown,
  told: Told,
  found: { readonly nickname: BeginningKnown['nickname']; readonly advocate: PersonId | undefined },
): BeginningKnown {
  const { owner, ownerIs, advocate, asking, place } = told;
  const named = owner ? { ownerIs: 'not asked' as const, owner: undefined, first: owner.first, surname: owner.surname } : {};
  const whose = ownerIs === undefined ? {} : ownerIs === 'somebody else' ? { ownerIs: 'somebody new' as const } : { ownerIs: 'known' as const, owner: ownerIs };
  const speaker =
    advocate === undefined
      ? {}
      : advocate === 'nobody'
        ? { advocateIs: 'nobody' as const, advocate: undefined, advocateFirst: undefined, advocateSurname: undefined }
        : { advocateIs: 'named' as const, advocate: found.advocate, advocateFirst: advocate.first, advocateSurname: advocate.surname };
  return {
    ...beginning,
    ...named,
    ...whose,
    ...speaker,
    ...(asking ? { asking } : {}),
    ...(found.nickname ? { nickname: found.nickname } : {}),
    ...(place ? { placeIs: place === 'left out' ? ('left out' as const) : ('told' as const) } : {}),
  };
}
