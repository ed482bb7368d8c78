import type { Tx } from '@hatstand/db/open';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { spanOfDays } from '../../visits/range.ts';
import { visitsKnown } from '../../visits/records.ts';
import { dayOf } from '../../words/calendar.ts';
import type { RotaIntent } from './intents.ts';
import type { Known } from './known.ts';

/** The teams concerned and their visits in the days that are asked about. */
export const know = (tx: Tx, speaker: Speaker, intent: RotaIntent, moment: Moment): Known =>
  visitsKnown(tx, speaker, spanOfDays(intent.when, dayOf(moment.local)), moment);
