import { html } from 'hono/html';
import { localTimeOf } from '../../words/calendar.ts';
import type { Html } from './chat-pieces.ts';
import { clockWords } from './clock-words.ts';
import { type FellDue, fellDueList } from './fell-due.ts';
import { sheetTop } from './page-dialogs.ts';

export const clockNow = (now: Date): Html =>
  html`<p class="now" id="clock-now"><span class="unseen">The clock shows </span><time datetime="${localTimeOf(now)}">${clockWords(now)}</time></p>`;

/** The clock, its steps, and what fell due on the way. On a small screen the steps open over the page. */
export function clock(now: Date, due: FellDue | undefined): Html {
  return html`<section class="clock" aria-label="The clock">
    ${clockNow(now)}
    <button type="button" class="opener" id="clock-opener" popovertarget="clock">Move clock</button>
    <div class="sheet" id="clock" popover role="group" aria-labelledby="clock-title">${sheetTop('clock', 'Move the clock')}
      <form method="post" action="/playground/clock" class="steps">
        <button name="to" value="hour">One hour on</button>
        <button name="to" value="evening" aria-label="This evening, 6pm">This evening</button>
        <button name="to" value="morning" aria-label="Tomorrow, 8am">Tomorrow</button>
        <button name="to" value="week" aria-label="Next Monday, 8am">Next Monday</button>
      </form>
      <form method="post" action="/playground/clock" class="exact">
        <label for="clock-at">Or another day and time</label>
        <input id="clock-at" name="at" type="datetime-local" value="${localTimeOf(now)}" required>
        <button name="to" value="exactly" aria-label="Go there">Go</button>
      </form>
      <p class="notice" role="status"></p>
      ${fellDueList(due)}
    </div>
  </section>`;
}
