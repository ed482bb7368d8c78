import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { TeamId } from '@hatstand/db/ids';
import { CEILINGS, mayCarry } from '@hatstand/db/labels';
import { type Db, inOneTransaction, openDb } from '@hatstand/db/open';
import { addressByHandle } from '@hatstand/db/repositories/people';
import { ceilingOfRoom, clearanceIn, roomByHandle } from '@hatstand/db/repositories/teams';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Day } from '@hatstand/db/times';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Outage } from '../channels/channel.ts';
import { houseOf } from '../conversation/house.ts';
import { type Core, createCore } from '../core.ts';
import { DEMO_STARTS } from '../demo/world.ts';
import { type Act, act } from '../testing/delivery-acts.ts';
import { notesCapability } from '../testing/notes-capability.ts';
import { channelsTo, type PretendChats, pretendChats } from '../testing/pretend-channel.ts';
import { PUBLIC_ADDRESS } from '../testing/public-address.ts';
import { quickFolder } from '../testing/quick-folder.ts';
import { runs } from '../testing/runs.ts';
import { addressOf, demoDb, homeOf, KEY } from '../testing/small-world.ts';
import { trialCapability } from '../testing/trial-capability.ts';
import type { WireLetter } from '../wire/letter.ts';

let folder: string;
beforeAll(() => {
  folder = quickFolder('hatstand-once-');
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Looks {
  /** Is called the moment a letter leaves. */
  readonly leaves: (letter: WireLetter) => void;
  readonly receive: (channel: ChannelName, letter: string) => void;
}
const setMood = (chats: PretendChats, of: ChannelName, mood: Extract<Act, { is: 'chat' }>['mood'], { leaves, receive }: Looks): void => {
  const chat = chats[of];
  chat.isDown = mood === 'down';
  chat.before = async (letter) => {
    leaves(letter);
    if (mood === 'slow') await setImmediate();
  };
  chat.after = (letter) => {
    // Before its answer, but not before it is there: in between the chat may go down, and a receipt for what was never shown would be a lie.
    if (mood === 'sends its receipt first') receive(of, letter.id);
    if (mood === 'forgets to answer') throw new Outage('the answer was lost on the way back');
  };
};

interface Row {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly channel: ChannelName;
  readonly address: string | null;
  readonly room: string | null;
  readonly carried_in: string | null;
  readonly delivered_at: number | null;
}
interface Played {
  readonly notes: readonly { readonly to: string; readonly number: number }[];
  readonly breaches: readonly string[];
  /** A post may have been shown without the core hearing so. */
  readonly isUnsure: boolean;
  readonly rows: readonly Row[];
  readonly chats: PretendChats;
  readonly heard: number;
  readonly sent: number;
  readonly crashes: number;
}

const ROSA = 'team-rosa' as TeamId;
const READERS = ['rosa', 'sam', 'bilal', 'greta', 'nia'];

let worlds = 0;
/** Plays it all, by day so that no letter waits for the morning, and lets everything come to rest at the end. */
async function play(acts: readonly Act[]): Promise<Played> {
  worlds += 1;
  const file = join(folder, `${worlds}.sqlite`);
  const house = houseOf([...trialCapability().house.values(), notesCapability]);
  const chats = pretendChats();
  let now = new Date(DEMO_STARTS.getTime() + 3_600_000);
  let db = demoDb(file);
  const start = (): Core => createCore({ db, house, channels: channelsTo(chats), clock: () => now, publicAddress: PUBLIC_ADDRESS, report: () => undefined });
  let core = start();
  let cues = 0;
  let crashes = 0;
  let reports = 0;
  const notes: { to: string; number: number }[] = [];
  const breaches: string[] = [];
  const looks: Looks = {
    leaves: (letter) => breaches.push(...breachesOf(db, letter)),
    receive: (on, letter) => core.receive(on, { kind: 'delivered', letter }),
  };
  for (const of of ['rocketchat', 'whatsapp'] as const) setMood(chats, of, 'well', looks);
  const later = (minutes: number): void => {
    now = new Date(now.getTime() + minutes * 60_000);
  };

  for (const one of acts) {
    if (one.is === 'cue') {
      cues += 1;
      const on = homeOf(one.who);
      const cue = {
        id: `cue-${cues}`,
        from: { address: addressOf(one.who, on) },
        place: { kind: 'direct' },
        heard: { kind: 'words', words: one.words },
      } as const;
      await core.hear(on, cue);
      if (one.again) expect(await core.hear(on, cue)).toEqual({ outcome: 'known' });
    } else if (one.is === 'note') {
      cues += 1;
      const number = 1000 + cues;
      notes.push({ to: one.to, number });
      const words = `note ${one.to} ${one.isCare ? 'care' : 'plan'} ${number}`;
      await core.hear('rocketchat', {
        id: `cue-${cues}`,
        from: { address: addressOf('bilal', 'rocketchat') },
        place: { kind: 'direct' },
        heard: { kind: 'words', words },
      });
    } else if (one.is === 'clearance') {
      db.client.prepare("update clearances set label = ? where team = 'team-rosa' and person = ?").run(one.label, `person-${one.who}`);
    } else if (one.is === 'room') {
      reports += 1;
      const members = [...READERS.map((who) => addressOf(who, 'rocketchat')), ...(one.stranger ? ['kim'] : [])];
      core.receiveRoom(
        'rocketchat',
        one.gone ? { kind: 'gone', room: 'rosa', at: reports } : { kind: 'is', room: 'rosa', at: reports, name: 'rosa', openTo: one.openTo, members },
      );
    } else if (one.is === 'receipt') {
      const letter = chats[one.channel].shown[one.which]?.id ?? 'nobody knows';
      for (let time = 0; time < one.times; time += 1) core.receive(one.channel, { kind: 'delivered', letter });
      core.receive(one.channel === 'whatsapp' ? 'rocketchat' : 'whatsapp', { kind: 'delivered', letter }); // that chat never had it
    } else if (one.is === 'chat') setMood(chats, one.channel, one.mood, looks);
    else if (one.is === 'crash') {
      crashes += 1;
      db.client.close(); // whatever is under way finds no database any more
      await setImmediate();
      db = openDb(file, KEY);
      core = start();
    } else if (one.is === 'wait') later(one.minutes);
    else await core.settle();
  }
  await setImmediate();
  for (const of of ['rocketchat', 'whatsapp'] as const) setMood(chats, of, 'well', looks);
  for (let round = 0; round < 3; round += 1) {
    later(61);
    await core.settle();
  }
  const rows = db.client.prepare('select id, number, state, channel, address, room, carried_in, delivered_at from letters order by number').all() as Row[];
  const heard = db.client.prepare('select count(*) from heard').pluck().get() as number;
  await core.close();
  rmSync(file);
  return {
    rows,
    chats,
    heard,
    sent: cues,
    crashes,
    notes,
    breaches,
    isUnsure: acts.some((one) => one.is === 'crash' || (one.is === 'chat' && one.mood === 'forgets to answer')),
  };
}

const ceilingOf = (on: ChannelName, { to }: WireLetter) => CEILINGS[on === 'whatsapp' ? 'whatsapp' : to.kind === 'direct' ? 'direct' : 'teamRoom'];

/** What leaves now must be what its way and its reader may have now. */
function breachesOf(db: Db, { to, label, text }: WireLetter): string[] {
  if (to.kind === 'direct' && !/Note \d+\. In full/.test(text)) return [];
  return inOneTransaction(db, (tx) => {
    const today = '2026-11-23' as Day;
    const room = to.kind === 'room' ? roomByHandle(tx, 'rocketchat', to.room) : undefined;
    if (to.kind === 'whisper') return [];
    const address = to.kind === 'direct' ? addressByHandle(tx, 'rocketchat', to.address) : undefined;
    const ceiling = room ? ceilingOfRoom(tx, room, [ROSA], today) : address ? clearanceIn(tx, ROSA, address.person, today) : 'open';
    return mayCarry(ceiling, label) && !room?.goneAt ? [] : [`${label} left where at most ${ceiling} may: ${to.kind}`];
  });
}

const underOf = ({ carried_in, id }: Row): string => carried_in ?? id;

/** What must be true however it went. */
function check({ rows, chats, heard, sent, notes, breaches, isUnsure }: Played): void {
  expect(heard).toBe(sent);
  expect(breaches).toEqual([]);
  for (const on of ['rocketchat', 'whatsapp'] as const) {
    const { shown } = chats[on];
    const mine = rows.filter((row) => row.channel === on);
    expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
    expect(shown.map(({ id }) => id).filter((id) => !mine.some((row) => underOf(row) === id))).toEqual([]);
    // What was withdrawn by undo may have been shown just before; everything else has been shown and is done with.
    const missing = mine.filter((row) => row.state !== 'withdrawn' && !shown.some((letter) => letter.id === underOf(row)));
    expect(missing).toEqual([]);
    expect(mine.filter(({ state }) => state !== 'handed over' && state !== 'delivered' && state !== 'withdrawn')).toEqual([]);
    for (const letter of shown) expect(mayCarry(ceilingOf(on, letter), letter.label)).toBe(true);
    for (const line of new Set(mine.map(({ address, room }) => address ?? room))) {
      const numbers = shown.flatMap(({ id }) =>
        mine.filter((row) => underOf(row) === id && row.state !== 'withdrawn' && (row.address ?? row.room) === line).map(({ number }) => number),
      );
      expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    }
  }
  for (const note of notes) everyNoteOnce({ chats, isUnsure }, note);
}

/** The ledger says what was handed over; this is what people really see. */
function everyNoteOnce({ chats, isUnsure }: Pick<Played, 'chats' | 'isUnsure'>, { to, number }: Played['notes'][number]): void {
  const times = (letters: readonly WireLetter[]): number => letters.flatMap(({ text }) => text.match(new RegExp(`Note ${number}\\.`, 'g')) ?? []).length;
  const shownTo = (who: string) =>
    (['rocketchat', 'whatsapp'] as const).flatMap((on) =>
      chats[on].shown.filter((letter) => letter.to.kind === 'direct' && letter.to.address === addressOf(who, on)),
    );
  if (to !== 'room') return expect(times(shownTo(to))).toBe(1);
  const posted = times(chats.rocketchat.shown.filter((letter) => letter.to.kind === 'room'));
  // Rosa may always know. Bilal wrote it. Where nobody can tell whether a room that is gone had it, its people get it: better twice than not at all.
  expect(times(shownTo('bilal'))).toBe(0);
  expect(posted + times(shownTo('rosa'))).toBeLessThanOrEqual(isUnsure ? 2 : 1);
  expect(posted + times(shownTo('rosa'))).toBeGreaterThan(0);
  for (const who of ['rosa', 'sam', 'greta', 'nia']) expect(times(shownTo(who))).toBeLessThanOrEqual(posted === 0 || isUnsure ? 1 : 0);
}

test('however chats fail and cores crash, every letter is shown once, in order, and never above a ceiling', async () => {
  let repeated = 0;
  let crashes = 0;
  let together = 0;
  let instead = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
      const played = await play(acts);
      check(played);
      crashes += played.crashes;
      repeated += played.chats.whatsapp.tried.length - played.chats.whatsapp.shown.length;
      together += played.rows.filter(({ id, carried_in }) => carried_in !== null && carried_in !== id).length;
      instead +=
        played.notes.filter(({ to }) => to === 'room').length -
        played.rows.filter(({ room, address, state }) => room && !address && state !== 'withdrawn').length;
    }),
    { numRuns: runs(50, 500) },
  );
  // The failures did happen: letters were handed over more than once.
  expect(crashes).toBeGreaterThan(0);
  expect(repeated).toBeGreaterThan(0);
  expect(together).toBeGreaterThan(0);
  expect(instead).toBeGreaterThan(0);
}, 1_200_000);
