import type { LetterId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import type { Address } from '@hatstand/db/repositories/people';
import { addressByHandle } from '@hatstand/db/repositories/people';
import { noteSeen } from '@hatstand/db/repositories/signs-of-life';
import { roomByHandle } from '@hatstand/db/repositories/teams';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Moment } from '../moment.ts';
import type { Cue } from '../wire/cue.ts';
import type { Place, Speaker } from './capability.ts';

/** Who said it and where; undefined for somebody nobody knows. A room the house does not know counts as saying it to Hattie alone. */
export function speakerOf(tx: Tx, channel: ChannelName, cue: Cue, moment: Moment): Speaker | undefined {
  const address: Address | undefined = addressByHandle(tx, channel, cue.from.address);
  if (!address) return undefined;
  noteSeen(tx, address.id, moment.now);
  // True: the letters somebody can quote are ours, and an id of no letter is looked for in vain.
  const quoted = cue.heard.kind === 'words' ? (cue.heard.answering as LetterId | undefined) : undefined;
  return { person: address.person, place: { ...placeOf(tx, channel, cue), from: address.id }, quoted };
}

function placeOf(tx: Tx, channel: ChannelName, cue: Cue): Place {
  const room = cue.place.kind === 'room' ? roomByHandle(tx, channel, cue.place.room) : undefined;
  return { channel, room: room && { id: room.id, team: room.team ?? undefined } };
}
