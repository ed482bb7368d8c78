import type { ChannelName } from '@hatstand/db/schema/people';
import { html } from 'hono/html';
import { ownerAt } from './cast.ts';
import type { Drawing, Html } from './chat-pieces.ts';
import { messageTime } from './clock-words.ts';
import { face, hat } from './faces.ts';
import { heldBackNote } from './held-back.ts';
import { hiddenChat } from './hidden-chat.ts';
import type { Chat, ShownMessage } from './screens.ts';

/** A message as its chat shows it, and below it, for the onlooker, what was held back. */
export function oneMessage({ screens, now, heldBack }: Drawing, message: ShownMessage, chat: Chat): Html {
  const { number, author, onlyYou, at } = message;
  const side = author === undefined ? 'hattie' : author === chat.address ? 'own' : 'other';
  const owner = author === undefined ? undefined : ownerAt(chat.channel, author);
  const name = author === undefined ? 'Hattie' : (owner?.fullName ?? author);
  const held = chat.channel === 'whatsapp' && message.letter !== undefined ? heldBack(message.letter) : undefined;
  return html`<article id="${chat.channel}-${number}" class="message ${side} ${onlyYou ? 'whisper' : ''}">
    ${chat.channel === 'whatsapp' ? '' : author === undefined ? hat : face(owner?.key)}
    <p class="author"><b>${name}</b> <time datetime="${at.toISOString()}">${messageTime(at, now)}</time>${onlyYou ? html` <span class="only-you">Only you can see this</span>` : ''}</p>
    <p class="words" dir="auto">${linked(wordsAsShown(message.text, chat.channel))}</p>
    ${message.buttons.length > 0 ? buttonsOf(message, chat) : ''}
  </article>${held ? heldBackNote(`${chat.channel}-${number}-held`, held, screens) : ''}`;
}

/** Rocket.Chat takes a backslash before a mark as "show the mark"; so do we. */
export const wordsAsShown = (text: string, channel: ChannelName): string => (channel === 'rocketchat' ? text.replace(/\\([*_~`#])/g, '$1') : text);

const WEB_ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/;

/** Both chats make web addresses something to tap. */
const linked = (text: string): (string | Html)[] =>
  text.split(WEB_ADDRESS).map((piece, index) => (index % 2 === 1 ? html`<a href="${piece}" target="_blank" rel="noreferrer">${piece}</a>` : piece));

const buttonsOf = ({ number, buttons }: ShownMessage, chat: Chat): Html =>
  html`<form class="buttons" method="post" action="/playground/press">
    ${chat.channel === 'whatsapp' ? html`<p>Tap one:</p>` : ''}${hiddenChat(chat)}<input type="hidden" name="message" value="${number}">
    ${buttons.map(
      ({ choice, label, pressed }, index) =>
        html`<button id="${chat.channel}-${number}-${index}" name="choice" value="${choice}" class="${pressed ? 'pressed' : ''}">${label}${pressed ? html` <small>✓ you tapped this</small>` : ''}</button>`,
    )}
  </form>`;
