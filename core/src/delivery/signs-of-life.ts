import type { Tx } from '@hatstand/db/open';
import type { Letter } from '@hatstand/db/repositories/letters';
import { addressById } from '@hatstand/db/repositories/people';
import { isReachedElsewhere, lookAtAddress } from '@hatstand/db/repositories/signs-of-life';
import { SILENT_DAYS } from '../conversation/everyday/back-in.ts';
import type { Moment } from '../moment.ts';

const DAY_MS = 86_400_000;

/** A letter has left: in some days somebody looks whether any sign of life came back, where its reader can be asked elsewhere. */
export const noteHandedOver = (tx: Tx, letter: Letter, { now }: Moment): void => lookAt(tx, letter, new Date(now.getTime() + SILENT_DAYS * DAY_MS));

/** A letter was tried in vain, or given up: is its reader out of reach there? */
export const noteFailing = (tx: Tx, letter: Letter, { now }: Moment): void => lookAt(tx, letter, now);

function lookAt(tx: Tx, { address: id, room }: Letter, when: Date): void {
  const address = id && !room ? addressById(tx, id) : undefined;
  if (!address || address.unlinkedAt || address.awaySince || !isReachedElsewhere(tx, address.person, address.id)) return;
  lookAtAddress(tx, address, when);
}
