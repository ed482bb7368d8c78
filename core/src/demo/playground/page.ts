import { html } from 'hono/html';
import { localTimeOf } from '../../words/calendar.ts';
import type { Drawing, Html } from './chat-pieces.ts';
import { clockWords } from './clock-words.ts';
import { fellDueList } from './fell-due.ts';
import { people } from './people-list.ts';
import { rocketChatPane } from './rocketchat-pane.ts';
import { tourPanel } from './tours/panel.ts';
import { whatsAppPane } from './whatsapp-pane.ts';

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
  <link rel="stylesheet" href="/playground/playground.css">
  <link rel="stylesheet" href="/playground/people.css">
  <link rel="stylesheet" href="/playground/screens.css">
  <link rel="stylesheet" href="/playground/tours.css">
  <script src="/playground/dialogs.js" defer></script>
  <script src="/playground/playground.js" defer></script>
</head>
<body>
  <a class="skip" href="#rocketchat-words">Skip to the chats</a>
  <header>
    <div class="about"><h1>Hatstand</h1><p>Be anyone in a made-up care circle, say anything, move the clock.</p><div class="tools">
      <button type="button" data-shows="tours" data-fetches="/playground/tours">Guided tours</button>
      <button type="button" data-shows="export" data-fetches="/playground/played">Export what was played</button>
      <button type="button" class="quiet" data-shows="afresh">Start afresh</button>
    </div></div>
    ${clock(drawing.now)}
    ${fellDueList(drawing.beside.due)}
  </header>
  <p id="notice" role="status"></p>
  <main>${tourPanel(drawing.beside.tour)}${moving(drawing)}</main>
  ${looks}
  ${confirmAfresh}${tours}${exporting}
</body>
</html>`;
}

/** All that changes while somebody looks: the clock, the people with their news, and the two screens. */
export const fragment = (drawing: Drawing): Html =>
  html`${clockNow(drawing.now)}${fellDueList(drawing.beside.due)}${tourPanel(drawing.beside.tour)}${moving(drawing)}`;

const moving = (drawing: Drawing): Html =>
  html`<div id="moving">${people(drawing)}<div class="panes">${rocketChatPane(drawing)}${whatsAppPane(drawing)}</div></div>`;

const clockNow = (now: Date): Html =>
  html`<p class="now" id="clock-now"><span class="unseen">The clock shows </span><time datetime="${localTimeOf(now)}">${clockWords(now)}</time></p>`;

function clock(now: Date): Html {
  return html`<section class="clock" aria-label="The clock">
    ${clockNow(now)}
    <form method="post" action="/playground/clock" class="steps">
      <button name="to" value="hour">One hour on</button>
      <button name="to" value="evening">This evening, 6pm</button>
      <button name="to" value="morning">Tomorrow, 8am</button>
      <button name="to" value="week">Next Monday, 8am</button>
    </form>
    <form method="post" action="/playground/clock" class="exact">
      <label for="clock-at">Date and time</label>
      <input id="clock-at" name="at" type="datetime-local" value="${localTimeOf(now)}" required>
      <button name="to" value="exactly">Go there</button>
    </form>
  </section>`;
}

const confirmAfresh = html`<dialog id="afresh" aria-labelledby="afresh-title">
    <h2 id="afresh-title">Start afresh?</h2>
    <p class="spaced">Everything said so far is forgotten, and the clock goes back to the first morning.</p>
    <form method="post" action="/playground/afresh"><button class="main">Yes, start afresh</button></form>
    <form method="dialog"><button>No, keep it</button></form>
  </dialog>`;

const tours = html`<dialog id="tours" aria-labelledby="tours-title">
    <h2 id="tours-title">Guided tours</h2>
    <p class="spaced">Real conversations, played step by step. Every one begins in a fresh world.</p>
    <div data-fetched></div>
    <form method="dialog"><button>Close</button></form>
  </dialog>
  <dialog id="tour-confirm" aria-labelledby="tour-confirm-title">
    <h2 id="tour-confirm-title">Begin this tour?</h2>
    <p id="tour-name" class="spaced"></p>
    <p class="spaced">The present world is put away for it: everything said so far is forgotten, and the clock goes back to the first morning. To keep what was played, export it first.</p>
    <form method="post" action="/playground/tour/start"><input type="hidden" name="file"><button class="main">Yes, begin</button></form>
    <form method="dialog"><button>No, not now</button></form>
  </dialog>`;

const exporting = html`<dialog id="export" aria-labelledby="export-title">
    <h2 id="export-title">Export what was played</h2>
    <div data-fetched></div>
    <form method="dialog"><button>Close</button></form>
  </dialog>`;

/** Kept by the page's script in this browser. */
const looks = html`<footer aria-label="How this page looks">
    <label>Screens <select data-keeps="width" autocomplete="off"><option value="desk">on a desk</option><option value="phone">on a phone</option></select></label>
    <label>Colours <select data-keeps="scheme" autocomplete="off"><option value="auto">as this computer</option><option value="light">light</option><option value="dark">dark</option></select></label>
  </footer>`;
