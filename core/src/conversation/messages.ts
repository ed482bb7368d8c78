import { type Labelled, open, plan, reveal } from '@hatstand/db/labels';
import { COMMANDS } from '../wire/commands.ts';
import type { UNREADABLE } from '../wire/cue.ts';

/** How undo is offered under every change: a button, or a word where there are no buttons. */
export const UNDO = { capability: 'undo', label: open`Undo`, inWords: open`To take this back, reply undo in the next 10 minutes.` } as const;

/** Above choices to tap on WhatsApp, below the message that has them numbered. */
export const TAP_ONE = open`Tap one, or answer with its number.`;

/** A choice that is as good as saying words. */
export const SAYS = { capability: 'said', version: 1 } as const;

export const STRANGER = open`Hello, I am Hattie. I help care teams, and I only talk with people who have been invited. If you think that is you, please ask the person who told you about me for a code.`;

/** To strangers alike for a code that was guessed, used, revoked or too old. */
export const CODE_UNKNOWN = open`I don't know that code. A code works once, and only for a short time. Please ask the person who gave it to you for a new one.`;

/** To strangers alike for words that stand on no poster, and for those of one that was stopped. */
export const POSTER_UNKNOWN = open`Hello, I am Hattie. I don't know those words. The poster may be an old one, or a word went wrong on the way: please look at it once more, or ask whoever put it up.`;

/** What is said when a turn broke. Nothing was recorded. */
export const BROKE = open`Sorry, something broke on my side. Nothing was changed. Please try once more, and tell whoever looks after Hattie if it happens again.`;

export const TOO_LONG = open`That is too long for me to take in at once. Please send it in shorter pieces, up to a page each.`;

export const NOTHING_SAID = open`I got an empty message. Tell me in a few words what you need, or say help.`;

export const NOTHING_WAITS = open`I have nothing open with you that needs a yes or a no. Tell me in a few words what you need, or say help.`;

export const ONE_AT_A_TIME = open`That was more than one thing, and I would not like to do it by halves. Please tell me one thing at a time.`;

export const NO_RUSH = open`That is fine, there is no rush. The question stays open, and a no is fine too.`;

export const PICTURES_ONLY = open`I can't read pictures on their own, sorry. Tell me in a few words what you need, or say help.`;

/** What Hattie can't take in, by kind. It is said now and then, not each time. */
export const CANT_READ: Readonly<Record<(typeof UNREADABLE)[number], Labelled<'open'>>> = {
  voice: open`I can't listen to voice messages, sorry, and nobody else hears them here. Please write it to me in a few words.`,
  picture: open`I can't look at pictures, sorry, and I don't keep them. Please tell me in a few words.`,
  video: open`I can't watch videos, sorry, and I don't keep them. Please tell me in a few words.`,
  file: open`I can't open files, sorry, and I don't keep them. Please tell me in a few words.`,
  place: open`I can't read a place on a map, sorry, and I don't keep it. Please tell me in a few words.`,
  unopened: open`I could not read your last message, sorry. Please send it again.`,
  contact: open`I can't take contact cards, sorry, and I don't keep them. Please tell me in a few words.`,
};

/** Lost: says so and shows two examples (PRODUCT, promise 9). */
export function notUnderstood(examples: readonly Labelled<'open'>[]): Labelled<'open'> {
  const [one, other] = examples;
  if (!one || !other) return open`Sorry, I did not catch that. Say help to see what I can do.`;
  return open`Sorry, I did not catch that. Try “${one}” or “${other}”. Say help for more.`;
}

export const OFFER = {
  over: open`That question was a while ago and is closed now. Nothing was changed.`,
  'taken back': open`That has been taken back already. There is nothing for you to do.`,
  'not yours': open`That question was for somebody else, so I have left it. Nothing was changed.`,
  gone: open`I can't find what that button was for. Nothing was changed. Say where was I to see what is open.`,
} as const;

export const OLDER_VERSION = open`That was from before I learned something new, so I can't use it any more. Nothing was changed. Please ask me again.`;

export const FORM_CLOSED = open`That form was closed already. Nothing was changed. Please ask me again.`;

export const noSuchNumber = (choices: number): Labelled<'open'> =>
  choices === 1 ? open`Please answer 1.` : choices === 2 ? open`Please answer 1 or 2.` : open`Please answer with a number from 1 to ${choices}.`;

export const isThatAYes = (about: Labelled<'plan'> | undefined): Labelled<'open' | 'plan'> =>
  about ? plan`Just to be sure, about ${about}: is that a yes?` : open`Just to be sure: is that a yes?`;

export const whichDoYouMean = open`You have more than one question open. Which one is this for?`;
export const aboutChoice = (label: Labelled<'open' | 'plan'>, about: Labelled<'plan'> | undefined): Labelled<'plan'> =>
  about ? plan`${label}: ${about}` : plan`${label}`;

/** Above a copy for a supporter. A Team Owner is not named: it may be read on WhatsApp. */
export const copyOf = (name: Labelled<'plan'> | undefined): Labelled<'open' | 'plan'> =>
  name ? plan`A copy of what I told ${name}:` : open`A copy of what I told somebody you support:`;

/** An example as it is typed in a room of Rocket.Chat. */
export const inRoomSaid = (say: Labelled<'open'>): Labelled<'open'> =>
  COMMANDS.some(({ word }) => reveal(say).split(' ')[0] === word) ? open`/${say}` : open`/hattie ${say}`;

/** Below a question in Rocket.Chat that is over, where its buttons were. */
export const CLOSED = {
  yes: open`You said yes.`,
  no: open`You said no.`,
  'taken back': open`This was taken back. There is nothing for you to do.`,
  settled: open`There is nothing for you to do here any more.`,
  expired: open`This question is closed now, because some time has passed. Nothing was changed.`,
  'open again': open`This is open again.`,
} as const;
export const youChose = (label: Labelled<'open' | 'plan'>): Labelled<'plan'> => plan`You chose: ${label}.`;
