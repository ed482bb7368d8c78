import { html } from 'hono/html';
import { DEMO_PEOPLE } from '../people.ts';
import type { Html } from './chat-pieces.ts';

/** As many as the stylesheet has colours for. */
const COLOURS = 8;

/** Somebody's initials in a colour of their own, beside their name and never instead of it. */
export function face(key: string | undefined): Html {
  const at = DEMO_PEOPLE.findIndex((person) => person.key === key);
  const person = DEMO_PEOPLE[at];
  return html`<span class="face face-${(at + 1) % COLOURS}" aria-hidden="true">${person ? `${person.firstName.charAt(0)}${person.surname.charAt(0)}` : '?'}</span>`;
}

/** Hattie's hat. */
export const hat = html`<span class="face hat" aria-hidden="true"></span>`;
