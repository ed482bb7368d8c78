import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { understand } from './grammar.ts';
import type { PhoneLineIntent } from './intents.ts';
import { explain, tell } from './messages.ts';
import { know } from './records.ts';
import { decide, type Known, type PhoneLineFact, type PhoneLineReason } from './rules.ts';

/** How the line to WhatsApp is, for the circle's organiser: told when it changes, shown when asked for. */
export const phoneLine: Capability<PhoneLineIntent, Known, PhoneLineFact, PhoneLineReason, never> = {
  name: 'phone-line',
  help: { topic: 'news' },
  examples: [{ say: open`whatsapp status`, inWords: open`is WhatsApp working?`, does: open`see how WhatsApp is connected (for the circle's organiser)` }],
  understand,
  dialog: { version: 1, answer: () => undefined },
  know,
  decide,
  record: () => undefined,
  tell,
  explain,
};
