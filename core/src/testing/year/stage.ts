import { forgetKeptRows } from '@hatstand/db/before';
import { inOneTransaction } from '@hatstand/db/open';
import { forgetOldCues, nextRing } from '@hatstand/db/repositories/conversation';
import { nextTry } from '@hatstand/db/repositories/letters';
import type { ChannelName } from '@hatstand/db/schema/people';
import { DEMO_PEOPLE } from '../../demo/people.ts';
import type { WireLetter } from '../../wire/letter.ts';
import { homeOf, type SmallWorld, smallWorld, type Where } from '../small-world.ts';
import type { Chance } from './chance.ts';
import { dayShown, momentOf, plusDays, shownAt, timeShown } from './london.ts';
import type { Plan, Planned } from './plan.ts';
import { type Wishes, wishesFor } from './wishes.ts';

/** A letter as somebody sees it, with what they can choose. */
export interface Seen {
  readonly who: string;
  readonly on: ChannelName;
  readonly letter: WireLetter;
  readonly at: Date;
  readonly choices: readonly { readonly label: string; readonly token?: string; readonly number?: number }[];
}
/** What somebody agreed to: the words they typed, or the letter they answered. */
interface Yes {
  readonly person: string;
  readonly at: Date;
  readonly text: string;
}
type Later = () => void | Promise<void>;

export type Stage = ReturnType<typeof stageFor>;

const CHANNELS = ['rocketchat', 'whatsapp'] as const;
const DAY = 86_400_000;

export const personOf = (key: string): string => `person-${key}`;
export const keyOf = (person: string): string => person.replace(/^person-/, '');
/** "Tue 24 Nov, 9am to 11am", as Hattie says it. */
export const visitShown = ({ starts, ends }: Pick<Planned, 'starts' | 'ends'>): string => {
  const isSameDay = ends.slice(0, 10) === starts.slice(0, 10) || ends.endsWith('T00:00');
  const until = isSameDay ? timeShown(ends.slice(11)) : `${dayShown(ends.slice(0, 10))}, ${timeShown(ends.slice(11))}`;
  return `${dayShown(starts.slice(0, 10))}, ${timeShown(starts.slice(11))} to ${until}`;
};

/** The world, its clock, what people see and do, and what they remember of it. Nobody acts but through the channels. */
export function stageFor(chance: Chance, plan: Plan, stopwatch: () => number = () => 0) {
  let world: SmallWorld = smallWorld();
  const wishes: Wishes = wishesFor(plan);
  const acts: string[] = [];
  const actedAt = new Map<string, Set<number>>();
  const yeses: Yes[] = [];
  const outages: { channel: ChannelName; from: number; until: number }[] = [];
  const queue: { readonly at: number; readonly act: Later }[] = [];
  const shown = { rocketchat: 0, whatsapp: 0 };
  const lastNumbered = new Map<string, string>();
  const counted = { milliseconds: 0, cues: 0, restarts: 0 };
  let watch: () => void = () => undefined;
  let seen: (one: Seen) => void = () => undefined;

  const now = (): Date => world.time.now;
  const local = (): string => shownAt(now());
  const note = (what: string): void => {
    acts.push(`${local().replace('T', ' ')} ${what}`);
  };
  const heardFrom = (who: string): void => {
    const times = actedAt.get(personOf(who)) ?? new Set();
    actedAt.set(personOf(who), times.add(now().getTime()));
  };

  const settle = async (): Promise<void> => {
    const from = stopwatch();
    await world.settle();
    counted.milliseconds += stopwatch() - from;
    for (const channel of CHANNELS) {
      const letters = world.chats[channel].shown;
      for (const letter of letters.slice(shown[channel])) look(channel, letter);
      shown[channel] = letters.length;
    }
    watch();
  };
  const look = (on: ChannelName, letter: WireLetter): void => {
    const who = 'address' in letter.to ? OWNER_OF.get(`${on} ${letter.to.address}`) : undefined;
    if (!who) return;
    const choices: Seen['choices'] = on === 'rocketchat' ? letter.buttons.map(({ choice, label }) => ({ label, token: choice })) : numberedIn(letter.text);
    if (on === 'whatsapp' && choices.some(({ number }) => number !== undefined)) lastNumbered.set(who, letter.id);
    seen({ who, on, letter, at: now(), choices });
  };
  const heard = async (take: (id: string) => unknown): Promise<void> => {
    counted.cues += 1;
    const from = stopwatch();
    take(`year-${counted.cues}`);
    counted.milliseconds += stopwatch() - from;
    await settle();
  };

  return {
    chance,
    plan,
    wishes,
    acts,
    yeses,
    actedAt,
    outages,
    counted,
    now,
    local,
    note,
    today: (): string => local().slice(0, 10),
    world: (): SmallWorld => world,
    client: () => world.db.client,
    watchedBy: (watcher: () => void): void => {
      watch = watcher;
    },
    seenBy: (reader: (one: Seen) => void): void => {
      seen = reader;
    },
    wasDown: (channel: ChannelName, at: number): boolean => outages.some((one) => one.channel === channel && one.from <= at && at <= one.until),

    /** Somebody types. `meaning` names in full what they mean by it, and so agree to. */
    async say(who: string, words: string, where: Where = {}, meaning = ''): Promise<void> {
      note(`${who}${where.room ? ` in ${where.room}` : ''}: ${words}`);
      heardFrom(who);
      yeses.push({ person: personOf(who), at: now(), text: `${words} ${meaning}` });
      await heard((id) => world.says(who, words, { ...where, id }));
    },
    /** Somebody answers a letter: by its button, or where there are none by number, by word, or by quoting it. */
    async answer({ who, on, letter, choices }: Seen, index: number): Promise<void> {
      const choice = choices[index];
      if (!choice) return;
      note(`${who} answers "${letter.text.slice(0, 90).replaceAll('\n', ' / ')}" with ${choice.label}`);
      heardFrom(who);
      if (!/^(?:no|stop|undo)\b/i.test(choice.label)) yeses.push({ person: personOf(who), at: now(), text: `${letter.text} ${choice.label}` });
      wishes.answered(personOf(who), choice.label);
      const { token, number } = choice;
      if (token) return heard((id) => world.presses(who, token, { on, id }));
      const words = number === undefined ? choice.label : /^(?:yes|no)$/i.test(choice.label) && chance.happens(0.5) ? choice.label.toLowerCase() : `${number}`;
      const isNewest = lastNumbered.get(who) === letter.id;
      await heard((id) => world.says(who, words, { on, id, ...(isNewest ? {} : { quoting: letter.id }) }));
    },
    later: (minutes: number, act: Later): void => {
      queue.push({ at: now().getTime() + minutes * 60_000, act });
    },
    at: (when: string, act: Later): void => {
      if (momentOf(when) > now()) queue.push({ at: momentOf(when).getTime(), act });
    },
    takeDown(channel: ChannelName, minutes: number): void {
      if (world.chats[channel].isDown) return;
      note(`${channel} is down for ${minutes} minutes`);
      world.chats[channel].isDown = true;
      // Letters wait up to an hour for their next try after that.
      outages.push({ channel, from: now().getTime(), until: now().getTime() + (minutes + 65) * 60_000 });
      queue.push({
        at: now().getTime() + minutes * 60_000,
        act: () => {
          world.chats[channel].isDown = false;
        },
      });
    },
    /** The core dies and starts again: only what is in the database and in people's chats remains. */
    restart(): void {
      note('the core restarts');
      if (world.bugs.length > 0) return;
      counted.restarts += 1;
      world = smallWorld({ db: world.db, time: world.time, chats: world.chats });
    },
    /** Lets time go by; acts and what falls due happen in their order, each at its own time. */
    async advance(to: Date): Promise<void> {
      for (;;) {
        queue.sort((one, other) => one.at - other.at);
        const due = [inOneTransaction(world.db, (tx) => nextRing(tx)), nextTry(world.db)].flatMap((moment) => (moment ? [moment.getTime()] : []));
        const act = queue[0];
        const next = Math.min(...due, act?.at ?? Number.POSITIVE_INFINITY);
        if (next > to.getTime()) break;
        if (next > now().getTime()) world.time.now = new Date(next);
        if (act && act.at <= next) {
          queue.shift();
          await act.act();
        }
        await settle();
      }
      world.time.now = to;
      await settle();
    },
    tidy: (): void =>
      inOneTransaction(world.db, (tx) => {
        forgetOldCues(tx, new Date(now().getTime() - 30 * DAY));
        forgetKeptRows(tx, new Date(now().getTime() - DAY));
      }),
    /** From yesterday to some weeks ahead: what is looked at again and again. */
    near: (): { from: string; to: string } => ({ from: plusDays(local().slice(0, 10), -1), to: plusDays(local().slice(0, 10), 42) }),
  };
}

const OWNER_OF = new Map(DEMO_PEOPLE.flatMap((one) => CHANNELS.flatMap((channel) => (one[channel] ? [[`${channel} ${one[channel]}`, one.key] as const] : []))));
export const CHATTING = DEMO_PEOPLE.filter(({ prefers }) => prefers !== undefined).map(({ key }) => key);
export const isOnRocketChat = (key: string): boolean => homeOf(key) === 'rocketchat';

/** "1. Yes" on WhatsApp; and "undo" where the last line says so. */
function numberedIn(text: string): Seen['choices'] {
  const numbered = [...text.matchAll(/^(\d+)\. (.+)$/gm)].map(([, number, label]) => ({ label: label ?? '', number: Number(number) }));
  return /\bundo\b[^\n]*$/i.test(text) ? [...numbered, { label: 'undo' }] : numbered;
}
