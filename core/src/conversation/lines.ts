import type { Tx } from '@hatstand/db/open';
import { setAlarm } from '@hatstand/db/repositories/conversation';
import { keepLine, lineOf, organisersOn } from '@hatstand/db/repositories/lines';
import type { LineState } from '@hatstand/db/schema/lines';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Moment } from '../moment.ts';
import { dayOf } from '../words/calendar.ts';

const PHONE_LINE = 'phone-line';

/** A channel says how its line is. Whoever runs the house is told of each change, once, in a turn of its own; not that all is well from the start. */
export function noteLine(tx: Tx, channel: ChannelName, state: LineState, moment: Moment): void {
  const before = lineOf(tx, channel);
  if (!keepLine(tx, channel, state, moment.now) || channel !== 'whatsapp') return;
  // Whoever links it stands before it.
  if (state === 'to be linked' || (state === 'linked' && !before)) return;
  for (const person of organisersOn(tx, dayOf(moment.local)))
    setAlarm(tx, { id: moment.newId('alarm'), rings: moment.now, person, capability: PHONE_LINE, intent: { do: 'tell of line', state } });
}
