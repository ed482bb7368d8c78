import { html } from 'hono/html';
import type { Html } from './chat-pieces.ts';
import type { Chat } from './screens.ts';

/** Which chat a form on the page belongs to. */
export const hiddenChat = ({ channel, address, room }: Chat): Html =>
  html`<input type="hidden" name="channel" value="${channel}"><input type="hidden" name="address" value="${address}">${room === undefined ? '' : html`<input type="hidden" name="room" value="${room}">`}`;
