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
  return html`<section class="tour onlooker" aria-labelledby="tour-title">
    <header><h2 id="tour-title"><span class="unseen">Guided tour: </span>${title}</h2>
      <form method="post" action="/playground/tour/end"><button id="tour-end" class="quiet">End<span class="unseen"> the tour</span></button></form></header>
    <progress max="${scenes.length}" value="${played.length}" aria-label="Steps played"></progress>
    <div class="story" id="tour-story" tabindex="0" role="group" aria-label="What happened so far">
      ${last === undefined ? comments(about.filter((line) => line !== title)) : ''}
      <div role="status" class="went">${last === undefined ? '' : oneScene(last)}</div>
      ${earlier.length === 0 ? '' : html`<details><summary class="fold">Played before</summary>${comments(about)}<ol>${earlier.map((scene) => html`<li>${oneScene(scene)}</li>`)}</ol></details>`}
    </div>
    <form method="post" action="/playground/tour/next" class="go">${
      next === undefined
        ? html`<p><b>That was the tour.</b> ${verdict(played)} Go on from here as you like.</p>
          <button type="button" id="tour-next" data-shows="tours" data-fetches="/playground/tours">Choose another tour</button>`
        : html`<div>${comments(next.comments)}
          <p><b>Next:</b> ${inWords(next.does)}</p></div><button class="main" id="tour-next" accesskey="n">Next step, ${played.length + 1} of ${scenes.length}</button>`
    }</form>
  </section>`;
}

const comments = (lines: readonly string[]): Html[] => lines.map((line) => html`<p class="comment">${line}</p>`);

const verdict = (played: readonly ScenePlayed[]): string =>
  played.every(({ checks, trouble }) => trouble === undefined && checks.every(({ holds }) => holds))
    ? 'Everything was as it should be.'
    : 'Not all of it was as the file says. Something of your own in between can do that.';

const oneScene = ({ words, checks, trouble }: ScenePlayed): Html => html`<p><b>${words}</b></p>
  ${trouble === undefined ? '' : html`<p class="amiss">This could not be played: ${trouble}</p>`}
  ${
    checks.length === 0
      ? ''
      : html`<ul class="checks" aria-label="What should be so">${checks.map(({ words: check, holds }) => html`<li class="${holds ? 'holds' : 'amiss'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> <span class="unseen">${holds ? 'So it is: ' : 'Not so: '}</span>${check}</li>`)}</ul>`
  }`;
