import { html } from 'hono/html';
import type { Drawing, Html } from './chat-pieces.ts';
import { CHOSEN } from './tours/chosen.ts';

/** What somebody new reads first; gone once anything was played. The place is always there, so that it can be filled again. */
export function welcome({ screens, beside, view }: Drawing): Html {
  const isNew = screens.acts.all().length === 0 && beside.tour === undefined;
  return html`<div id="welcome" data-drawn>${isNew ? greeting(view.rocketchat.firstName, view.whatsapp.firstName) : ''}</div>`;
}

function greeting(left: string, right: string): Html {
  const [first] = CHOSEN;
  return html`<section class="welcome onlooker" aria-labelledby="welcome-title">
    <h2 id="welcome-title">Two chats, one team</h2>
    <p>You are ${left === right ? `${left}, in both chats` : `${left} in Rocket.Chat and ${right} on WhatsApp`}. Nothing here is real: say anything, and see who hears of it.</p>
    <form method="post" action="/playground/tour/start" data-begins>${first === undefined ? '' : html`<input type="hidden" name="file" value="${first.file}"><button class="main">Show me: ${first.title.split(',')[0]}</button>`}</form>
  </section>`;
}
