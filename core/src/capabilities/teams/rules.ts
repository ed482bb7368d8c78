import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { teamMeant } from '../../visits/known.ts';
import { giveRoom } from './another-room.ts';
import type { TeamFact, TeamReason } from './facts.ts';
import type { TeamIntent } from './intents.ts';
import { isStarterOf, type Known, speaksFor, type TeamKnown } from './known.ts';
import { agreed, answered, askForTheYes, giveUp, lapse, start, told } from './starting.ts';

type Decision = readonly TeamFact[] | Refusal<TeamReason>;
type Of<Do> = Extract<TeamIntent, { do: Do }>;

/** The Team Owner has the last word on who is in the team (PLAYBOOK), and there is no team before their yes. */
export function decide(intent: TeamIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'show':
      return show(intent, known);
    case 'call it':
      return callIt(intent, known);
    case 'know well':
      return knowWell(intent, known);
    case 'give room':
      return giveRoom(intent, known);
    case 'start':
      return start(intent, known, moment);
    case 'tell':
      return told(intent, known);
    case 'ask for the yes':
      return askForTheYes(known);
    case 'answer':
      return answered(intent, known, moment);
    case 'agreed face to face':
      return agreed(known, moment);
    case 'give up starting':
      return giveUp(known);
    case 'lapse':
      return lapse(known);
    case 'leave as is':
      return [{ happened: 'left-as-is' }];
  }
}

function show(intent: Of<'show'>, known: Known): Decision {
  const { teams, here, circles, outside } = known;
  if (intent.of) {
    const owned = teams.find(({ owner }) => intent.of?.includes(owner));
    return owned ? [{ happened: 'team-shown', team: owned.id }] : refuse('not in this team');
  }
  if (!intent.team && here?.is === 'free' && circles.length > 0) return [{ happened: 'free-room-shown', room: here.id, openTo: here.openTo }];
  const fromOutside = outside.find(({ id }) => id === (intent.team ?? here?.team));
  if (fromOutside && !teams.some(({ id }) => id === fromOutside.id)) return [{ happened: 'circle-shown', circle: fromOutside.circle, teams: [fromOutside.id] }];
  const [circle] = circles;
  if (circle && !intent.team && (teams.length === 0 || here?.is === 'the circle’s'))
    return [{ happened: 'circle-shown', circle, teams: outside.filter((team) => team.circle === circle).map(({ id }) => id) }];
  const team = oneTeam(intent, teams, known);
  return 'refused' in team ? team : 'happened' in team ? [team] : [{ happened: 'team-shown', team: team.id }];
}

/** What a team is called where its Team Owner is never named: theirs to say, and the Team Starter's while it begins. */
function callIt(intent: Of<'call it'>, known: Known): Decision {
  const team = oneTeam(
    intent,
    known.teams.filter((one) => speaksFor(one, known.me) || isStarterOf(one, known.me)),
    known,
  );
  if ('refused' in team) return team;
  if ('happened' in team) return [team];
  const { nickname } = known.weighed;
  if (!nickname) return [{ happened: 'nickname-asked', team: team.id }];
  if (nickname.givesAway) return refuse('gives the name away');
  if (nickname.isTaken) return refuse('nickname is taken');
  return [{ happened: 'nickname-changed', team: team.id, nickname: nickname.words, was: team.nickname, by: known.me }];
}

/** A newcomer is one until the Team Owner says that they know them. */
function knowWell(intent: Of<'know well'>, known: Known): Decision {
  const mine = known.teams.filter((team) => speaksFor(team, known.me));
  const team = oneTeam(intent, mine, known);
  if ('refused' in team) return team;
  if ('happened' in team) return [team];
  if (intent.whose && !intent.whose.includes(team.owner)) return refuse('not for you to say');
  const people = intent.people.map((group) => team.members.filter(({ person }) => group.includes(person)));
  if (people.some((group) => group.length === 0)) return refuse('not a member');
  if (people.some((group) => group.length > 1)) return refuse('two of that name');
  const members = people.flat();
  const fresh = members.filter(({ newcomer }) => newcomer).map(({ person }) => person);
  if (fresh.length === 0) return [{ happened: 'known-well-already', team: team.id, people: members.map(({ person }) => person) }];
  return [{ happened: 'known-well', team: team.id, people: fresh, by: known.me }];
}

/** The team that is meant, of those in which the speaker may do this. */
function oneTeam(intent: Of<'show' | 'call it' | 'know well'>, may: readonly TeamKnown[], known: Known): TeamKnown | TeamFact | Refusal<TeamReason> {
  const room = known.here ? (known.here.team ?? 'no team') : undefined;
  if (known.teams.length === 0) return refuse('in no team');
  if (teamMeant({ teams: known.teams, room }, intent.team) === 'not theirs') return refuse('not in this team');
  const team = teamMeant({ teams: may, room }, intent.team);
  if (team === 'none' || team === 'not theirs') return refuse('not for you to say');
  return team === 'several' ? { happened: 'team-unclear', intent, teams: may.map(({ id }) => id) } : team;
}
