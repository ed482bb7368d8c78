import { care, type Labelled, open, plan, team } from '@hatstand/db/labels';
import { expect, test } from 'vitest';
import type { Arrival } from '../chat-files/messages.ts';
import { openScreens } from '../demo/playground/screens.ts';
import { Chats } from '../testing/converse/chats.ts';
import type { WireLetter } from '../wire/letter.ts';
import { channelContract, type OpenChannel, type Place, type ShownLetter } from './channel.contract.ts';
import type { Channel } from './channel.ts';
import { channelsBy } from './channels.ts';
import { carryOverHttp } from './http-carrier.ts';
import { wordsForRocketChat } from './rocketchat.ts';
import { wordsForWhatsApp } from './whatsapp.ts';

const SECRETS = { rocketchat: 'the rocketchat secret', whatsapp: 'the whatsapp secret' };
const ROCKETCHAT: readonly Place[] = [
  { name: 'a direct message', way: 'direct', to: { kind: 'direct', address: 'sam' } },
  { name: 'the room of a team', way: 'teamRoom', to: { kind: 'room', room: 'rosa' } },
  { name: 'a whisper in it', way: 'teamRoom', to: { kind: 'whisper', room: 'rosa', address: 'sam' } },
  { name: 'a public room', way: 'publicRoom', to: { kind: 'room', room: 'millbrook' } },
];
const WHATSAPP: readonly Place[] = [{ name: 'a direct message', way: 'whatsapp', to: { kind: 'direct', address: '447700900002' } }];

const onRocketChat = {
  places: ROCKETCHAT,
  answeredBy: 'buttons',
  markup: /(?<!\\)[*_~`#]|\]\(|@\p{L}/u,
} as const;
const onWhatsApp = {
  places: WHATSAPP,
  answeredBy: 'numbers',
  markup: /[*_~`](?![\s\u200B]|$)/u,
} as const;

const numbersIn = (text: string): string[] => text.split('\n').filter((line) => /^\d+\. /.test(line));
/** What a person sees: escapes and marks of no width are not seen. */
const seen = (text: string): string => text.replace(/\\(?=[*_~`#])|\u200B/g, '');
const shownOn = ({ name }: Channel, { text, buttons }: Pick<WireLetter, 'text' | 'buttons'>): ShownLetter => ({
  text: seen(text),
  answers: name === 'rocketchat' ? buttons.map(({ choice }) => choice) : numbersIn(text),
});

/** The renderer, then real signed HTTP to chats that are as strict as the real adapters. */
const overHttp = (name: 'rocketchat' | 'whatsapp') => async (): Promise<OpenChannel> => {
  const chats = new Chats(SECRETS);
  await chats.listen();
  const arrived: Arrival[] = [];
  chats.clear({ arrived: (arrival) => arrived.push(arrival), report: async () => undefined });
  const carry = carryOverHttp({ channel: name, url: chats.urlOf(name), secret: SECRETS[name], now: () => new Date() });
  const channel = channelOf(name, carry);
  return {
    channel,
    shownAt: ({ to }) => arrived.filter(({ letter }) => JSON.stringify(letter.to) === JSON.stringify(to)).map(({ letter }) => shownOn(channel, letter)),
    async close() {
      expect(chats.takeComplaints()).toEqual([]);
      await chats.close();
    },
  };
};

/** The playground’s screens, as one person of the demo world sees them. */
const onScreens = (name: 'rocketchat' | 'whatsapp') => (): OpenChannel => {
  const screens = openScreens(':memory:', () => new Date('2026-11-23T08:00:00Z'));
  const channel = channelOf(name, screens.carry(name));
  return {
    channel,
    shownAt: ({ to }) => {
      const room = 'room' in to ? to.room : undefined;
      const address = 'address' in to ? to.address : room === 'millbrook' ? 'nia' : 'sam';
      return screens.messagesIn({ channel: name, address, room }).map((message) => shownOn(channel, { text: message.text, buttons: [...message.buttons] }));
    },
    close: () => screens.close(),
  };
};

function channelOf(name: 'rocketchat' | 'whatsapp', carry: Channel['carry']): Channel {
  const channel = channelsBy({ [name]: carry }).get(name);
  if (!channel) throw new Error(`${name} was not made`);
  return channel;
}

channelContract('Rocket.Chat', { ...onRocketChat, open: overHttp('rocketchat') });
channelContract('WhatsApp', { ...onWhatsApp, open: overHttp('whatsapp') });
channelContract('Rocket.Chat on the screens of the playground', { ...onRocketChat, open: onScreens('rocketchat') });
channelContract('WhatsApp on the screens of the playground', { ...onWhatsApp, open: onScreens('whatsapp') });

test('the words of WhatsApp take nothing above plan: the compiler refuses it', () => {
  const note = care`slept badly`;
  const surname = team`Lin`;
  const anything: Labelled = note;
  const neverRun = (): void => {
    wordsForWhatsApp(plan`Tue 24 Nov`, []);
    // @ts-expect-error care never goes to WhatsApp
    wordsForWhatsApp(note, []);
    // @ts-expect-error nor does what is the team's own
    wordsForWhatsApp(surname, []);
    // @ts-expect-error nor what nobody has looked at
    wordsForWhatsApp(anything, []);
    // @ts-expect-error nor in a choice
    wordsForWhatsApp(open`ok`, [{ token: 'x', label: note, numbered: true }]);
    // @ts-expect-error what has no label goes nowhere
    wordsForRocketChat('bare words');
    // @ts-expect-error a text that nobody has cleared does not go into a room either
    wordsForRocketChat(anything as Labelled<'sealed'> | string);
  };
  expect(neverRun).toBeTypeOf('function');
});
