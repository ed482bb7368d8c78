import type { Label } from '@hatstand/db/labels';
import type { HeldBack } from '@hatstand/db/repositories/held-back';
import { html } from 'hono/html';
import type { Html } from './chat-pieces.ts';
import type { Screens } from './screens.ts';

/** What a label means, for somebody who has never heard of labels. */
const MEANS: Readonly<Record<Label, string>> = {
  open: 'safe on a poster',
  plan: 'what is arranged among helpers',
  team: 'how a team runs',
  care: 'about somebody’s life',
  sealed: 'for named readers only',
};

/**
 * For whoever looks on, beside the chat and not in it: what the privacy limit kept from WhatsApp. The whole is quoted only where this very person has it
 * on their own Rocket.Chat.
 */
export function heldBackNote(id: string, { label, wholeIn }: HeldBack, screens: Screens): Html {
  if (label === 'above their clearance')
    return html`<div class="held-back onlooker" id="${id}" role="note"><p><b>Held back here:</b> the text is above what they may read in that team, on any chat.</p></div>`;
  const [whole] = wholeIn.flatMap(({ channel, letter }) => screens.textOf(channel, letter) ?? []);
  return html`<div class="held-back onlooker" id="${id}" role="note">
    <p><b>Held back here:</b> the text is <code>${label}</code>, ${MEANS[label]}. WhatsApp carries <code>plan</code> at most, ${MEANS.plan}.</p>
    ${
      whole === undefined
        ? html`<p>None of their chats shows the whole.</p>`
        : html`<p>Their own Rocket.Chat says:</p><blockquote class="words" dir="auto">${whole.replace(/\\([*_~`#])/g, '$1')}</blockquote>`
    }
  </div>`;
}
