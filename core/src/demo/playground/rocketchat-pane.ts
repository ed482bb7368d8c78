import { html } from 'hono/html';
import { roomsOf } from './cast.ts';
import { type Drawing, type Html, ledger, messageLog, newsIn, switchesOf, whatIsOff, whoseScreen, writingPlace } from './chat-pieces.ts';
import { formDialog } from './form-dialog.ts';
import { linkTo, rocketChatOf } from './view.ts';

/** Somebody's Rocket.Chat: their rooms, and the direct chat with Hattie. */
export function rocketChatPane(drawing: Drawing): Html {
  const { view, screens } = drawing;
  const chat = rocketChatOf(view);
  const owner = view.rocketchat;
  const title = roomsOf(owner).find(({ room }) => room === view.room)?.title;
  const label = title === undefined ? `Write as ${owner.firstName} to Hattie` : `Write as ${owner.firstName} in the room ${title}`;
  const hint =
    title === undefined ? 'Plain words will do, as in “what’s on this week?”' : 'Hattie hears only what starts with / or @hattie. The rest is for the room.';
  const isUnreachable = screens.switches.isDown('rocketchat') || screens.switches.isOff('rocketchat', owner.address);
  return html`<section class="pane rocketchat" id="rocketchat" aria-labelledby="rocketchat-title">
    ${whoseScreen(view, 'rocketchat')}
    <div class="device">
      ${tabs(drawing)}
      ${whatIsOff(drawing, 'rocketchat', owner)}
      ${messageLog(drawing, chat, title === undefined ? `${owner.firstName} and Hattie` : `Room ${title}`, owner)}
      ${writingPlace(chat, label, hint)}
    </div>
    ${ledger(drawing, chat, owner.firstName)}
    ${switchesOf(drawing, 'rocketchat', owner)}
    <div id="rocketchat-form">${formDialog(isUnreachable ? undefined : screens.openFormOf(owner.address), owner)}</div>
  </section>`;
}

function tabs({ view, screens }: Drawing): Html {
  const owner = view.rocketchat;
  const chats = [...roomsOf(owner), { room: undefined, title: 'Hattie' }];
  return html`<nav class="tabs" aria-label="Chats of ${owner.firstName}">
    ${chats.map(({ room, title }) => {
      const news = newsIn(screens, { channel: 'rocketchat', address: owner.address, room });
      return html`<a id="tab-${room ?? 'hattie'}" href="${linkTo(view, { room })}" data-view data-chats="${news}" ${room === view.room ? html`aria-current="page"` : ''}>
        ${room === undefined ? '' : html`<span aria-hidden="true">#</span> `}${title} <span class="new" hidden>new</span></a>`;
    })}
  </nav>`;
}
