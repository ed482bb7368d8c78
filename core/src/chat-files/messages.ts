import type { Cue, Form } from '../wire/cue.ts';
import type { WireLetter } from '../wire/letter.ts';
import type { AddressBook } from './cast.ts';
import type { Channel } from './channels.ts';
import type { Watched } from './steps.ts';

/** A letter that a chat has accepted and shows. */
export interface Arrival {
  readonly channel: Channel;
  readonly letter: WireLetter;
}

export type Place = Cue['place'];

/** Something that was shown: to one person, or in a room for all to read. */
export type Message = { readonly channel: Channel; readonly reached: Reached; readonly place: Place } & Shown;
type Reached = Exclude<Watched, { is: 'anyone' }>;
type Shown = { readonly shows: 'letter'; readonly letter: WireLetter } | { readonly shows: 'form'; readonly form: Form };

export function messageFrom({ channel, letter }: Arrival, book: AddressBook): Message {
  const { to } = letter;
  switch (to.kind) {
    case 'direct':
      return {
        channel,
        reached: { is: 'person', name: book.nameOf(channel, to.address) },
        place: { kind: 'direct' },
        shows: 'letter',
        letter,
      };
    case 'whisper':
      return {
        channel,
        reached: { is: 'person', name: book.nameOf(channel, to.address) },
        place: { kind: 'room', room: to.room },
        shows: 'letter',
        letter,
      };
    case 'room':
      return {
        channel,
        reached: { is: 'room', room: book.roomNameOf(to.room) },
        place: { kind: 'room', room: to.room },
        shows: 'letter',
        letter,
      };
  }
}

/** All that can be read on the screen: the text and what its buttons say, or a whole form. */
export function wordsOf(message: Message): string {
  switch (message.shows) {
    case 'letter':
      return [message.letter.text, ...message.letter.buttons.map(({ label }) => label)].join('\n');
    case 'form':
      return [message.form.title, ...message.form.fields.flatMap(({ label, choices }) => [label, ...choices.map((choice) => choice.label)])].join('\n');
  }
}

export function hasReached(message: Message, watched: Watched): boolean {
  const { reached } = message;
  switch (watched.is) {
    case 'anyone':
      return true;
    case 'person':
      return reached.is === 'person' && reached.name === watched.name;
    case 'room':
      return reached.is === 'room' && reached.room === watched.room;
  }
}

/** One line for a report: to whom, over which chat, what. */
export function toldBriefly(message: Message): string {
  const { reached, channel } = message;
  const whom = reached.is === 'room' ? `${reached.room} room` : reached.name;
  switch (message.shows) {
    case 'letter': {
      const buttons = message.letter.buttons.map(({ label }) => ` [${label}]`).join('');
      return `${whom} on ${channel}: ${message.letter.text}${buttons}`;
    }
    case 'form': {
      const fields = message.form.fields.map(({ label, choices }) => ` [${[label, ...choices.map((choice) => choice.label)].join(' | ')}]`).join('');
      return `${whom} on ${channel}, a form: ${message.form.title}${fields}`;
    }
  }
}
