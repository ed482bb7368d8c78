import { type Refusal, refuse } from '../../conversation/capability.ts';
import { teamMeant } from '../../visits/known.ts';
import type { TeamFact, TeamReason } from './facts.ts';
import type { TeamIntent } from './intents.ts';
import { isStarterOf, type Known, speaksFor, type TeamKnown } from './known.ts';

const TEAM_CHAT_ADMIN = 'Team Chat Admin';

/** Who may say where the team talks: whoever speaks for it, looks after its chat, or helps it along. */
const mayGiveRoom = (team: TeamKnown, { me }: Known): boolean =>
  speaksFor(team, me) || isStarterOf(team, me) || team.hats.some(({ hat, wornBy }) => hat === TEAM_CHAT_ADMIN && wornBy === me);

/** A team whose room is gone talks in another one from now on. A room that is still there is left alone. */
export function giveRoom(intent: Extract<TeamIntent, { do: 'give room' }>, known: Known): readonly TeamFact[] | Refusal<TeamReason> {
  const { here, teams, me, inThisRoom } = known;
  if (teams.length === 0) return refuse('in no team');
  const named = intent.team ?? known.weighed.teamCalled;
  if (named === 'nobody’s') return refuse('not in this team');
  const may = teams.filter((team) => mayGiveRoom(team, known));
  const lost = may.filter(({ room }) => room.is === 'gone');
  const team = named ? (teams.find(({ id }) => id === named) ?? ('not theirs' as const)) : teamMeant({ teams: lost.length > 0 ? lost : may, room: here?.team });
  if (team === 'not theirs') return refuse('not in this team');
  if (team === 'none') return refuse('not for you to give a room');
  if (team === 'several') return [{ happened: 'team-unclear', intent, teams: (lost.length > 0 ? lost : may).map(({ id }) => id) }];
  if (!may.includes(team)) return refuse('not for you to give a room');
  if (team.room.is === 'there') return [{ happened: 'room-is-there', team: team.id, isHere: here?.team === team.id }];
  if (!here) return refuse('say it in the new room');
  if (here.is === 'the circle’s') return refuse('room is the circle’s');
  if (here.is !== 'free') return refuse('room has a team');
  if (inThisRoom) return refuse('somebody else is starting one');
  return [{ happened: 'room-given', team: team.id, room: here.id, openTo: here.openTo, by: me }];
}
