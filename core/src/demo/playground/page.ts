import { html } from 'hono/html';
import { roomsOf } from './cast.ts';
import { type Drawing, type Html, newsIn } from './chat-pieces.ts';
import { clock, clockNow } from './clock-panel.ts';
import { fellDueList } from './fell-due.ts';
import { dialogs, sheetTop } from './page-dialogs.ts';
import { people, peopleList } from './people-list.ts';
import { rocketChatPane } from './rocketchat-pane.ts';
import { tourPanel } from './tours/panel.ts';
import { welcome } from './welcome.ts';
import { whatsAppPane } from './whatsapp-pane.ts';

/** Later ones build on earlier ones. */
const STYLES = ['playground.css', 'frame.css', 'world.css', 'screens.css', 'messages.css', 'tours.css', 'small-screens.css'];

/** The whole page. The script later fetches only the `fragment`. */
export function wholePage(drawing: Drawing): Html {
  return html`<!doctype html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Hatstand: try Hattie out</title>
  <link rel="icon" href="/playground/icon.png" type="image/png">
  ${STYLES.map((name) => html`<link rel="stylesheet" href="/playground/${name}">`)}
  ${['chats.js', 'drawing.js'].map((name) => html`<link rel="modulepreload" href="/playground/${name}">`)}
  <script src="/playground/dialogs.js" type="module"></script>
  <script src="/playground/playground.js" type="module"></script>
</head>
<body>
  <a class="skip" href="#panes">Skip to the chats</a>
  <header class="top">
    <h1><img src="/playground/hat.svg" alt="" width="36" height="36"> Hatstand</h1>
    <p class="about">Be anyone in a made-up care circle, say anything, move the clock.</p>
    <button type="button" class="main" data-shows="tours" data-fetches="/playground/tours">Guided tours</button>
    <button type="button" class="opener" id="more-opener" popovertarget="more">More</button>
    <div class="sheet" id="more" popover role="group" aria-labelledby="more-title">
      ${sheetTop('more', 'More')}
      <button type="button" data-shows="export" data-fetches="/playground/played">Export what was played</button>
      <button type="button" data-shows="afresh">Start afresh</button>
      ${looks}
    </div>
  </header>
  <aside class="world" aria-label="The made-up world">
    ${clock(drawing.now, drawing.beside.due)}
    ${people(drawing)}
  </aside>
  ${tourPanel(drawing.beside.tour)}
  <main>
    <noscript><p class="notice">This page needs JavaScript, and your browser has it switched off. Switch it on for this address and load the page once more: nothing here leaves this computer.</p></noscript>
    <p class="notice" id="notice" role="status"></p>
    ${welcome(drawing)}
    ${whichChat(drawing)}
    ${panes(drawing)}
  </main>
  ${dialogs}
</body>
</html>`;
}

/** All that changes while somebody looks: the clock, the people with their news, and the two screens. */
export const fragment = (drawing: Drawing): Html =>
  html`${clockNow(drawing.now)}${fellDueList(drawing.beside.due)}${peopleList(drawing)}${welcome(drawing)}${tourPanel(drawing.beside.tour)}${whichChat(drawing)}${panes(drawing)}`;

const panes = (drawing: Drawing): Html =>
  html`<div class="panes" id="panes" tabindex="-1" data-state="${drawing.state}">${rocketChatPane(drawing)}${whatsAppPane(drawing)}</div>`;

/** A small screen shows one chat at a time; the other says when it has something new. */
function whichChat({ view, screens }: Drawing): Html {
  const chats = [undefined, ...roomsOf(view.rocketchat).map(({ room }) => room)].map((room) =>
    newsIn(screens, { channel: 'rocketchat', address: view.rocketchat.address, room }),
  );
  const phone = newsIn(screens, { channel: 'whatsapp', address: view.whatsapp.address, room: undefined });
  return html`<nav class="which" id="which" aria-label="Which chat to look at" data-drawn>
    <a href="#rocketchat" id="see-rocketchat" data-sees="rocketchat" data-chats="${chats.join(';')}"><span><b>Rocket.Chat</b> ${view.rocketchat.firstName}</span> <span class="new" hidden>new</span></a>
    <a href="#whatsapp" id="see-whatsapp" data-sees="whatsapp" data-chats="${phone}"><span><b>WhatsApp</b> ${view.whatsapp.firstName}</span> <span class="new" hidden>new</span></a>
  </nav>`;
}

/** Kept by the page's script in this browser. */
const looks = html`<select aria-label="Screens" data-keeps="width" autocomplete="off"><option value="desk">Wide screens</option><option value="phone">Phone screens</option></select>
    <select aria-label="Colours" data-keeps="scheme" autocomplete="off"><option value="auto">Colours as here</option><option value="light">Light colours</option><option value="dark">Dark colours</option></select>`;
