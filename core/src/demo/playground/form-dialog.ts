import { html } from 'hono/html';
import type { Form } from '../../wire/cue.ts';
import type { Owner } from './cast.ts';
import type { Html } from './chat-pieces.ts';
import type { OpenForm } from './screens.ts';

/** In front of a field's own id, so that no field can be taken for one of ours. */
export const FIELD_PREFIX = 'field:';

/** The form that Hattie opened in front of somebody. The page's script shows it; closing it is told to the server. */
export function formDialog(open: OpenForm | undefined, owner: Owner): Html | '' {
  if (open === undefined) return '';
  const { id, title, fields } = open.form;
  const ours = html`<input type="hidden" name="address" value="${owner.address}"><input type="hidden" name="form" value="${id}">`;
  return html`<dialog aria-labelledby="form-title" data-opens>
    <form method="post" action="/playground/form" id="form-answers">
      <h2 id="form-title">${title}</h2>
      <p class="hint">Hattie asks ${owner.firstName}, on Rocket.Chat</p>
      ${ours}
      ${fields.map(oneField)}
    </form>
    <div class="answers">
      <button class="main" form="form-answers">Send</button>
      <form method="post" action="/playground/form/close" data-closes>${ours}<button>Close without sending</button></form>
    </div>
    <p class="notice" role="status"></p>
  </dialog>`;
}

function oneField({ id, label, kind, choices, optional }: Form['fields'][number], index: number): Html {
  const called = html`id="field-${index}" name="${FIELD_PREFIX}${id}" ${optional ? '' : 'required'}`;
  const control = {
    line: () => html`<input ${called} type="text" autocomplete="off">`,
    text: () => html`<textarea ${called} rows="4"></textarea>`,
    choice: () =>
      html`<select ${called}><option value="">${optional ? 'No answer' : 'Choose one'}</option>${choices.map((choice) => html`<option value="${choice.value}">${choice.label}</option>`)}</select>`,
  };
  return html`<div class="field"><label for="field-${index}">${label}${optional ? html` <small>(if you like)</small>` : ''}</label>${control[kind]()}</div>`;
}
