import type { PersonId } from '@hatstand/db/ids';
import { open, plan, team as teamText } from '@hatstand/db/labels';
import type { Answer, Message } from '../../conversation/capability.ts';
import type { TeamFact } from './facts.ts';
import type { TeamIntent, TeamStep } from './intents.ts';
import { isStarterOf, type Known } from './known.ts';
import { MAKE_IT_PRIVATE, teamOf } from './showing.ts';

type TeamMessage = Message<TeamIntent, TeamStep>;
type Fact<Happened> = Extract<TeamFact, { happened: Happened }>;

/** Said in the room, and to those who look after the team: so nobody is taken by surprise that it talks somewhere else. */
export function roomGiven({ team: id, openTo }: Fact<'room-given'>, known: Known): TeamMessage[] {
  const team = teamOf(id, known);
  const admins = team.hats.flatMap(({ hat, wornBy }) => (hat === 'Team Chat Admin' ? [wornBy] : []));
  const starters = team.members.flatMap(({ person }) => (isStarterOf(team, person) ? [person] : []));
  const others = new Set<PersonId>([team.owner, ...team.advocates, ...admins, ...starters].filter((one) => one !== known.me && known.reachable.has(one)));
  const told = others.size > 0 ? open` I have told those who look after the team.` : open``;
  return [
    {
      to: known.me,
      text: plan`Done. This is the room of ${team.nickname} from now on.${told} Please add whoever reads along.${openTo === 'everyone' ? MAKE_IT_PRIVATE : open``}`,
      teams: [id],
      about: plan`the team’s new room`,
    },
    { to: { roomOf: id }, text: plan`This is the room of ${team.nickname} from now on. What I post for the team, I post here.`, teams: [id] },
    ...[...others].map(
      (to): TeamMessage => ({
        to,
        text: plan`${team.nickname} has a new room in Rocket.Chat. ${known.names.get(known.me) ?? open`Somebody in the team`} set it up, because the old one is gone.`,
        teams: [id],
      }),
    ),
  ];
}

export function roomIsThere({ team: id, isHere }: Fact<'room-is-there'>, known: Known): Answer<TeamIntent, TeamStep> {
  const { nickname, room } = teamOf(id, known);
  if (isHere || room.is === 'gone') return { text: plan`This is the room of ${nickname} already.`, teams: [id] };
  return {
    text: teamText`${nickname} has a room already: “${room.name}” in Rocket.Chat. I post there, and have left it so. If that room is deleted, say /team room here again.`,
    limited: plan`${nickname} has a room in Rocket.Chat already. I post there, and have left it so.`,
    teams: [id],
  };
}
