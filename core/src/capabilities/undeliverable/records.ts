import type { Tx } from '@hatstand/db/open';
import { circleHatsOf, circlesOf } from '@hatstand/db/repositories/circles';
import { helperName, isTeamOwner } from '@hatstand/db/repositories/people';
import { type Undelivered, undeliveredSince } from '@hatstand/db/repositories/signs-of-life';
import { teamsOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { UndeliverableIntent } from './grammar.ts';
import { SHOWN_DAYS } from './messages.ts';
import type { Known, NotDelivered } from './rules.ts';

const ORGANISER = 'Care Commons Organiser';
const DAY_MS = 86_400_000;

export function know(tx: Tx, { person }: Speaker, _intent: UndeliverableIntent, { now, local }: Moment): Known {
  const today = dayOf(local);
  const isOrganiser = circlesOf(tx, person, today).some((circle) =>
    circleHatsOf(tx, circle, today).some(({ hat, wornBy }) => hat === ORGANISER && wornBy === person),
  );
  const all = isOrganiser ? undeliveredSince(tx, new Date(now.getTime() - SHOWN_DAYS * DAY_MS), now) : [];
  return { me: person, isOrganiser, notDelivered: all.map((one) => shown(tx, one, today)) };
}

function shown(tx: Tx, { person, ...rest }: Undelivered, today: Day): NotDelivered {
  const own = isTeamOwner(tx, person) ? teamsOf(tx, person, today).find(({ owner }) => owner === person) : undefined;
  return { ...rest, who: own ? { is: 'Team Owner', nickname: own.nickname } : { is: 'helper', name: helperName(tx, person) } };
}
