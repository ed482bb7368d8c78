import { writeFileSync } from 'node:fs';
import type { Id } from '@hatstand/db/ids';
import { Labelled } from '@hatstand/db/labels';
import { type Db, inOneTransaction, openDb } from '@hatstand/db/open';
import { nextRing } from '@hatstand/db/repositories/conversation';
import { nextTry } from '@hatstand/db/repositories/letters';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { LocalTime } from '@hatstand/db/times';
import type { House } from '../conversation/house.ts';
import { ringNextAlarm, takeTurn } from '../conversation/turn.ts';
import { amendShown } from '../delivery/amending.ts';
import { deliverWaiting } from '../delivery/courier.ts';
import { DEMO_PEOPLE } from '../demo/people.ts';
import { DEMO_STARTS, makeDemoWorld } from '../demo/world.ts';
import { hattie } from '../house-of-hattie.ts';
import type { Moment } from '../moment.ts';
import type { Cue, HeardAnswer } from '../wire/cue.ts';
import type { WireLetter } from '../wire/letter.ts';
import { instantOf, localTimeOf } from '../words/calendar.ts';
import { channelsTo, type PretendChats, pretendChats } from './pretend-channel.ts';
import { PUBLIC_ADDRESS, WHATSAPP_NUMBER } from './public-address.ts';

export const KEY = 'thirty-two characters of a secret';

/** A clock that stands still until a test moves it, with ids that count up: the same in every run. */
export interface PretendTime {
  now: Date;
  moment(): Moment;
}
function pretendTime(now = DEMO_STARTS): PretendTime {
  let made = 0;
  const newId = <Kind extends string>(kind: Kind): Id<Kind> => {
    made += 1;
    return `${kind}-${made}` as Id<Kind>;
  };
  const newSecret = (): Labelled<'plan'> => {
    made += 1;
    return new Labelled('plan', made.toString(16).padStart(64, '0'));
  };
  return {
    now,
    moment() {
      return { now: this.now, local: localTimeOf(this.now), newId, draw: () => 0, newSecret, publicAddress: PUBLIC_ADDRESS, whatsappNumber: WHATSAPP_NUMBER };
    },
  };
}

export interface Where {
  readonly on?: ChannelName;
  readonly room?: string;
  readonly quoting?: string;
  readonly id?: string;
  readonly saidAt?: Date;
}

export interface WorldParts {
  readonly house?: House;
  readonly db?: Db;
  readonly time?: PretendTime;
  readonly chats?: PretendChats;
}

export type SmallWorld = ReturnType<typeof smallWorld>;

/** The demo world with pretend chats. Turns are real ones on a real database; nothing is sent until the world settles. */
export function smallWorld({ house = hattie(), db = demoDb(), time = pretendTime(), chats = pretendChats() }: WorldParts = {}) {
  const bugs: unknown[] = [];
  const report = (bug: unknown): void => {
    bugs.push(bug);
  };
  const channels = channelsTo(chats);
  let cues = 0;

  const hear = (channel: ChannelName, cue: Cue): HeardAnswer => inOneTransaction(db, (tx) => takeTurn(tx, house, channel, cue, time.moment(), report));
  const heard = (who: string, what: Cue['heard'], { on = homeOf(who), room, id, saidAt }: Where): HeardAnswer => {
    cues += 1;
    const place = room ? ({ kind: 'room', room } as const) : ({ kind: 'direct' } as const);
    return hear(on, { id: id ?? `cue-${cues}`, from: { address: addressOf(who, on) }, place, heard: what, ...(saidAt ? { saidAt: saidAt.getTime() } : {}) });
  };
  const round = { db, channels, clock: () => time.now, publicAddress: PUBLIC_ADDRESS, report };
  const settle = async (): Promise<void> => {
    do while (inOneTransaction(db, (tx) => ringNextAlarm(tx, house, time.moment(), report)));
    while ((await deliverWaiting(round)) > 0);
    await amendShown(round);
  };
  const lettersTo = (who: string, on = homeOf(who)): WireLetter[] => chats[on].shown.filter(({ to }) => 'address' in to && to.address === addressOf(who, on));

  return {
    db,
    time,
    chats,
    bugs,
    house,
    channels,
    report,
    hear,
    settle,
    lettersTo,
    says: (who: string, words: string, where: Where = {}): HeardAnswer =>
      heard(who, { kind: 'words', words, ...(where.quoting ? { answering: where.quoting } : {}) }, where),
    fills: (who: string, form: string, fields: Record<string, string>): HeardAnswer => heard(who, { kind: 'form', form, fields }, {}),
    sends: (who: string, what: Cue['heard'], where: Where = {}): HeardAnswer => heard(who, what, where),
    presses: (who: string, choice: string, where: Where = {}): HeardAnswer => heard(who, { kind: 'press', choice }, where),
    textsTo: (who: string, on = homeOf(who)): string[] => lettersTo(who, on).map(({ text }) => text),
    lastTo: (who: string, on = homeOf(who)): string => lettersTo(who, on).at(-1)?.text ?? '(nothing)',
    postsIn: (room: string): string[] => chats.rocketchat.shown.filter(({ to }) => to.kind === 'room' && to.room === room).map(({ text }) => text),
    /** The token of the newest button somebody was shown with this on it. */
    button(who: string, label: RegExp): string {
      const buttons = lettersTo(who, 'rocketchat').flatMap((letter) => letter.buttons);
      const found = buttons.findLast((button) => label.test(button.label));
      if (!found) throw new Error(`${who} was shown no button like ${label}, only ${buttons.map((button) => button.label).join(', ')}`);
      return found.choice;
    },
    /** Moves the clock; what falls due on the way happens at its own time. */
    async moveTo(local: string): Promise<void> {
      const end = instantOf(local as LocalTime);
      await settle();
      for (;;) {
        const due = [inOneTransaction(db, (tx) => nextRing(tx)), nextTry(db)].filter((one) => one !== undefined).sort((one, other) => +one - +other)[0];
        if (!due || due > end) break;
        if (due > time.now) time.now = due;
        await settle();
      }
      time.now = end;
      await settle();
    },
    close: (): void => {
      db.client.close();
    },
  };
}

let made: Buffer | undefined;

/** A demo world of one's own, in memory or in a new file: a copy of the first one this process made, which took twenty times as long. */
export function demoDb(file?: string): Db {
  made ??= makeContents();
  if (file === undefined) return openDb(made, KEY);
  writeFileSync(file, made);
  return openDb(file, KEY);
}

function makeContents(): Buffer {
  const db = openDb(':memory:', KEY);
  try {
    makeDemoWorld(db);
    return db.client.serialize();
  } finally {
    db.client.close();
  }
}

/** The demo world in which nothing falls due by itself: no reminders, no morning watch. For tests that count letters or alarms. */
export function calmDb(): Db {
  const db = demoDb();
  db.client.exec("delete from alarms; delete from sqlite_sequence where name = 'alarms'");
  return db;
}

const personOf = (who: string) => {
  const person = DEMO_PEOPLE.find(({ key }) => key === who);
  if (!person) throw new Error(`nobody in the demo world is called ${who}`);
  return person;
};
/** The chat somebody writes in when nothing else is said. */
export const homeOf = (who: string): ChannelName => personOf(who).prefers ?? 'rocketchat';
export const addressOf = (who: string, on: ChannelName): string => personOf(who)[on] ?? `nobody-${who}`;

/** Every row of every table but those named, as it is stored. */
export function dump(db: Db, ...except: readonly string[]): Record<string, unknown[]> {
  const tables = db.client.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").pluck().all() as string[];
  return Object.fromEntries(tables.filter((name) => !except.includes(name)).map((name) => [name, db.client.prepare(`select * from "${name}"`).all()]));
}
