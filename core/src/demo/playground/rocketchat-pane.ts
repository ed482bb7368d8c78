import { html } from 'hono/html';
import { introduce, roomsOf } from './cast.ts';
import { type Drawing, type Html, ledger, messageLog, newsIn, switchesOf, whoseScreen, writingPlace } from './chat-pieces.ts';
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
    title === undefined
      ? 'Plain words will do, as in “what’s on this week?”'
      : 'Hattie hears only what starts with / or @hattie. Everything else is between the people in the room.';
  const empty = title === undefined ? `Nothing said yet. Try “help”.` : 'Nothing said here yet. Try “/rota”.';
  return html`<section class="pane rocketchat" id="rocketchat" aria-labelledby="rocketchat-title">
    <header><h2 id="rocketchat-title">Rocket.Chat</h2>${whoseScreen(view, 'rocketchat')}</header>
    <p class="who">${introduce(owner)}</p>
    ${switchesOf(drawing, 'rocketchat', owner)}
    ${tabs(drawing)}
    ${messageLog(drawing, chat, title === undefined ? `${owner.firstName} and Hattie` : `Room ${title}`, empty)}
    ${ledger(drawing, chat, owner.firstName)}
    ${writingPlace(chat, label, hint)}
    <div id="rocketchat-form" data-form-place>${formDialog(screens.switches.isDown('rocketchat') || screens.switches.isOff('rocketchat', owner.address) ? undefined : screens.openFormOf(owner.address), owner)}</div>
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
