import { AddressBook, nameInTheChat } from '../../chat-files/cast.ts';
import type { Channel } from '../../chat-files/channels.ts';
import { filled } from '../../chat-files/filling.ts';
import { messageFrom, type Place } from '../../chat-files/messages.ts';
import { tapFor } from '../../chat-files/offers.ts';
import type { Deed, Turn } from '../../chat-files/steps.ts';
import { Story } from '../../chat-files/story.ts';
import { BEGINNING, onTheWall } from '../../chat-files/wall-clock.ts';
import type { Cue, Form } from '../../wire/cue.ts';
import { sendCue, sendReceipt } from './adapter-calls.ts';
import { lineTo, type Stage } from './stage.ts';

/** A step that can't be carried out, or that the core did not take. Its message is what a reader is told. */
class CannotPlay extends Error {}

interface Speaker {
  readonly name: string;
  readonly channel: Channel;
  readonly place: Place;
}

interface FormOnScreen extends Speaker {
  readonly form: Form;
}

/** One conversation while it is being played. */
export class Play {
  readonly story = new Story();
  readonly #stage: Stage;
  readonly #book: AddressBook;
  readonly #forms = new Map<string, FormOnScreen>();
  readonly #answered = new Map<string, Set<string>>();
  #now = BEGINNING;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#book = new AddressBook(stage.cast);
    stage.chats.clear({
      arrived: (arrival) => this.story.add(messageFrom(arrival, this.#book)),
      report: async ({ channel, letter }) => {
        const complaint = await sendReceipt(lineTo(stage), channel, { kind: 'delivered', letter: letter.id }).catch(
          (cause: unknown) => `a receipt was not taken: ${String(cause)}`,
        );
        if (complaint !== undefined) stage.chats.complain(complaint);
      },
    });
  }

  /** What the chats and the core's clock do at this step. */
  async turn(turn: Turn): Promise<void> {
    const { core, chats } = this.#stage;
    switch (turn.does) {
      case 'begin':
        this.#now = await core.openDemo(BEGINNING);
        break;
      case 'move the clock':
        if (turn.local < onTheWall(this.#now))
          throw new CannotPlay(`the clock stands at ${onTheWall(this.#now).replace('T', ' ')} already and never goes back`);
        this.story.clockMoves();
        this.#now = await core.moveTo(turn.local);
        break;
      case 'take down':
        chats.takeDown(turn.channel);
        return;
      case 'bring back': {
        chats.bringBack(turn.channel);
        const complaint = await sendReceipt(lineTo(this.#stage), turn.channel, { kind: 'back' });
        if (complaint !== undefined) throw new CannotPlay(complaint);
        break;
      }
      case 'restart':
        this.#now = await core.restart();
        break;
    }
    await this.#settle();
  }

  /** What a person does at this step. `id` is the chat's id for it. */
  async deed(deed: Deed, id: string): Promise<void> {
    this.story.personActs(deed.name);
    try {
      await this.#do(deed, id);
    } finally {
      // Also after a refusal: the steps that follow see what the core had to say about it.
      await this.#settle();
    }
  }

  async #do(deed: Deed, id: string): Promise<void> {
    switch (deed.does) {
      case 'say':
        return this.#say(deed, id);
      case 'tap':
        return this.#tap(deed, id);
      case 'fill':
        return this.#fill(deed, id);
    }
  }

  async #say({ name, where, words }: Extract<Deed, { does: 'say' }>, id: string): Promise<void> {
    const heard = { kind: 'words', words } as const;
    if (where.is === 'room') {
      this.#book.enters(name, where.room);
      const place: Place = { kind: 'room', room: this.#book.roomIdOf(where.room) };
      if (isForHattie(words)) await this.#send({ name, channel: 'rocketchat', place }, { id, heard });
      return;
    }
    const channel = where.is === 'channel' ? where.channel : this.#book.ownChannelOf(name);
    if (!channel) throw new CannotPlay(`${name} has no chat to write in`);
    await this.#send({ name, channel, place: { kind: 'direct' } }, { id, heard });
  }

  async #tap({ name, label }: Extract<Deed, { does: 'tap' }>, id: string): Promise<void> {
    const answered = this.#answered.get(name) ?? new Set<string>();
    const offers = this.story.messages().filter(({ reached }) => (reached.is === 'person' ? reached.name === name : this.#book.isIn(name, reached.room)));
    const tap = tapFor(label, { offers, answered });
    if (typeof tap === 'string') throw new CannotPlay(tap);
    this.#answered.set(name, answered.add(tap.letter));
    await this.#send({ name, channel: tap.channel, place: tap.place }, { id, heard: tap.heard });
  }

  async #fill({ name, entries }: Extract<Deed, { does: 'fill' }>, id: string): Promise<void> {
    const onScreen = this.#forms.get(name);
    if (!onScreen) throw new CannotPlay(`${name} has no form on screen`);
    const fields = filled(onScreen.form, entries);
    if (typeof fields === 'string') throw new CannotPlay(fields);
    await this.#send(onScreen, { id, heard: { kind: 'form', form: onScreen.form.id, fields } });
  }

  /** Tells the core; a form in the answer opens on the person's screen. */
  async #send({ name, channel, place }: Speaker, { id, heard }: Pick<Cue, 'id' | 'heard'>): Promise<void> {
    const from = { address: this.#book.addressOf(name, channel), name: nameInTheChat(name) };
    const answer = await sendCue(lineTo(this.#stage), channel, { id, from, place, heard });
    if (answer.is === 'refused') throw new CannotPlay(answer.sentence);
    if (!answer.form) return;
    this.#forms.set(name, { name, channel, place, form: answer.form });
    this.story.add({ channel, reached: { is: 'person', name }, place, shows: 'form', form: answer.form });
  }

  /** Until nothing more can be delivered: a receipt may let the core send the next thing. */
  async #settle(): Promise<void> {
    do this.#now = await this.#stage.core.settle();
    while (await this.#stage.chats.finishReports());
  }
}

/** The real adapters pass on only what is meant for Hattie; other talk in a room stays there. */
function isForHattie(words: string): boolean {
  return words.startsWith('/') || /^hattie\b/i.test(words) || /@hattie\b/i.test(words);
}
