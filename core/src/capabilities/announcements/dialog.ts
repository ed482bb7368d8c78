import { Labelled } from '@hatstand/db/labels';
import type { Dialog } from '../../conversation/capability.ts';
import { newsIn } from './grammar.ts';
import type { AnnouncementIntent, AnnouncementStep } from './intents.ts';

export const dialog: Dialog<AnnouncementIntent, AnnouncementStep> = {
  version: 1,
  answer: ({ team }, said) => ({ do: 'check', news: newsIn(said.words), team }),
  filled: ({ team }, fields) => ({
    do: 'announce',
    news: { words: new Labelled('care', (fields['words'] ?? '').trim()), ordinary: fields['readers'] === 'everyone' },
    team,
  }),
};
