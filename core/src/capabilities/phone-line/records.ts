import type { Tx } from '@hatstand/db/open';
import { circleHatsOf, circlesOf } from '@hatstand/db/repositories/circles';
import { lineOf, ORGANISER } from '@hatstand/db/repositories/lines';
import { addressesOf } from '@hatstand/db/repositories/people';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { PhoneLineIntent } from './intents.ts';
import type { Known } from './rules.ts';

export function know(tx: Tx, { person }: Speaker, _intent: PhoneLineIntent, { local }: Moment): Known {
  const today = dayOf(local);
  const isOrganiser = circlesOf(tx, person, today).some((circle) =>
    circleHatsOf(tx, circle, today).some(({ hat, wornBy }) => hat === ORGANISER && wornBy === person),
  );
  const onRocketChat = addressesOf(tx, person).find(({ channel }) => channel === 'rocketchat')?.id;
  return { me: person, isOrganiser, line: lineOf(tx, 'whatsapp'), onRocketChat };
}
