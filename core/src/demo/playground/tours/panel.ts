import { html } from 'hono/html';
import type { Html } from '../chat-pieces.ts';
import { inWords } from './scenes.ts';
import type { ScenePlayed, Tour } from './tour.ts';

/** The tour that is under way: what was just played and how it went, and what comes next. The place is always there, so that it can be filled later. */
export const tourPanel = (tour: Tour | undefined): Html => html`<div id="tour" data-drawn>${tour === undefined ? '' : underWay(tour)}</div>`;

function underWay({ title, about, scenes, played }: Tour): Html {
  const next = scenes[played.length];
  const last = played.at(-1);
  const earlier = played.slice(0, -1);
  return html`<section class="tour" aria-labelledby="tour-title">
    <h2 class="title" id="tour-title">Guided tour: ${title}</h2>
    ${about.filter((line) => line !== title).map((line) => html`<p class="comment">${line}</p>`)}
    ${earlier.length === 0 ? '' : html`<details><summary class="fold">Played before</summary><ol>${earlier.map((scene) => html`<li>${oneScene(scene)}</li>`)}</ol></details>`}
    <div role="status" class="went">${last === undefined ? '' : oneScene(last)}</div>
    <form method="post" action="/playground/tour/next" class="go">${
      next === undefined
        ? html`<p><b>That was the tour.</b> ${verdict(played)} Go on from here as you like.</p>`
        : html`${next.comments.map((line) => html`<p class="comment">${line}</p>`)}
          <p>Next: ${inWords(next.does)}</p><button class="main" id="tour-next" accesskey="n">Next step, ${played.length + 1} of ${scenes.length}</button>`
    }</form>
    <form method="post" action="/playground/tour/end" class="leave"><button id="tour-end" class="quiet">End the tour</button></form>
  </section>`;
}

const verdict = (played: readonly ScenePlayed[]): string =>
  played.every(({ checks, trouble }) => trouble === undefined && checks.every(({ holds }) => holds))
    ? 'Everything was as it should be.'
    : 'Not all of it was as the file says.';

const oneScene = ({ words, checks, trouble }: ScenePlayed): Html => html`<p><b>${words}</b></p>
  ${trouble === undefined ? '' : html`<p class="amiss">This could not be played: ${trouble}</p>`}
  ${
    checks.length === 0
      ? ''
      : html`<ul class="checks" tabindex="0" aria-label="What should be so">${checks.map(({ words: check, holds }) => html`<li class="${holds ? 'holds' : 'amiss'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> <span class="unseen">${holds ? 'So it is: ' : 'Not so: '}</span>${check}</li>`)}</ul>`
  }`;
