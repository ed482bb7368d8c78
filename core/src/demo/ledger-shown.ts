import type { LetterId } from '@hatstand/db/ids';
import { mayCarry } from '@hatstand/db/labels';
import { type Db, inOneTransaction } from '@hatstand/db/open';
import { addressByHandle } from '@hatstand/db/repositories/people';
import { clearanceIn } from '@hatstand/db/repositories/teams';
import { deliveries } from '../capabilities/deliveries/index.ts';
import type { Channel } from '../channels/channel.ts';
import type { Moment } from '../moment.ts';
import { dayOf } from '../words/calendar.ts';

/** How what somebody sent last stands in the ledger, in the words Hattie would use if they asked her on this channel; undefined when they sent nothing. */
export const ledgerShown = (db: Db, channel: Channel, address: string, moment: Moment): string | undefined =>
  inOneTransaction(db, (tx) => {
    const person = addressByHandle(tx, channel.name, address)?.person;
    if (!person) return undefined;
    const speaker = { person, place: { channel: channel.name, room: undefined } };
    const newest = deliveries.know(tx, speaker, { do: 'who has had it' }, moment).items.find(({ sender }) => sender === person);
    if (!newest) return undefined;
    const intent = { do: 'who has had it', item: newest.key } as const;
    const known = deliveries.know(tx, speaker, intent, moment);
    const decision = deliveries.decide(intent, known, moment);
    const [fact] = 'refused' in decision ? [] : decision;
    const [message] = fact ? deliveries.tell(fact, known, moment) : [];
    if (!message) return undefined;
    const mayRead =
      channel.name === 'rocketchat' && message.teams.every((team) => mayCarry(clearanceIn(tx, team, person, dayOf(moment.local)), message.text.label));
    const text = mayRead ? message.text : (message.limited ?? message.text);
    const way = channel.name === 'whatsapp' ? 'whatsapp' : 'direct';
    return channel.render({ id: 'letter-ledger' as LetterId, to: { kind: 'direct', address }, way, text, choices: [] }).text;
  });
