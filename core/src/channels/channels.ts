import type { ChannelName } from '@hatstand/db/schema/people';
import type { Carry, Channel } from './channel.ts';
import { renderForRocketChat } from './rocketchat.ts';
import { renderForWhatsApp } from './whatsapp.ts';

/** The channels there are, each with the way its letters are handed over; a channel without one is not set up. */
export function channelsBy(carriers: Partial<Record<ChannelName, Carry>>): ReadonlyMap<ChannelName, Channel> {
  const channels: Channel[] = [];
  if (carriers.rocketchat) channels.push({ name: 'rocketchat', render: renderForRocketChat, carry: carriers.rocketchat });
  if (carriers.whatsapp) channels.push({ name: 'whatsapp', render: renderForWhatsApp, carry: carriers.whatsapp });
  return new Map(channels.map((channel) => [channel.name, channel]));
}
