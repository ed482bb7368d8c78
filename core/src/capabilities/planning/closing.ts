import type { LocalTime } from '@hatstand/db/times';
import type { Moment } from '../../moment.ts';
import { closingOf } from '../../visits/closing.ts';

const PATIENCE_HOURS = 48;
/** Whoever is asked last still has this long, where the visit leaves it. */
const LAST_ASKED_HOURS = 24;

/** When a proposal closes whose first visit begins then. */
export const proposalClosing = (first: LocalTime, { now }: Moment): Date => closingOf(first, PATIENCE_HOURS, now);

/** The same, for people who are asked only now: they have a day, where there is one. */
export const closingForLater = (first: LocalTime, until: Date, { now }: Moment): Date =>
  new Date(Math.max(until.getTime(), closingOf(first, LAST_ASKED_HOURS, now).getTime()));
