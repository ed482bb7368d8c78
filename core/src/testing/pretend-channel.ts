import type { ChannelName } from '@hatstand/db/schema/people';
import { type Carried, type Channel, Outage } from '../channels/channel.ts';
import { channelsBy } from '../channels/channels.ts';
import { letter as letterShape, type WireLetter } from '../wire/letter.ts';

/** A chat that keeps its manners: shows a letter once, however often it comes, and can be down or refuse for good. */
export interface PretendChat {
  /** Every letter that was shown, in order, each once. */
  readonly shown: WireLetter[];
  /** Every call with a letter, also those that failed. */
  readonly tried: WireLetter[];
  isDown: boolean;
  /** Whether it can change what it has shown, but for whispers, which Rocket.Chat keeps nowhere; what it was asked to change, in order, each once. */
  canAmend: boolean;
  readonly amended: WireLetter[];
  /** Takes what happens to a letter before it is shown: may throw, or wait, or answer instead of showing it. */
  before: (letter: WireLetter) => Carried | undefined | void | Promise<void>;
  /** Takes what happens after it was shown: may throw, as if the answer was lost on the way back. */
  after: (letter: WireLetter) => void;
  /** Addresses that can never be reached. */
  readonly unknown: Set<string>;
}

export type PretendChats = Readonly<Record<ChannelName, PretendChat>>;

const quiet = (): void => undefined;
const pretendChat = (): PretendChat => ({ shown: [], tried: [], isDown: false, canAmend: false, amended: [], before: quiet, after: quiet, unknown: new Set() });
export const pretendChats = (): PretendChats => ({ rocketchat: pretendChat(), whatsapp: pretendChat() });

/** The real renderers, with pretend chats at the other end. What is carried is checked against the contract. */
export function channelsTo(chats: PretendChats): ReadonlyMap<ChannelName, Channel> {
  const carrier = (channel: ChannelName) =>
    Object.assign(carryTo(channel), { canAmend: ({ to }: WireLetter) => chats[channel].canAmend && to.kind !== 'whisper' });
  const carryTo =
    (channel: ChannelName) =>
    async (letter: WireLetter): Promise<Carried> => {
      const chat = chats[channel];
      chat.tried.push(letterShape.parse(letter));
      const instead = await chat.before(letter);
      if (instead) return instead;
      if (chat.isDown) throw new Outage(`${channel} is set down`, { nothingShown: true });
      if ('address' in letter.to && chat.unknown.has(letter.to.address)) return 'never';
      const kept = letter.amends === undefined ? chat.shown : chat.amended;
      if (!kept.some(({ id }) => id === letter.id)) kept.push(letter);
      chat.after(letter);
      return 'handed over';
    };
  return channelsBy({ rocketchat: carrier('rocketchat'), whatsapp: carrier('whatsapp') });
}
