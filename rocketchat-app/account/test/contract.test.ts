import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect } from 'vitest';
import { channelContract, type OpenChannel, type Place, type ShownLetter } from '../../../core/src/channels/channel.contract.ts';
import { channelsBy } from '../../../core/src/channels/channels.ts';
import { carryOverHttp } from '../../../core/src/channels/http-carrier.ts';
import { makeChat } from '../src/chat.ts';
import { makeDoor } from '../src/door.ts';
import { makeErrands } from '../src/errands.ts';
import { openKept } from '../src/kept.ts';
import { makePeople } from '../src/people.ts';
import { makeRest } from '../src/rest.ts';
import { makeRooms } from '../src/rooms.ts';
import { makeSpeaker } from '../src/speak.ts';
import { type StandIn, startStandIn } from '../stand-in/server.ts';
import { freePort, settle, TOKEN } from './account-process.ts';
import { SECRET } from './pretend-core.ts';

const PLACES: readonly Place[] = [
  { name: 'a direct message', way: 'direct', to: { kind: 'direct', address: 'sam' } },
  { name: 'the room of a team', way: 'teamRoom', to: { kind: 'room', room: 'rosa' } },
  { name: 'a whisper in it', way: 'teamRoom', to: { kind: 'whisper', room: 'rosa', address: 'sam' } },
  { name: 'a public room', way: 'publicRoom', to: { kind: 'room', room: 'millbrook' } },
];

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
  const { hattie, nia } = settle(standIn);
  standIn.workspace.addRoom('millbrook', 'c', [hattie, nia]);
});
afterAll(async () => {
  expect(standIn.faults).toEqual([]);
  await standIn.close();
});

/** The core's own renderer and signed calls, the account's door and speaker, and a workspace that refuses what the real one refuses. */
async function open(): Promise<OpenChannel> {
  const { workspace } = standIn;
  workspace.messages.clear();
  const chat = makeChat(makeRest({ server: standIn.url, userId: 'hattie-id', token: TOKEN }));
  const kept = openKept(':memory:');
  const rooms = makeRooms({ chat, kept, hattieId: 'hattie-id', tellOfRoom: async () => ({ is: 'taken' }) });
  for (const room of ['rosa', 'millbrook']) await rooms.tellAsItIs(room);
  const speaker = makeSpeaker({ chat, kept, people: makePeople(chat), rooms, hattieId: 'hattie-id' });
  const door = makeDoor({ secret: SECRET, show: speaker.show, run: makeErrands({ chat, kept }), health: () => ({ isWell: true, says: '' }) });
  const port = await freePort();
  const server = createAdaptorServer({ fetch: door.fetch });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', () => listening()));
  const carry = carryOverHttp({ channel: 'rocketchat', url: `http://127.0.0.1:${port}/letters`, secret: SECRET, now: () => new Date() });
  const channel = channelsBy({ rocketchat: carry }).get('rocketchat');
  if (!channel) throw new Error('the channel was not made');
  return {
    channel,
    shownAt({ to }): ShownLetter[] {
      const roomOf = (address: string): string | undefined => [...workspace.rooms.values()].find(({ t, members }) => t === 'd' && members.has(address))?._id;
      const room = to.kind === 'room' ? to.room : roomOf(to.address);
      const whole = new Map<string, string>();
      for (const { _id, rid, msg } of workspace.messages.values()) {
        const letter = rid === room ? kept.letterShownBy(_id)?.letter : undefined;
        if (letter) whole.set(letter, (whole.get(letter) ?? '') + msg);
      }
      return [...whole.values()].map((text) => ({ text: seen(text), answers: text.split('\n').filter((line) => /^\d+\. /.test(line)) }));
    },
    async close() {
      await new Promise<unknown>((closed) => server.close(closed));
      kept.close();
    },
  };
}

/** What a person sees: escapes and marks of no width are not seen. */
const seen = (text: string): string => text.replace(/\\(?=[*_~`#])|\u200B/g, '');

channelContract('Rocket.Chat through the account', { places: PLACES, answeredBy: 'numbers', markup: /(?<!\\)[*_~`#]|\]\(|@\p{L}/u, open });
