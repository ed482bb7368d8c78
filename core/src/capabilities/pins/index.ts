import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import { understand } from './grammar.ts';
import type { PinIntent, PinStep } from './intents.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide, type Known, type PinFact, type PinReason } from './rules.ts';

/** What the team keeps in view. */
export const pins: Capability<PinIntent, Known, PinFact, PinReason, PinStep> = {
  name: 'pins',
  help: { topic: 'news', isDaily: true },
  examples: [
    { say: open`pin`, inWords: open`what's pinned?`, does: open`what is pinned` },
    { say: open`pin The bins go out on Tuesday`, inWords: open`pin The bins go out on Tuesday`, does: open`keep something in view` },
    { say: open`pin remove 2`, inWords: open`unpin 2`, does: open`take a pin down` },
  ],
  commands: [{ word: 'pin', does: open`Keep something where the team can find it`, example: open`key safe` }],
  // With the colon, whatever the message says is what is pinned: "pin: remove 2" takes nothing down.
  menu: [{ on: 'message', say: open`pin:`, label: open`Pin this` }],
  takesCareText: (intent) => intent.do === 'pin' || intent.do === 'check',
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
  over: (fact) => (fact.happened === 'unpinned' ? [fact.pin.id] : []),
};
