import type { LetterId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { lettersCarriedAs, markDelivered } from '@hatstand/db/repositories/carrying';
import { tryAllAgain } from '@hatstand/db/repositories/letters';
import { addressById } from '@hatstand/db/repositories/people';
import { noteSeen } from '@hatstand/db/repositories/signs-of-life';
import type { ChannelName } from '@hatstand/db/schema/people';
import { noteLine } from '../conversation/lines.ts';
import { letRest } from '../conversation/resting.ts';
import type { Moment } from '../moment.ts';
import type { Receipt } from '../wire/letter.ts';
import { giveUpOn } from './courier.ts';

/** What a channel reports: what became of a letter, and so of all that travelled in it; or something of the channel itself. Receipts may come twice, early, late, for another channel or for nothing known. */
export function takeReceipt(tx: Tx, channel: ChannelName, receipt: Receipt, moment: Moment): void {
  switch (receipt.kind) {
    case 'delivered':
      // True: ids come back as they were sent out; any other finds nothing.
      for (const id of markDelivered(tx, receipt.letter as LetterId, channel, moment.now)) {
        const address = addressById(tx, id);
        if (address) noteSeen(tx, address, moment.now);
      }
      return;
    case 'failed':
      for (const letter of lettersCarriedAs(tx, receipt.letter as LetterId, channel)) giveUpOn(tx, letter, moment);
      return;
    case 'changed hands':
      return letRest(tx, channel, receipt.address, moment);
    case 'line':
      return noteLine(tx, channel, receipt.state, moment);
    case 'back':
      return tryAllAgain(tx, channel, moment.now);
  }
}
