import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Day, TimeOfDay } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { helperOf, isMember, type Power, speaksFor, type TeamAround, voiceIn, wearersOf, whoMayActFor } from '../../teams/around.ts';
import { teamMeant } from '../../visits/known.ts';
import { isLate } from '../../visits/visits.ts';
import { addDays, at, instantOf } from '../../words/calendar.ts';
import type { LeavingFact, LeavingReason, Orphan } from './facts.ts';
import type { LeavingIntent } from './intents.ts';
import { type DepartureKnown, type Known, teamById, visitsOf } from './known.ts';

type Decision = readonly LeavingFact[] | Refusal<LeavingReason>;
type Of<Do> = Extract<LeavingIntent, { do: Do }>;

/** Whoever speaks for the team hears this long before the others: time to take it in. */
const HEARS_FIRST_MINUTES = 60;
const GOODBYE_AT = '18:00' as TimeOfDay;
const MIDNIGHT = '00:00' as TimeOfDay;

/** Leaving well: said early, the Team Owner first, nothing left without a home, and a goodbye (PLAYBOOK, living as a team). */
export function decide(intent: LeavingIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'leave':
      return leave(intent, known);
    case 'leave on':
      return leaveOn(intent, known, moment);
    case 'tell the others':
      return tellTheOthers(known);
    case 'say goodbye':
      return sayGoodbye(known);
    case 'stay':
      return stay(known);
    case 'begin farewell': {
      const mine = departureMeant(known);
      return mine ? [{ happened: 'farewell-asked', departure: mine.id, team: mine.team, lastDay: mine.lastDay }] : refuse('not leaving');
    }
    case 'keep farewell': {
      const mine = departureMeant(known);
      return mine ? [{ happened: 'farewell-kept', departure: mine.id, team: mine.team, words: intent.words, lastDay: mine.lastDay }] : refuse('not leaving');
    }
    case 'let go':
      return letGo(intent, known);
    case 'let go now':
      return letGoNow(intent, known, moment);
    case 'leave as is':
      return [{ happened: 'left-as-is' }];
  }
}

function leave(intent: Of<'leave'>, known: Known): Decision {
  const team = teamToLeave(intent, known);
  if ('refused' in team) return team;
  if ('happened' in team) return [team];
  const no = mayLeave(team, known);
  if (no) return no;
  const { lastDay } = intent;
  if (!intent.sure) return [{ happened: 'meaning-asked', team: team.id, lastDay: lastDay === 'unclear' ? undefined : lastDay }];
  if (lastDay === undefined) return [{ happened: 'last-day-asked', team: team.id, because: 'not said' }];
  if (lastDay === 'unclear') return [{ happened: 'last-day-asked', team: team.id, because: 'unclear' }];
  if (lastDay < known.today) return [{ happened: 'last-day-asked', team: team.id, because: 'gone' }];
  return [{ happened: 'leaving-shown', team: team.id, lastDay, visits: visitsAfter(team.id, known.me, lastDay, known), hats: hatsOf(team, known.me) }];
}

function mayLeave(team: TeamAround, known: Known): Refusal<LeavingReason> | undefined {
  if (team.owner === known.me) return refuse('your own team');
  if (!isMember(team, known.me)) return refuse('not in this team');
  return known.ahead.some((one) => one.team === team.id) ? refuse('leaving already') : undefined;
}

function leaveOn({ team: id, lastDay }: Of<'leave on'>, known: Known, { now, newId }: Moment): Decision {
  const team = teamById(known, id);
  if (!team) return refuse('not in this team');
  const no = mayLeave(team, known);
  if (no) return no;
  if (lastDay < known.today) return [{ happened: 'last-day-asked', team: id, because: 'gone' }];
  const voice = voiceBesides(team, known.me);
  const visits = visitsAfter(id, known.me, lastDay, known);
  const hears = (known.hears.get(id) ?? now).getTime();
  // A visit that would be nobody's within a day can't wait for anybody to take it in.
  const waits = voice !== undefined && !visits.some((visit) => isLate(visit, now));
  const tellAt = new Date(waits ? hears + HEARS_FIRST_MINUTES * 60_000 : now.getTime());
  const goodbyeAt = new Date(Math.max(instantOf(at(lastDay, GOODBYE_AT)).getTime(), tellAt.getTime()));
  return [{ happened: 'leaving-said', departure: newId('departure'), team: id, person: known.me, lastDay, voice, tellAt, goodbyeAt, visits }];
}

/** Who hears first: the Team Owner, or the advocate where only they can be reached; never the one who leaves. */
const voiceBesides = (team: TeamAround, leaver: PersonId): PersonId | undefined => {
  const voice = voiceIn(team);
  return voice === leaver ? undefined : voice;
};

const hatsOf = ({ hats }: TeamAround, person: PersonId): string[] => hats.filter(({ wornBy }) => wornBy === person).map(({ hat }) => hat);
const visitsAfter = (team: TeamId, person: PersonId, lastDay: Day, known: Known) =>
  visitsOf(known, team, person).filter(({ span }) => span.from >= at(addDays(lastDay, 1), MIDNIGHT));

function tellTheOthers(known: Known): Decision {
  const { departure } = known;
  const team = departure && teamById(known, departure.team);
  if (!departure || !team || departure.state !== 'said') return known.me === departure?.person ? [] : refuse('over');
  if (known.me !== departure.person && !speaksFor(team, known.me)) return refuse('not for you to say');
  const { id, person, lastDay } = departure;
  return [
    {
      happened: 'leaving-known',
      departure: id,
      team: team.id,
      person,
      lastDay,
      from: at(addDays(lastDay, 1), MIDNIGHT),
      visits: visitsAfter(team.id, person, lastDay, known),
      hats: hatsOf(team, person),
      orphans: orphansOf(team, person),
      helper: helperOf(team, [person]),
    },
  ];
}

/** What nobody else has once this person is gone. The team is never locked out: somebody does what must be done meanwhile. */
function orphansOf(team: TeamAround, person: PersonId): Orphan[] {
  const hats = hatsOf(team, person).filter((hat) => wearersOf(team, hat).every((wearer) => wearer === person));
  const isOnlyVoice = team.advocates.includes(person) && ![team.owner, ...team.advocates].some((one) => one !== person && team.reachable.has(one));
  const powers: Orphan['power'][] = [...hats.map((hat) => ({ hat })), ...(isOnlyVoice ? (['speak for the team'] as const) : [])];
  return powers.map((power: Power & Orphan['power']) => ({ power, meanwhile: whoMayActFor(power, team, [person]) }));
}

function sayGoodbye(known: Known): Decision {
  const { departure } = known;
  const team = departure && teamById(known, departure.team);
  if (!departure || !team || (departure.state !== 'said' && departure.state !== 'known')) return [];
  const { id, person, lastDay, farewell } = departure;
  const tell = [...team.members.map((member) => member.person), ...team.advocates].filter(
    (one) => one !== person && one !== team.owner && known.outsideRoom.has(one) && team.reachable.has(one),
  );
  return [{ happened: 'goodbye-said', departure: id, team: team.id, person, lastDay, farewell, tell: [...new Set(tell)] }];
}

function stay(known: Known): Decision {
  const mine = departureMeant(known);
  const team = mine && teamById(known, mine.team);
  if (!mine || !team) return refuse('not leaving');
  const voice = voiceBesides(team, known.me);
  const others = mine.state === 'known' ? [...planners(team, known.me), helperOf(team, [known.me])] : [];
  const tell = [voice, ...others].flatMap((person) => (person && person !== known.me ? [person] : []));
  const { id, person, lastDay } = mine;
  return [{ happened: 'staying', departure: id, team: team.id, person, lastDay, tell: [...new Set(tell)], wasKnown: mine.state === 'known' }];
}

const planners = (team: TeamAround, besides: PersonId): PersonId[] => whoMayActFor({ hat: 'Rota Holder' }, team, [besides]);

/** The one that was named, or the one that is ahead: in the room's team first. */
const departureMeant = ({ departure, ahead, room, me }: Known): DepartureKnown | undefined =>
  departure?.person === me && departure.state !== 'taken back' && departure.state !== 'over'
    ? departure
    : (ahead.find(({ team }) => team === room) ?? ahead[0]);

function teamToLeave(intent: Of<'leave'>, known: Known): TeamAround | LeavingFact | Refusal<LeavingReason> {
  if (known.teams.length === 0) return refuse('in no team');
  const named = intent.whose ? known.teams.filter(({ owner }) => intent.whose?.includes(owner)) : known.teams;
  if (named.length === 0) return refuse('not in this team');
  const meant = teamMeant({ teams: named, room: intent.whose ? undefined : known.room }, intent.team);
  if (meant === 'none' || meant === 'not theirs') return refuse('not in this team');
  return meant === 'several' ? { happened: 'team-unclear', intent, teams: named.map(({ id }) => id) } : meant;
}

function letGo({ who, unknown, team: named }: Of<'let go'>, known: Known): Decision {
  if (known.teams.length === 0) return refuse('in no team');
  if (unknown || who.length === 0) return refuse('nobody of that name');
  const mine = known.teams.filter((team) => speaksFor(team, known.me) && (named === undefined || team.id === named));
  if (mine.length === 0) return refuse('not for you to say');
  const theirs = mine.flatMap((team) => who.filter((person) => person !== team.owner && isMember(team, person)).map((person) => ({ team, person })));
  const [found, another] = theirs;
  if (!found) return refuse(who.includes(known.me) ? 'yourself' : 'nobody of that name');
  if (another)
    return another.team === found.team
      ? refuse('which of them')
      : [{ happened: 'team-unclear', intent: { do: 'let go', who, unknown }, teams: mine.map(({ id }) => id) }];
  if (found.person === known.me) return refuse('yourself');
  if (!hasLastWord(found.team, known.me)) return refuse('owner decides');
  return [{ happened: 'letting-go-shown', team: found.team.id, person: found.person, visits: visitsOf(known, found.team.id, found.person) }];
}

/** The Team Owner; an advocate only where the Team Owner can't be asked in chat, or does not decide alone. */
const hasLastWord = (team: TeamAround, person: PersonId): boolean =>
  person === team.owner || (speaksFor(team, person) && (team.deciding === 'with the advocate' || !team.reachable.has(team.owner)));

function letGoNow({ team: id, person }: Of<'let go now'>, known: Known, { newId }: Moment): Decision {
  const team = teamById(known, id);
  if (!team || !isMember(team, person)) return refuse('over');
  if (!hasLastWord(team, known.me)) return refuse('not for you to say');
  return [
    {
      happened: 'let-go',
      departure: newId('departure'),
      team: id,
      person,
      by: known.me,
      from: known.now,
      visits: visitsOf(known, id, person),
      orphans: orphansOf(team, person),
      helper: helperOf(team, [person, known.me]),
      planners: planners(team, person).filter((one) => one !== known.me),
    },
  ];
}
