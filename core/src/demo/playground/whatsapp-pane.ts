import { html } from 'hono/html';
import { introduce } from './cast.ts';
import { type Drawing, type Html, ledger, messageLog, switchesOf, whoseScreen, writingPlace } from './chat-pieces.ts';
import { whatsAppOf } from './view.ts';

/** Somebody's WhatsApp: one chat with Hattie, no buttons, numbers for answers. */
export function whatsAppPane(drawing: Drawing): Html {
  const { view } = drawing;
  const chat = whatsAppOf(view);
  const { firstName } = view.whatsapp;
  return html`<section class="pane whatsapp" id="whatsapp" aria-labelledby="whatsapp-title">
    <header><h2 id="whatsapp-title">WhatsApp</h2>${whoseScreen(view, 'whatsapp')}</header>
    <p class="who">${introduce(view.whatsapp)}</p>
    ${switchesOf(drawing, 'whatsapp', view.whatsapp)}
    <p class="with"><b>Hattie</b> Only what may be known outside: first names, days and times.</p>
    ${messageLog(drawing, chat, `${firstName} and Hattie on WhatsApp`, 'Nothing said yet. Try “help”.')}
    ${ledger(drawing, chat, firstName)}
    ${writingPlace(chat, `Write as ${firstName} to Hattie`, 'Answer a numbered question with its number, or in words.')}
  </section>`;
}
