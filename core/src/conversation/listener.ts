import type { Tx } from '@hatstand/db/open';
import { sawAddress } from '@hatstand/db/repositories/addresses';
import type { Address } from '@hatstand/db/repositories/people';
import { addressByHandle } from '@hatstand/db/repositories/people';
import { roomByHandle } from '@hatstand/db/repositories/teams';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Moment } from '../moment.ts';
import type { Cue } from '../wire/cue.ts';
import type { Place, Speaker } from './capability.ts';

/** Who said it and where; undefined for somebody nobody knows. A room the house does not know counts as saying it to Hattie alone. */
export function speakerOf(tx: Tx, channel: ChannelName, cue: Cue, moment: Moment): Speaker | undefined {
  const address: Address | undefined = addressByHandle(tx, channel, cue.from.address);
  if (!address) return undefined;
  sawAddress(tx, address.id, moment.now);
  return { person: address.person, place: { ...placeOf(tx, channel, cue), from: address.id } };
}

function placeOf(tx: Tx, channel: ChannelName, cue: Cue): Place {
  const room = cue.place.kind === 'room' ? roomByHandle(tx, channel, cue.place.room) : undefined;
  return { channel, room: room && { id: room.id, team: room.team ?? undefined } };
}
