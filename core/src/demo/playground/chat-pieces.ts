import type { HeldBack } from '@hatstand/db/repositories/held-back';
import type { ChannelName } from '@hatstand/db/schema/people';
import { html } from 'hono/html';
import { type Owner, ownerAt, ownersOn } from './cast.ts';
import { messageTime } from './clock-words.ts';
import { heldBackNote } from './held-back.ts';
import type { Beside } from './playground.ts';
import type { Chat, Screens, ShownMessage } from './screens.ts';
import { OFF_WORDS } from './switches.ts';
import { linkTo, type View } from './view.ts';

export type Html = ReturnType<typeof html>;

/** What a pane needs to be drawn. */
export interface Drawing {
  readonly view: View;
  readonly screens: Screens;
  readonly now: Date;
  readonly beside: Readonly<Beside>;
  readonly heldBack: (letter: string) => HeldBack | undefined;
  readonly ledgerOf: (channel: ChannelName, address: string) => string | undefined;
}

/** How a chat is named between page and server, and the number of its newest message: the page marks what has not been looked at. */
export const newsIn = (screens: Screens, chat: Chat): string => `${chat.channel}/${chat.address}/${chat.room ?? ''} ${screens.newestIn(chat)}`;

export function whoseScreen(view: View, channel: ChannelName): Html {
  const options = ownersOn(channel).map(
    (owner) => html`<option value="${linkTo(view, { [channel]: owner.key })}" ${owner.key === view[channel].key ? 'selected' : ''}>${owner.fullName}</option>`,
  );
  return html`<label class="whose" for="${channel}-whose"><span>Screen of</span>
    <select id="${channel}-whose" data-goes autocomplete="off">${options}</select></label>`;
}

/** The two switches of a screen, the chat's and the phone's, and in words what is off. */
export function switchesOf({ screens: { switches } }: Drawing, channel: ChannelName, owner: Owner): Html {
  const { chat, off, turnOff, turnOn } = OFF_WORDS[channel];
  const isDown = switches.isDown(channel);
  const isOff = switches.isOff(channel, owner.address);
  const says = [
    ...(isDown ? [`${chat} is down: letters wait, and leave when it works again.`] : []),
    ...(isOff ? [`${owner.firstName} ${off}: this screen gets nothing until it is on again.`] : []),
  ];
  return html`<div class="switches" id="${channel}-switches" data-drawn>
    ${says.map((sentence) => html`<p class="off">${sentence}</p>`)}
    <form method="post" action="/playground/switch" class="switch"><input type="hidden" name="channel" value="${channel}">
      <button name="to" value="${isDown ? 'on' : 'off'}" id="${channel}-down">${isDown ? `${chat} works again` : `${chat} goes down`}</button></form>
    <form method="post" action="/playground/switch" class="switch"><input type="hidden" name="channel" value="${channel}"><input type="hidden" name="address" value="${owner.address}">
      <button name="to" value="${isOff ? 'on' : 'off'}" id="${channel}-off" aria-label="${isOff ? turnOn : turnOff}, ${owner.firstName}">${isOff ? turnOn : turnOff}</button></form>
  </div>`;
}

/** The messages of a chat; new ones are read out. */
export function messageLog(drawing: Drawing, chat: Chat, name: string, empty: string): Html {
  const { screens } = drawing;
  const messages = screens.messagesIn(chat);
  return html`<div class="log" id="${chat.channel}-log" data-log data-chats="${newsIn(screens, chat)}" role="log" aria-live="polite" aria-label="${name}" tabindex="0">
    ${messages.length === 0 ? html`<p class="empty" id="${chat.channel}-empty">${empty}</p>` : messages.map((message) => oneMessage(drawing, message, chat))}
  </div>`;
}

function oneMessage({ screens, now, heldBack }: Drawing, message: ShownMessage, chat: Chat): Html {
  const { number, author, onlyYou, at } = message;
  const side = author === undefined ? 'hattie' : author === chat.address ? 'own' : 'other';
  const name = author === undefined ? 'Hattie' : (ownerAt(chat.channel, author)?.fullName ?? author);
  const held = chat.channel === 'whatsapp' && message.letter !== undefined ? heldBack(message.letter) : undefined;
  return html`<article id="${chat.channel}-${number}" class="message ${side} ${onlyYou ? 'whisper' : ''}">
    <p class="author"><b>${name}</b> <time datetime="${at.toISOString()}">${messageTime(at, now)}</time></p>
    ${onlyYou ? html`<p class="only-you">Only you can see this</p>` : ''}
    <p class="words">${wordsAsShown(message.text, chat)}</p>
    ${message.buttons.length > 0 ? buttonsOf(message, chat) : ''}
  </article>${held ? heldBackNote(`${chat.channel}-${number}-held`, held, screens) : ''}`;
}

/** Rocket.Chat takes a backslash before a mark as "show the mark"; so do we. */
const wordsAsShown = (text: string, { channel }: Chat): string => (channel === 'rocketchat' ? text.replace(/\\([*_~`#])/g, '$1') : text);

const buttonsOf = ({ number, buttons }: ShownMessage, chat: Chat): Html =>
  html`<form class="buttons" method="post" action="/playground/press">
    ${hiddenChat(chat)}<input type="hidden" name="message" value="${number}">
    ${buttons.map(
      ({ choice, label, pressed }, index) =>
        html`<button id="${chat.channel}-${number}-${index}" name="choice" value="${choice}" class="${pressed ? 'pressed' : ''}">${label}${pressed ? html` <small>✓ you tapped this</small>` : ''}</button>`,
    )}
  </form>`;

const hiddenChat = ({ channel, address, room }: Chat): Html =>
  html`<input type="hidden" name="channel" value="${channel}"><input type="hidden" name="address" value="${address}">${room === undefined ? '' : html`<input type="hidden" name="room" value="${room}">`}`;

/** Who has had what they sent last, in the words they would be told it. The place is always there, so that it can be filled later. */
export function ledger({ ledgerOf }: Drawing, { channel, address }: Chat, firstName: string): Html {
  const shown = ledgerOf(channel, address);
  const name = `Who has had what ${firstName} sent last`;
  return html`<div id="${channel}-ledger" data-ledger>${
    shown === undefined
      ? ''
      : html`<section class="ledger" aria-label="${name}" tabindex="0"><h3>${name}</h3><p class="words">${wordsAsShown(shown, { channel, address, room: undefined })}</p></section>`
  }</div>`;
}

/** Where somebody types. `hint` says who hears it. */
export function writingPlace(chat: Chat, label: string, hint: string): Html {
  const id = `${chat.channel}-words`;
  return html`<form class="writing" method="post" action="/playground/say" data-draft="${chat.channel}/${chat.address}/${chat.room ?? ''}">
    ${hiddenChat(chat)}
    <label for="${id}">${label}</label>
    <div class="line"><textarea id="${id}" name="words" rows="1" required maxlength="20000" autocomplete="off" enterkeyhint="send" aria-describedby="${id}-hint"></textarea><button>Send</button></div>
    <p class="hint" id="${id}-hint">${hint}</p>
  </form>`;
}
