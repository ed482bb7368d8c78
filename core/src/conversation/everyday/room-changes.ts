import type { PersonId, RoomId, TeamId } from '@hatstand/db/ids';
import { type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { setAlarm } from '@hatstand/db/repositories/conversation';
import { addressesOf } from '@hatstand/db/repositories/people';
import { membersOf, type Room, roomById, teamById, voiceOf, wearersOf } from '@hatstand/db/repositories/teams';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { Capability, Message } from '../capability.ts';

const ROOM_CHANGES = 'room changes';

/** What may have become of a team's room, or may not be done there, that somebody should know. */
export type RoomChange =
  | 'open to everyone'
  | 'private again'
  | 'outsiders read along'
  | 'only the team again'
  | 'gone'
  | 'no right to pin'
  | 'nobody there to pin';
type Intent = { readonly do: 'tell'; readonly room: RoomId; readonly change: RoomChange };
type Fact = { readonly happened: 'room-changed'; readonly room: RoomId; readonly change: RoomChange };
interface Known {
  readonly team: TeamId | undefined;
  readonly name: Labelled<'team'> | undefined;
  readonly nickname: Labelled<'plan'> | undefined;
  readonly tell: readonly PersonId[];
}

/** Has those who look after the chat told, in a turn of its own. The room itself has changed already; a room of no team concerns nobody. */
export function tellRoomChange(tx: Tx, { id, team }: Pick<Room, 'id' | 'team'>, change: RoomChange, moment: Moment): void {
  if (!team) return;
  const intent: Intent = { do: 'tell', room: id, change };
  setAlarm(tx, { id: moment.newId('alarm'), rings: moment.now, person: teamById(tx, team).owner, capability: ROOM_CHANGES, intent });
}

/** A team's room was opened, joined by somebody from outside, or deleted: Team Chat Admin is told privately, and of a room that is gone Team Starter too. */
export const roomChanges: Capability<Intent, Known, Fact, never, never> = {
  name: ROOM_CHANGES,
  examples: [],
  understand: () => undefined,
  dialog: { version: 1, answer: () => undefined },
  know(tx, _speaker, { room: id, change }, { local }) {
    const room = roomById(tx, id);
    if (!room?.team) return { team: undefined, name: undefined, nickname: undefined, tell: [] };
    const today = dayOf(local);
    const team = teamById(tx, room.team);
    const isThere = (person: PersonId): boolean => addressesOf(tx, person).length > 0;
    const admins = wearersOf(tx, team.id, 'Team Chat Admin', today).filter(isThere);
    const starters = membersOf(tx, team.id, today)
      .filter(({ kind, person }) => kind === 'Team Starter' && isThere(person))
      .map(({ person }) => person);
    const lookAfterIt = change === 'gone' || admins.length === 0 ? [...admins, ...starters] : admins;
    const voice = voiceOf(tx, team, today);
    return { team: team.id, name: room.name, nickname: team.nickname, tell: [...new Set(lookAfterIt.length > 0 ? lookAfterIt : voice ? [voice] : [])] };
  },
  decide: ({ room, change }, { team }) => (team ? [{ happened: 'room-changed', room, change }] : []),
  record: () => undefined,
  tell({ change }, { team, name, nickname, tell }) {
    if (!team || !name || !nickname) return [];
    return tell.map(
      (to): Message<Intent, never> => ({
        to,
        text: teamText`The room “${name}” ${WHAT[change]}`,
        limited: plan`The room of ${nickname} in Rocket.Chat ${WHAT[change]}`,
        teams: [team],
        privately: true,
      }),
    );
  },
  explain: (reason: never) => reason,
};

const WHAT: Readonly<Record<RoomChange, Labelled<'open'>>> = {
  'open to everyone': open`is open to everybody now. I have stopped posting about the team there, and write to each person instead. When it is private again, I go on as before.`,
  'private again': open`is private again. I post there as before.`,
  'outsiders read along': open`has somebody in it who is not in the team. Until they have left, I write to each person in the team instead of posting there.`,
  'only the team again': open`is the team's own again. I post there as before.`,
  'no right to pin': open`has a new pin, and I may not pin messages there. Please use Pin in the menu of my message, or ask whoever runs Rocket.Chat to let me.`,
  'nobody there to pin': open`has a pin that waits: what pins messages for me is not running. Meanwhile please use Pin in the menu of my message, and ask whoever runs the server to start it.`,
  gone: open`is gone, or I am not in it any more. What was meant for it goes to each person instead. To have a room again, make one and invite me.`,
};
