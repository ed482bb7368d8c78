import type { PersonId } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { helperName, isTeamOwner } from '@hatstand/db/repositories/people';
import { agreeToPin, pinsOf, putUpPin, relabelPin, takeDownPin } from '@hatstand/db/repositories/pins';
import { advocatesOf, clearanceIn, everybodyIn, readersOf, roomOfTeam, type Team, teamsOf, voiceOf, wearersOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { PinIntent } from './intents.ts';
import type { Known, PinFact, PinTeam } from './rules.ts';

/** The teams somebody is in, with what is on their boards. */
export function know(tx: Tx, { person, place }: Speaker, intent: PinIntent, { local }: Moment): Known {
  const today = dayOf(local);
  const teams = teamsOf(tx, person, today).map((team) => teamKnown(tx, team, person, today));
  const people = new Set<PersonId>([person, ...teams.flatMap((team) => team.pins.map((pin) => pin.pinnedBy))]);
  return {
    me: person,
    today,
    room: place?.room ? (place.room.team ?? 'no team') : undefined,
    teams,
    names: new Map([...people].filter((id) => !isTeamOwner(tx, id)).map((id) => [id, helperName(tx, id)])),
    length: 'text' in intent ? reveal(intent.text.words).length : 0,
  };
}

function teamKnown(tx: Tx, team: Team, person: PersonId, today: Day): PinTeam {
  const admins = wearersOf(tx, team.id, 'Team Chat Admin', today);
  const voice = voiceOf(tx, team, today);
  const room = roomOfTeam(tx, team.id);
  const inRoom = new Set(room ? readersOf(tx, room.id) : []);
  const everybody = everybodyIn(tx, team, today);
  const withClearance = (one: PersonId) => ({ person: one, clearance: clearanceIn(tx, team.id, one, today) });
  const askable = [...admins, ...(voice ? [voice] : [])].filter((one) => one !== person);
  return {
    id: team.id,
    name: team.name,
    nickname: team.nickname,
    clearance: clearanceIn(tx, team.id, person, today),
    hasEnded: team.state === 'ended',
    pins: pinsOf(tx, team.id, today),
    mayPin: [...admins, team.owner, ...advocatesOf(tx, team.id, today)],
    outside: everybody.filter((one) => !inRoom.has(one)).map(withClearance),
    askable: askable.map(withClearance),
  };
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: PinFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'pinned':
    case 'pin-suggested': {
      const { pin: id, team, words, label, by, until } = fact;
      putUpPin(tx, { id, team, words, label, pinnedBy: by, pinnedAt: now, until: until ?? null, agreedBy: fact.happened === 'pinned' ? by : null });
      return;
    }
    case 'suggestion-agreed':
      return agreeToPin(tx, fact.pin.id, fact.by);
    case 'suggestion-declined':
    case 'unpinned':
      return takeDownPin(tx, fact.pin.id, now);
    case 'marked-ordinary':
      return relabelPin(tx, fact.pin.id, 'team');
    case 'board-shown':
    case 'team-unclear':
    case 'words-asked':
    case 'words-checked':
    case 'until-asked':
    case 'left':
    case 'which-pin':
      return;
  }
}
