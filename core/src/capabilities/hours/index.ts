import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import type { HoursFact, HoursReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { HoursIntent, HoursStep } from './intents.ts';
import type { Known } from './known.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide } from './rules.ts';

/** What has been: the record of a visit, and the hours, which pay and invoices are made from. */
export const hours: Capability<HoursIntent, Known, HoursFact, HoursReason, HoursStep> = {
  name: 'hours',
  help: { topic: 'visits' },
  examples: [
    { say: open`hours`, inWords: open`my hours last month`, does: open`hours given` },
    { say: open`hours November as csv`, inWords: open`csv hours last month`, does: open`the same for a spreadsheet` },
    { say: open`record Tue`, inWords: open`what happened on Tuesday?`, does: open`what was planned, agreed and done` },
  ],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
};
