import type { ChannelName } from '@hatstand/db/schema/people';
import type { LocalTime } from '@hatstand/db/times';
import { AddressBook } from '../../../chat-files/cast.ts';
import { mismatchIn } from '../../../chat-files/checks.ts';
import { filled } from '../../../chat-files/filling.ts';
import { messageFrom } from '../../../chat-files/messages.ts';
import { tapFor } from '../../../chat-files/offers.ts';
import type { Deed, Turn } from '../../../chat-files/steps.ts';
import { Story } from '../../../chat-files/story.ts';
import type { WireLetter } from '../../../wire/letter.ts';
import { instantOf } from '../../../words/calendar.ts';
import { DEMO_PEOPLE, DEMO_ROOMS } from '../../people.ts';
import { ownerAt } from '../cast.ts';
import { answerForm, moveClock, press, say, turn } from '../hearing.ts';
import type { Beside, PlaygroundParts } from '../playground.ts';
import type { Chat } from '../screens.ts';
import { checkInWords, inWords, roomIdOf, type Scene } from './scenes.ts';

interface CheckPlayed {
  readonly words: string;
  readonly holds: boolean;
}
/** A scene as it went; `trouble` says why it could not be played. */
export interface ScenePlayed {
  readonly words: string;
  readonly comments: readonly string[];
  readonly checks: readonly CheckPlayed[];
  readonly trouble: string | undefined;
}
/** Whose screens to look at after a scene. */
export interface Look {
  readonly rocketchat?: { readonly key: string; readonly room: string | undefined };
  readonly whatsapp?: string;
  /** Where something was done. */
  readonly acting?: ChannelName;
}

/** A guided tour that is being played: a conversation file, with the page's own core and screens for its stage. */
export interface Tour {
  readonly title: string;
  readonly about: readonly string[];
  readonly scenes: readonly Scene[];
  readonly played: readonly ScenePlayed[];
  /** Plays the next scene. */
  next(): Promise<Look>;
  /** Nothing more is watched. */
  end(): void;
}

class CannotPlay extends Error {}

export function startTour(parts: PlaygroundParts, beside: Beside, { title, about, scenes }: Pick<Tour, 'title' | 'about' | 'scenes'>): Tour {
  const { screens, core } = parts;
  const story = new Story();
  const book = new AddressBook({ people: DEMO_PEOPLE, rooms: DEMO_ROOMS });
  const answered = new Map<string, Set<string>>();
  const played: ScenePlayed[] = [];
  const stop = screens.onArrived((channel, letter) => story.add(messageFrom({ channel, letter: asInFiles(letter) }, book)));

  const chatOf = (name: string, channel: ChannelName, room?: string): Chat => ({ channel, address: book.addressOf(name, channel), room });

  /** Does it, and gives the chat in which it was done. */
  const deed = async (does: Deed): Promise<Chat> => {
    const { name } = does;
    story.personActs(name);
    switch (does.does) {
      case 'say': {
        const channel = does.where.is === 'channel' ? does.where.channel : does.where.is === 'room' ? 'rocketchat' : book.ownChannelOf(name);
        if (!channel) throw new CannotPlay(`${name} has no chat to write in`);
        const chat = chatOf(name, channel, does.where.is === 'room' ? roomIdOf(does.where.room) : undefined);
        await watchingForms(chat, name, () => say(parts, chat, does.words));
        return chat;
      }
      case 'tap': {
        const tapped = answered.get(name) ?? new Set<string>();
        const offers = story.messages().filter(({ reached }) => (reached.is === 'person' ? reached.name === name : book.isIn(name, reached.room)));
        const tap = tapFor(does.label, { offers, answered: tapped });
        if (typeof tap === 'string') throw new CannotPlay(tap);
        answered.set(name, tapped.add(tap.letter));
        const chat = chatOf(name, tap.channel, tap.place.kind === 'room' ? tap.place.room : undefined);
        const { heard } = tap;
        await watchingForms(chat, name, async () => {
          if (heard.kind === 'words') return say(parts, chat, heard.words, heard.answering);
          const message = screens.messagesIn(chat).find(({ letter }) => letter === tap.letter);
          if (!message || heard.kind !== 'press') throw new CannotPlay('the button is not on the screen any more');
          return press(parts, chat, message.number, heard.choice);
        });
        return chat;
      }
      case 'fill': {
        const address = book.addressOf(name, 'rocketchat');
        const open = screens.openFormOf(address);
        if (!open) throw new CannotPlay(`${name} has no form on screen`);
        const answers = filled(open.form, does.entries);
        if (typeof answers === 'string') throw new CannotPlay(answers);
        const chat: Chat = { channel: 'rocketchat', address, room: open.room };
        await watchingForms(chat, name, () => answerForm(parts, chat, open.form, { ...answers }));
        return chat;
      }
    }
  };

  /** A form that opens in answer counts as seen. */
  const watchingForms = async (chat: Chat, name: string, work: () => Promise<void>): Promise<void> => {
    const before = screens.openFormOf(chat.address)?.form.id;
    await work();
    const form = screens.openFormOf(chat.address)?.form;
    if (chat.channel !== 'rocketchat' || !form || form.id === before) return;
    story.add({ channel: 'rocketchat', reached: { is: 'person', name }, place: { kind: 'direct' }, shows: 'form', form });
  };

  const happen = async (does: Turn): Promise<void> => {
    switch (does.does) {
      case 'begin':
        return;
      case 'move the clock': {
        const local = does.local as LocalTime; // checked by the reader of the file
        if (instantOf(local) < core.now()) throw new CannotPlay('the clock never goes back');
        story.clockMoves();
        return moveClock(parts, beside, local);
      }
      case 'take down':
      case 'bring back':
        return turn(parts, { channel: does.channel, address: undefined, isOn: does.does === 'bring back' });
      case 'restart':
        return core.restart();
    }
  };

  return {
    title,
    about,
    scenes,
    played,
    end: stop,
    async next() {
      const scene = scenes[played.length];
      if (!scene) return {};
      let trouble: string | undefined;
      let chat: Chat | undefined;
      try {
        if ('name' in scene.does) chat = await deed(scene.does);
        else await happen(scene.does);
      } catch (cause) {
        if (!(cause instanceof CannotPlay)) throw cause;
        trouble = cause.message;
      }
      const checks = scene.checks.map((check) => ({ words: checkInWords(check), holds: mismatchIn(story, check) === undefined }));
      played.push({ words: inWords(scene.does), comments: scene.comments, checks, trouble });
      screens.tellChanged();
      return lookAfter(scene, chat);
    },
  };
}

/** Conversation files know this computer under a name of its own. */
const asInFiles = (letter: WireLetter): WireLetter => ({
  ...letter,
  text: letter.text.replace(/http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d+/g, 'https://hattie.example'),
});

/** The screen of whoever acted, and in the other chat the first one that a check looks at. */
function lookAfter({ checks }: Scene, chat: Chat | undefined): Look {
  const look: { rocketchat?: { key: string; room: string | undefined }; whatsapp?: string; acting?: ChannelName } = chat ? { acting: chat.channel } : {};
  const owner = chat && ownerAt(chat.channel, chat.address);
  if (owner && chat.channel === 'rocketchat') look.rocketchat = { key: owner.key, room: chat.room };
  if (owner && chat.channel === 'whatsapp') look.whatsapp = owner.key;
  for (const { of, on, expects } of checks) {
    if (of.is !== 'person' || (expects.is !== 'seen' && expects.is !== 'seen once')) continue;
    const person = DEMO_PEOPLE.find(({ key }) => key === of.name);
    const channel = on === 'any channel' ? person?.prefers : on;
    if (!person || !channel || person[channel] === undefined) continue;
    if (channel === 'rocketchat') look.rocketchat ??= { key: person.key, room: undefined };
    else look.whatsapp ??= person.key;
  }
  return look;
}
