import type { LetterId } from '@hatstand/db/ids';
import { type Label, Labelled, reveal } from '@hatstand/db/labels';
import { type Db, inOneTransaction, openDb } from '@hatstand/db/open';
import type { SealedText } from '@hatstand/db/vault';
import { AddressBook, nameInTheChat } from '../chat-files/cast.ts';
import { CHANNELS, type Channel } from '../chat-files/channels.ts';
import { filled } from '../chat-files/filling.ts';
import { messageFrom } from '../chat-files/messages.ts';
import { tapFor } from '../chat-files/offers.ts';
import { readConversation } from '../chat-files/reading.ts';
import type { Deed, Step, Turn } from '../chat-files/steps.ts';
import { Story } from '../chat-files/story.ts';
import type { House } from '../conversation/house.ts';
import { takeReceipt } from '../delivery/receipts.ts';
import { DEMO_PEOPLE, DEMO_ROOMS } from '../demo/people.ts';
import { makeDemoWorld } from '../demo/world.ts';
import type { Cue, Form } from '../wire/cue.ts';
import { KEY, type SmallWorld, smallWorld } from './small-world.ts';

/** What became of a conversation: every letter each chat got, byte for byte; and how many care words were stored on the way. */
export interface Replayed {
  readonly whatsapp: readonly string[];
  readonly rocketchat: readonly string[];
  readonly care: number;
  readonly bugs: readonly unknown[];
}

/** The same words to whoever counts letters and blanks, and others to whoever reads them. Numbers stay: they are how people are reached. */
const otherWords = (words: string): string =>
  words.replace(/[a-z]/giu, (letter) => String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < 'n' ? 13 : -13)));

/**
 * Everything that is stored as `care` or `sealed` is stored in other words: what people type, what the world began with, what is kept for later. Whatever is
 * read back from the database is therefore another thing in this world.
 */
function storesOtherCare(db: Db): { readonly count: () => number } {
  let stored = 0;
  const seal = db.vault.seal.bind(db.vault);
  db.vault.seal = <L extends Label>(text: Labelled<L>, team: string | undefined): SealedText<L> => {
    if (text.label !== 'care' && text.label !== 'sealed') return seal(text, team);
    stored += 1;
    return seal(new Labelled(text.label, otherWords(reveal(text))), team);
  };
  return { count: () => stored };
}

/** A demo world that is as it was in the beginning for every conversation. */
export interface Stage {
  readonly db: Db;
  readonly count: () => number;
}

/** `otherCare`: a world that differs from the usual one in nothing but care. */
export function openStage({ otherCare }: { readonly otherCare: boolean }): Stage {
  const db = openDb(':memory:', KEY);
  const { count } = otherCare ? storesOtherCare(db) : { count: () => 0 };
  makeDemoWorld(db);
  // How soon memory is on disk is nobody's question here, and can't be asked within what is to be taken back.
  const pragma = db.client.pragma.bind(db.client);
  db.client.pragma = (source, options) => (/^synchronous\b/.test(source) ? undefined : pragma(source, options));
  return { db, count };
}

/** Plays a conversation file in this process, without its checks, and takes back afterwards whatever it did: making a world takes longer than most of what happens in it. */
export async function replay(text: string, house: House, { db, count }: Stage): Promise<Replayed> {
  const reading = readConversation(text);
  if (reading.is === 'unreadable') throw new Error(reading.remarks.map(({ sentence }) => sentence).join('\n'));
  const before = count();
  db.client.exec('begin');
  try {
    const world = smallWorld({ house, db });
    await new Player(world).play(reading.steps);
    const shown = (channel: Channel): string[] => world.chats[channel].shown.map((letter) => JSON.stringify(letter));
    return { whatsapp: shown('whatsapp'), rocketchat: shown('rocketchat'), care: count() - before, bugs: world.bugs };
  } finally {
    db.client.exec('rollback');
    // What was read on the way was taken back too.
    db.current.whoIsWhoChanges += 1;
  }
}

class Player {
  readonly #world: SmallWorld;
  readonly #book = new AddressBook({ people: DEMO_PEOPLE, rooms: DEMO_ROOMS });
  readonly #story = new Story();
  readonly #forms = new Map<string, { readonly form: Form; readonly channel: Channel; readonly place: Cue['place'] }>();
  readonly #answered = new Map<string, Set<string>>();
  readonly #seen = { rocketchat: 0, whatsapp: 0 };

  constructor(world: SmallWorld) {
    this.#world = world;
  }

  async play(steps: readonly Step[]): Promise<void> {
    for (const { action, line } of steps) {
      if (action.does === 'check') continue;
      if ('name' in action) this.#deed(action, `line-${line}`);
      else await this.#turn(action);
      await this.#settle();
    }
  }

  async #turn(turn: Turn): Promise<void> {
    switch (turn.does) {
      case 'move the clock':
        return this.#world.moveTo(turn.local);
      case 'take down':
        this.#world.chats[turn.channel].isDown = true;
        return;
      case 'bring back':
        this.#world.chats[turn.channel].isDown = false;
        inOneTransaction(this.#world.db, (tx) => takeReceipt(tx, turn.channel, { kind: 'back' }, this.#world.time.moment()));
        return;
      // Nothing lives outside the database here.
      case 'begin':
      case 'restart':
        return;
    }
  }

  #deed(deed: Deed, id: string): void {
    switch (deed.does) {
      case 'say': {
        const { where } = deed;
        const channel = where.is === 'room' ? 'rocketchat' : where.is === 'channel' ? where.channel : this.#book.ownChannelOf(deed.name);
        if (!channel) return;
        if (where.is === 'room') this.#book.enters(deed.name, where.room);
        const place = where.is === 'room' ? ({ kind: 'room', room: this.#book.roomIdOf(where.room) } as const) : ({ kind: 'direct' } as const);
        if (where.is === 'room' && !/^\/|\bhattie\b/i.test(deed.words)) return;
        return this.#hear(deed.name, channel, { id, place, heard: { kind: 'words', words: deed.words } });
      }
      case 'tap': {
        const offers = this.#story
          .messages()
          .filter(({ reached }) => (reached.is === 'person' ? reached.name === deed.name : this.#book.isIn(deed.name, reached.room)));
        const answered = this.#answered.get(deed.name) ?? new Set<string>();
        const tap = tapFor(deed.label, { offers, answered });
        if (typeof tap === 'string') return;
        this.#answered.set(deed.name, answered.add(tap.letter));
        return this.#hear(deed.name, tap.channel, { id, place: tap.place, heard: tap.heard });
      }
      case 'fill': {
        const onScreen = this.#forms.get(deed.name);
        const fields = onScreen && filled(onScreen.form, deed.entries);
        if (!onScreen || !fields || typeof fields === 'string') return;
        return this.#hear(deed.name, onScreen.channel, { id, place: onScreen.place, heard: { kind: 'form', form: onScreen.form.id, fields: { ...fields } } });
      }
    }
  }

  #hear(name: string, channel: Channel, cue: Omit<Cue, 'from'>): void {
    const from = { address: this.#book.addressOf(name, channel), name: nameInTheChat(name) };
    const answer = this.#world.hear(channel, { ...cue, from });
    if ('form' in answer && answer.form) this.#forms.set(name, { form: answer.form, channel, place: cue.place });
  }

  /** What is shown is reported as delivered, as the chats do; that may let more go. */
  async #settle(): Promise<void> {
    for (let isMore = true; isMore; ) {
      await this.#world.settle();
      isMore = false;
      for (const channel of CHANNELS) {
        for (const letter of this.#world.chats[channel].shown.slice(this.#seen[channel])) {
          this.#story.add(messageFrom({ channel, letter }, this.#book));
          this.#seen[channel] += 1;
          isMore = true;
          const receipt = { kind: 'delivered', letter: letter.id as LetterId } as const;
          inOneTransaction(this.#world.db, (tx) => takeReceipt(tx, channel, receipt, this.#world.time.moment()));
        }
      }
    }
  }
}
