import { html } from 'hono/html';
import { ownerAt, roomTitle } from './cast.ts';
import type { Html } from './chat-pieces.ts';
import { played } from './export.ts';
import type { Arrived, Screens } from './screens.ts';

/** So many of the newest messages are offered to be marked. */
const MOST_OFFERED = 40;

/** What was played, to be marked and taken along. The newest message is marked to begin with: a conversation file has to check something. */
export function exportChoices(screens: Screens): Html {
  const steps = played(screens.acts.all(), screens.arrivedAfter(0));
  if (steps.length === 0) return html`<p>Nothing has been played yet. Say something as anybody first.</p>`;
  const offered = steps.flatMap(({ line, arrived }) => arrived.map((one) => ({ line, one }))).slice(-MOST_OFFERED);
  return html`<form action="/playground/played.chat" method="get" data-leaves>
    <p>Mark what should have been seen. The file checks it whenever it is run; the rest stands in it as comments.</p>
    <ul class="marks">${offered.map(({ line, one }, index) => html`<li>${line === offered[index - 1]?.line ? '' : html`<p><small>after</small> <code>${line.split('\n')[0]}</code></p>`}${choice(one, index === offered.length - 1)}</li>`)}</ul>
    <button class="main">Download as a .chat file</button>
  </form>`;
}

const choice = (one: Arrived, isMarked: boolean): Html =>
  html`<label><input type="checkbox" name="seen" value="${one.number}" ${isMarked ? 'checked' : ''}>
    <span><b>${whom(one)}</b> ${one.text.split('\n')[0]}</span></label>`;

const whom = ({ channel, room, reader }: Arrived): string =>
  reader === undefined ? roomTitle(room ?? '') : (ownerAt(channel, reader)?.firstName ?? 'somebody');
