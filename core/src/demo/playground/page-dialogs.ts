import { html } from 'hono/html';
import type { Html } from './chat-pieces.ts';

/** What a sheet is about and how to close it, on a small screen, where it lies over the page. */
export const sheetTop = (id: string, title: string): Html =>
  html`<div class="sheet-top"><h2 id="${id}-title">${title}</h2><button type="button" popovertarget="${id}" popovertargetaction="hide">Close</button></div>`;

/** What opens over the page. What is long or changes is fetched when it is opened. */
export const dialogs = html`<dialog id="afresh" aria-labelledby="afresh-title">
    <h2 id="afresh-title">Start afresh?</h2>
    <p class="spaced">Everything said so far is forgotten, and the clock goes back to the first morning.</p>
    <div class="answers">
      <form method="post" action="/playground/afresh"><button class="main">Yes, start afresh</button></form>
      <form method="dialog"><button>No, keep it</button></form>
    </div>
  </dialog>
  <dialog id="tours" class="long" aria-labelledby="tours-title">
    <header><h2 id="tours-title">Guided tours</h2><form method="dialog"><button>Close</button></form></header>
    <p class="spaced">Real conversations, played step by step. Every one begins in a fresh world.</p>
    <div data-fetched></div>
  </dialog>
  <dialog id="tour-confirm" aria-labelledby="tour-confirm-title">
    <h2 id="tour-confirm-title">Begin this tour?</h2>
    <p id="tour-name" class="spaced"></p>
    <p class="spaced">The present world is put away for it: everything said so far is forgotten, and the clock goes back to the first morning. To keep what was played, export it first.</p>
    <div class="answers">
      <form method="post" action="/playground/tour/start" data-begins><input type="hidden" name="file"><button class="main">Yes, begin</button></form>
      <form method="dialog"><button>No, not now</button></form>
    </div>
  </dialog>
  <dialog id="export" class="long" aria-labelledby="export-title">
    <header><h2 id="export-title">Export what was played</h2><form method="dialog"><button>Close</button></form></header>
    <div data-fetched></div>
  </dialog>`;
