import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import { understand } from './grammar.ts';
import type { AnnouncementIntent, AnnouncementStep } from './intents.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { type AnnouncementFact, type AnnouncementReason, decide, type Known } from './rules.ts';

/** Telling a whole team something: one copy for each, and the sender hears who can't be reached with it. */
export const announcements: Capability<AnnouncementIntent, Known, AnnouncementFact, AnnouncementReason, AnnouncementStep> = {
  name: 'announcements',
  help: { topic: 'news', isDaily: true },
  examples: [
    {
      say: open`tell the team the plumber comes at 10`,
      inWords: open`let everyone know the plumber comes at 10`,
      does: open`tell the whole team something, once each`,
    },
  ],
  takesCareText: (intent) => intent.do === 'announce',
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
};
