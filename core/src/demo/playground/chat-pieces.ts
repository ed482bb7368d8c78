import type { HeldBack } from '@hatstand/db/repositories/held-back';
import type { ChannelName } from '@hatstand/db/schema/people';
import { html } from 'hono/html';
import { introduce, type Owner, ownersOn } from './cast.ts';
import { face } from './faces.ts';
import { hiddenChat } from './hidden-chat.ts';
import { oneMessage, wordsAsShown } from './messages.ts';
import type { Beside } from './playground.ts';
import type { Chat, Screens } from './screens.ts';
import { suggestionsIn } from './suggestions.ts';
import { OFF_WORDS } from './switches.ts';
import { linkTo, type View } from './view.ts';

export type Html = ReturnType<typeof html>;

/** What a pane needs to be drawn. */
export interface Drawing {
  readonly view: View;
  readonly screens: Screens;
  readonly now: Date;
  /** Another one after every change: a page that has this one need not look again. */
  readonly state: string;
  readonly beside: Readonly<Beside>;
  readonly heldBack: (letter: string) => HeldBack | undefined;
  readonly ledgerOf: (channel: ChannelName, address: string) => string | undefined;
}

/** How a chat is named between page and server, and the number of its newest message: the page marks what has not been looked at. */
export const newsIn = (screens: Screens, chat: Chat): string => `${chat.channel}/${chat.address}/${chat.room ?? ''} ${screens.newestIn(chat)}`;

/** Whose screen it is, in which chat, and the choice of somebody else's. */
export function whoseScreen(view: View, channel: ChannelName): Html {
  const owner = view[channel];
  const options = ownersOn(channel).map(
    ({ key, fullName }) => html`<option value="${linkTo(view, { [channel]: key })}" ${key === owner.key ? 'selected' : ''}>${fullName}</option>`,
  );
  return html`<div class="whose">
    ${face(owner.key)}
    <h2 id="${channel}-title">${OFF_WORDS[channel].chat}</h2>
    <label for="${channel}-whose">Screen of</label>
    <select id="${channel}-whose" data-goes autocomplete="off">${options}</select>
    <button type="button" class="opener" id="${channel}-people" popovertarget="people">People</button>
    <p class="who">${introduce(owner)}</p>
  </div>`;
}

/** What is off just now, in words, in the chat that it concerns. */
export function whatIsOff({ screens: { switches } }: Drawing, channel: ChannelName, owner: Owner): Html {
  const { chat, off } = OFF_WORDS[channel];
  const says = [
    ...(switches.isDown(channel) ? [`${chat} is down: letters wait, and leave when it works again.`] : []),
    ...(switches.isOff(channel, owner.address) ? [`${owner.firstName} ${off}: this screen gets nothing until it is on again.`] : []),
  ];
  return html`<div class="off" id="${channel}-is-off" role="status" data-drawn>${says.map((sentence) => html`<p>${sentence}</p>`)}</div>`;
}

/** The two switches of a screen, the chat's and the phone's. */
export function switchesOf({ screens: { switches } }: Drawing, channel: ChannelName, owner: Owner): Html {
  const { chat, turnOff, turnOn } = OFF_WORDS[channel];
  const isDown = switches.isDown(channel);
  const isOff = switches.isOff(channel, owner.address);
  return html`<div class="switches" id="${channel}-switches" data-drawn role="group" aria-label="What if">
    <span aria-hidden="true">What if…</span>
    <form method="post" action="/playground/switch"><input type="hidden" name="channel" value="${channel}">
      <button name="to" value="${isDown ? 'on' : 'off'}" id="${channel}-down" class="${isDown ? 'is-off' : ''}">${isDown ? `${chat} works again` : `${chat} goes down`}</button></form>
    <form method="post" action="/playground/switch"><input type="hidden" name="channel" value="${channel}"><input type="hidden" name="address" value="${owner.address}">
      <button name="to" value="${isOff ? 'on' : 'off'}" id="${channel}-off" class="${isOff ? 'is-off' : ''}" aria-label="${isOff ? turnOn : turnOff}, ${owner.firstName}">${isOff ? turnOn : turnOff}</button></form>
  </div>`;
}

/** The messages of a chat; new ones are read out. An empty one says how to begin. */
export function messageLog(drawing: Drawing, chat: Chat, name: string, owner: Owner): Html {
  const { screens } = drawing;
  const messages = screens.messagesIn(chat);
  return html`<div class="log" id="${chat.channel}-log" data-log data-chats="${newsIn(screens, chat)}" role="log" aria-live="polite" aria-label="${name}" tabindex="0">
    ${messages.length === 0 ? emptyChat(chat, owner) : messages.map((message) => oneMessage(drawing, message, chat))}
  </div>`;
}

const emptyChat = (chat: Chat, owner: Owner): Html => html`<div class="empty" id="${chat.channel}-empty">
    <p>Nothing said yet. You are ${owner.firstName} here: write anything, or try</p>
    <form method="post" action="/playground/say">${hiddenChat(chat)}${suggestionsIn(chat, owner.key).map((words) => html`<button name="words" value="${words}">${words}</button>`)}</form>
  </div>`;

/** Who has had what they sent last, in the words they would be told it. The place is always there, so that it can be filled later. */
export function ledger({ ledgerOf }: Drawing, { channel, address }: Chat, firstName: string): Html {
  const shown = ledgerOf(channel, address);
  const name = `Who has had what ${firstName} sent last`;
  return html`<div id="${channel}-ledger" data-ledger data-drawn>${
    shown === undefined
      ? ''
      : html`<section class="ledger onlooker" aria-label="${name}, ${OFF_WORDS[channel].chat}" tabindex="0"><h3>${name}</h3><p class="words">${wordsAsShown(shown, channel)}</p></section>`
  }</div>`;
}

/** Where somebody types. `hint` says who hears it. */
export function writingPlace(chat: Chat, label: string, hint: string): Html {
  const id = `${chat.channel}-words`;
  return html`<form class="writing" method="post" action="/playground/say" data-draft="${chat.channel}/${chat.address}/${chat.room ?? ''}">
    ${hiddenChat(chat)}
    <label for="${id}">${label}</label>
    <div class="line"><textarea id="${id}" name="words" rows="1" dir="auto" required maxlength="20000" autocomplete="off" enterkeyhint="send" aria-describedby="${id}-hint"></textarea><button>Send</button></div>
    <p class="hint" id="${id}-hint">${hint}</p>
  </form>
  <p class="notice" role="status"></p>`;
}
