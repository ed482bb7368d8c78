import type { Tx } from '@hatstand/db/open';
import { restAddress } from '@hatstand/db/repositories/addresses';
import { setAlarm } from '@hatstand/db/repositories/conversation';
import { addressByHandle } from '@hatstand/db/repositories/people';
import { rerouteLetters } from '@hatstand/db/repositories/rerouting';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Moment } from '../moment.ts';
import { LINKING } from './strangers.ts';

/**
 * The channel says that an account or number may be somebody else's by now. At once nothing goes there, what waits goes another way, and who can put it
 * right is told in a turn of its own. Said twice, or of an address that is not linked, it changes nothing.
 */
export function letRest(tx: Tx, channel: ChannelName, handle: string, moment: Moment): void {
  const address = addressByHandle(tx, channel, handle);
  if (!address) return;
  restAddress(tx, address.id, moment.now);
  rerouteLetters(tx, address.id, moment.now);
  const intent = { do: 'tell of rest', address: address.id };
  setAlarm(tx, { id: moment.newId('alarm'), rings: moment.now, person: address.person, capability: LINKING, intent });
}
