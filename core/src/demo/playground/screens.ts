import type { ChannelName } from '@hatstand/db/schema/people';
import Database from 'better-sqlite3';
import { type Carry, Outage } from '../../channels/channel.ts';
import { type Form, form as formShape } from '../../wire/cue.ts';
import type { WireLetter } from '../../wire/letter.ts';
import { type Acts, openActs } from './acts.ts';
import { isMember, isRoom, ownerAt } from './cast.ts';
import { openSwitches, type Switches } from './switches.ts';

/** One chat on one screen: a person's own with Hattie, or a room as that person sees it. */
export interface Chat {
  readonly channel: ChannelName;
  readonly address: string;
  readonly room: string | undefined;
}
interface ShownButton {
  readonly choice: string;
  readonly label: string;
  readonly pressed: boolean;
}
/** A message as one person sees it. `author` is an address, or undefined for Hattie. */
export interface ShownMessage {
  readonly number: number;
  /** The letter it came in, where Hattie sent it. */
  readonly letter: string | undefined;
  readonly author: string | undefined;
  readonly onlyYou: boolean;
  readonly text: string;
  readonly at: Date;
  readonly buttons: readonly ShownButton[];
}
export interface OpenForm {
  readonly form: Form;
  readonly room: string | undefined;
}

/** Something from Hattie that a chat has taken. */
export interface Arrived {
  readonly number: number;
  readonly channel: ChannelName;
  readonly letter: string;
  readonly room: string | undefined;
  /** undefined is everybody in the room. */
  readonly reader: string | undefined;
  readonly text: string;
  readonly at: Date;
}
type HearArrived = (channel: ChannelName, letter: WireLetter) => void;
type TellDelivered = (channel: ChannelName, letter: string) => void;

/** What every phone of the demo world shows. */
export interface Screens {
  readonly switches: Switches;
  /** What was done on the page since the world began. */
  readonly acts: Acts;
  carry(channel: ChannelName): Carry;
  /** Shows what somebody typed. What is for Hattie's ears only stays on the typist's own screen, even in a room. */
  showTyped(chat: Chat, text: string, seenBy: 'everyone here' | 'only the typist'): void;
  messagesIn(chat: Chat): readonly ShownMessage[];
  /** The number of the newest message in a chat, 0 when there is none. Numbers only grow. */
  newestIn(chat: Chat): number;
  /** All that came from Hattie after this message, in order. */
  arrivedAfter(number: number): readonly Arrived[];
  /** The number of the newest message of all. */
  newest(): number;
  /** What a letter said, once the chat has it. */
  textOf(channel: ChannelName, letter: string): string | undefined;
  /** The phone is on again: what came meanwhile is shown, and only now the receipts for it go out. */
  switchOn(channel: ChannelName, address: string): void;
  markPressed(chat: Chat, message: number, choice: string): void;
  openForm(chat: Chat, form: Form): void;
  openFormOf(address: string): OpenForm | undefined;
  closeForm(address: string, form: string): void;
  clear(): void;
  /** Says that pages should look again, also when something beside the screens changed, as the clock. */
  tellChanged(): void;
  onChange(listener: () => void): () => void;
  /** Who hears of every letter that a chat takes, once. */
  onArrived(listener: HearArrived): () => void;
  /** Who hears that a letter is on somebody's phone. */
  onDelivered(tell: TellDelivered): void;
  close(): void;
}

/** A page must stay small. Nobody scrolls further back in a demo. */
const MOST_MESSAGES_SHOWN = 100;

const SCHEMA = `
create table if not exists messages (
  number integer primary key autoincrement,
  channel text not null,
  letter text,
  room text,
  reader text,
  author text,
  text text not null,
  buttons text not null,
  at integer not null,
  check (room is not null or reader is not null),
  unique (channel, letter)
);
create index if not exists messages_of_chat on messages (channel, room, reader, number);
create table if not exists presses (message integer not null, choice text not null, address text not null, primary key (message, choice, address));
create table if not exists forms (address text primary key, room text, form text not null);
`;

interface Row {
  readonly number: number;
  readonly letter: string | null;
  readonly author: string | null;
  readonly reader: string | null;
  readonly text: string;
  readonly buttons: string;
  readonly at: number;
  readonly pressed: string;
}

type ArrivedRow = Omit<Arrived, 'room' | 'reader' | 'at'> & { readonly room: string | null; readonly reader: string | null; readonly at: number };

// In a room: what everyone sees, and what only this reader sees. Else the reader's own chat with Hattie. A phone that is off has nothing newer.
const IN_CHAT = 'channel = @channel and room is @room and (reader = @address or (@room is not null and reader is null)) and number <= @newest';

/** Opens (or makes) the small file that remembers the screens; ':memory:' forgets them. */
export function openScreens(file: string, now: () => Date): Screens {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec(SCHEMA);
  const switches = openSwitches(db);
  const acts = openActs(db);
  let tellDelivered: TellDelivered = () => undefined;
  const listeners = new Set<() => void>();
  const arrivals = new Set<HearArrived>();
  const tellChanged = (): void => {
    for (const listener of listeners) listener();
  };
  const insert = db.prepare(
    `insert into messages (channel, letter, room, reader, author, text, buttons, at)
     values (@channel, @letter, @room, @reader, @author, @text, @buttons, @at) on conflict (channel, letter) do nothing`,
  );
  const messages = db.prepare(
    `select number, letter, author, reader, text, buttons, at,
       (select json_group_array(choice) from presses where message = number and address = @address) as pressed
     from messages where ${IN_CHAT} order by number desc limit ${MOST_MESSAGES_SHOWN}`,
  );
  const newest = db.prepare(`select max(number) as newest from messages where ${IN_CHAT}`);
  const arrived = db.prepare('select number, channel, letter, room, reader, text, at from messages where letter is not null and number > ? order by number');
  const newestOfAll = db.prepare('select coalesce(max(number), 0) from messages').pluck();
  const text = db.prepare('select text from messages where channel = ? and letter = ?').pluck();
  const named = ({ channel, address, room }: Chat) => ({ channel, address, room: room ?? null, newest: switches.newestOnPhone(channel, address) });
  const write = (message: Record<string, string | null>): boolean => {
    const isNew = insert.run({ letter: null, room: null, reader: null, author: null, buttons: '[]', ...message, at: now().getTime() }).changes > 0;
    if (isNew) tellChanged();
    return isNew;
  };

  const amending = db.prepare(
    `update messages set buttons = @buttons, text = case when substr(text, -length(@ending)) = @ending then text else text || @ending end
     where channel = @channel and letter = @amends`,
  );
  const amend = (channel: ChannelName, amends: string, { text, buttons }: WireLetter): void => {
    const isThere = amending.run({ channel, amends, ending: `\n\n${text}`, buttons: JSON.stringify(buttons) }).changes > 0;
    if (isThere) tellChanged();
  };
  const show = (channel: ChannelName, letter: WireLetter, to: { room: string | null; reader: string | null }): void => {
    const isNew = write({ channel, letter: letter.id, ...to, text: letter.text, buttons: JSON.stringify([...letter.buttons, ...pollOf(letter)]) });
    if (isNew) for (const hear of arrivals) hear(channel, letter);
    if (to.reader === null || !switches.isOff(channel, to.reader)) tellDelivered(channel, letter.id);
  };

  return {
    switches,
    acts,
    carry(channel) {
      const carry = async (letter: WireLetter) => {
        if (switches.isDown(channel)) throw new Outage(`${channel} is down in the demo`, { nothingShown: true });
        const to = readerOf(channel, letter);
        if (to === undefined) return 'never';
        if (letter.amends === undefined) show(channel, letter, to);
        else amend(channel, letter.amends, letter);
        return 'handed over';
      };
      return Object.assign(carry, { canAmend: ({ to }: WireLetter) => channel === 'rocketchat' && to.kind !== 'whisper' });
    },
    showTyped({ channel, address, room }, text, seenBy) {
      const isShared = room !== undefined && seenBy === 'everyone here';
      write({ channel, room: room ?? null, reader: isShared ? null : address, author: address, text });
    },
    messagesIn: (chat) => (messages.all(named(chat)) as Row[]).reverse().map((row) => shown(row, chat)), // the columns above
    newestIn: (chat) => (newest.get(named(chat)) as { newest: number | null }).newest ?? 0,
    arrivedAfter: (number) =>
      (arrived.all(number) as ArrivedRow[]).map((row) => ({ ...row, room: row.room ?? undefined, reader: row.reader ?? undefined, at: new Date(row.at) })),
    newest: () => newestOfAll.get() as number,
    textOf: (channel, letter) => text.get(channel, letter) as string | undefined,
    switchOn(channel, address) {
      const meanwhile = db
        .prepare('select letter from messages where channel = ? and reader = ? and number > ? and letter is not null order by number')
        .pluck();
      const letters = meanwhile.all(channel, address, switches.newestOnPhone(channel, address)) as string[];
      switches.switchOn(channel, address);
      for (const letter of letters) tellDelivered(channel, letter);
      tellChanged();
    },
    markPressed({ address }, message, choice) {
      db.prepare('insert or ignore into presses (message, choice, address) values (?, ?, ?)').run(message, choice, address);
      tellChanged();
    },
    openForm({ address, room }, form) {
      db.prepare('insert or replace into forms (address, room, form) values (?, ?, ?)').run(address, room ?? null, JSON.stringify(form));
      tellChanged();
    },
    openFormOf(address) {
      const row = db.prepare('select room, form from forms where address = ?').get(address) as { room: string | null; form: string } | undefined;
      return row && { form: formShape.parse(JSON.parse(row.form)), room: row.room ?? undefined };
    },
    closeForm(address, form) {
      db.prepare("delete from forms where address = ? and json_extract(form, '$.id') = ?").run(address, form);
      tellChanged();
    },
    clear() {
      // The counter stays: a page that was open before must not take a new message for one it has.
      db.exec('begin; delete from messages; delete from presses; delete from forms; delete from chats_down; delete from phones_off; delete from acts; commit');
      tellChanged();
    },
    tellChanged,
    onArrived(listener) {
      arrivals.add(listener);
      return () => arrivals.delete(listener);
    },
    onDelivered(tell) {
      tellDelivered = tell;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => db.close(),
  };
}

/** What WhatsApp lets people tap below a question; a vote is as good as its number. */
const pollOf = ({ poll }: WireLetter): WireLetter['buttons'] => (poll?.options ?? []).map((label, index) => ({ choice: `${index + 1}`, label }));

/** Where a letter is put, if there is such a place. WhatsApp has no rooms here and takes nothing above `plan`. */
function readerOf(channel: ChannelName, { to, label }: WireLetter): { room: string | null; reader: string | null } | undefined {
  if (channel === 'whatsapp' && (to.kind !== 'direct' || (label !== 'open' && label !== 'plan'))) return undefined;
  switch (to.kind) {
    case 'room':
      return isRoom(to.room) ? { room: to.room, reader: null } : undefined;
    case 'direct':
      return ownerAt(channel, to.address) && { room: null, reader: to.address };
    case 'whisper': {
      const reader = ownerAt(channel, to.address);
      return reader && isMember(reader, to.room) ? { room: to.room, reader: to.address } : undefined;
    }
  }
}

function shown({ number, letter, author, reader, text, buttons, at, pressed }: Row, { room }: Chat): ShownMessage {
  const presses: string[] = JSON.parse(pressed);
  const choices: WireLetter['buttons'] = JSON.parse(buttons);
  return {
    number,
    letter: letter ?? undefined,
    author: author ?? undefined,
    onlyYou: room !== undefined && reader !== null,
    text,
    at: new Date(at),
    buttons: choices.map((button) => ({ ...button, pressed: presses.includes(button.choice) })),
  };
}
