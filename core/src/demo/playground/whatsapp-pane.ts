import { html } from 'hono/html';
import { type Drawing, type Html, ledger, messageLog, switchesOf, whatIsOff, whoseScreen, writingPlace } from './chat-pieces.ts';
import { hat } from './faces.ts';
import { whatsAppOf } from './view.ts';

/** Somebody's WhatsApp: one chat with Hattie, no buttons, numbers for answers. */
export function whatsAppPane(drawing: Drawing): Html {
  const { view } = drawing;
  const chat = whatsAppOf(view);
  const owner = view.whatsapp;
  return html`<section class="pane whatsapp" id="whatsapp" aria-labelledby="whatsapp-title">
    ${whoseScreen(view, 'whatsapp')}
    <div class="device">
      <div class="with">${hat}<p><b>Hattie</b> <span>First names, days and times only.</span></p></div>
      ${whatIsOff(drawing, 'whatsapp', owner)}
      ${messageLog(drawing, chat, `${owner.firstName} and Hattie on WhatsApp`, owner)}
      ${writingPlace(chat, `Write as ${owner.firstName} to Hattie`, 'Answer a numbered question with its number, or in words.')}
    </div>
    ${ledger(drawing, chat, owner.firstName)}
    ${switchesOf(drawing, 'whatsapp', owner)}
  </section>`;
}
