import type { ChannelName } from '@hatstand/db/schema/people';
import type { Database } from 'better-sqlite3';

/** What can be switched off in the demo: a whole chat, or one person's phone in it. */
export interface Switches {
  isDown(channel: ChannelName): boolean;
  takeDown(channel: ChannelName): void;
  bringBack(channel: ChannelName): void;
  isOff(channel: ChannelName, address: string): boolean;
  /** Their screen stays as it is until it is on again; the chat's server keeps what comes meanwhile. */
  switchOff(channel: ChannelName, address: string): void;
  switchOn(channel: ChannelName, address: string): void;
  /** The number of the newest message that the phone could get. */
  newestOnPhone(channel: ChannelName, address: string): number;
}

const SCHEMA = `
create table if not exists chats_down (channel text primary key);
create table if not exists phones_off (channel text not null, address text not null, newest integer not null, primary key (channel, address));
`;

/** In the file of the screens, so that switches are as they were after a restart. */
export function openSwitches(db: Database): Switches {
  db.exec(SCHEMA);
  const down = db.prepare('select 1 from chats_down where channel = ?');
  const off = db.prepare('select newest from phones_off where channel = ? and address = ?').pluck();
  const newest = db.prepare('select coalesce(max(number), 0) from messages').pluck();
  return {
    isDown: (channel) => down.get(channel) !== undefined,
    takeDown: (channel) => void db.prepare('insert or ignore into chats_down values (?)').run(channel),
    bringBack: (channel) => void db.prepare('delete from chats_down where channel = ?').run(channel),
    isOff: (channel, address) => off.get(channel, address) !== undefined,
    switchOff: (channel, address) => void db.prepare('insert or ignore into phones_off values (?, ?, ?)').run(channel, address, newest.get()),
    switchOn: (channel, address) => void db.prepare('delete from phones_off where channel = ? and address = ?').run(channel, address),
    newestOnPhone: (channel, address) => (off.get(channel, address) as number | undefined) ?? Number.MAX_SAFE_INTEGER,
  };
}

/** What a switch is called for each chat: a phone is off, an account is logged out. */
export const OFF_WORDS: Readonly<Record<ChannelName, { readonly chat: string; readonly off: string; readonly turnOff: string; readonly turnOn: string }>> = {
  rocketchat: { chat: 'Rocket.Chat', off: 'is logged out', turnOff: 'Log out', turnOn: 'Log in' },
  whatsapp: { chat: 'WhatsApp', off: 'has the phone off', turnOff: 'Phone off', turnOn: 'Phone on' },
};

/** Why somebody cannot write there just now, as a sentence; undefined when they can. */
export function whyNot(switches: Switches, channel: ChannelName, owner: { readonly address: string; readonly firstName: string }): string | undefined {
  const { chat, off, turnOn } = OFF_WORDS[channel];
  if (switches.isDown(channel)) return `${chat} is down, so nobody can write there. “${chat} works again” brings it back.`;
  if (switches.isOff(channel, owner.address)) return `${owner.firstName} ${off}. “${turnOn}” comes first.`;
  return undefined;
}
