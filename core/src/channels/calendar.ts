import { cleared, reveal } from '@hatstand/db/labels';
import { ICalCalendar } from 'ical-generator';
import type { Feed } from '../capabilities/calendar/feed.ts';
import { AboveCeiling } from './channel.ts';
import { withoutControls } from './plain-text.ts';

const READ_AGAIN_SECONDS = 60 * 60;
/** Sequence numbers are counted in seconds from here: they only have to grow, and to fit in 31 bits. */
const COUNTED_FROM = Date.UTC(2020, 0, 1);

/**
 * A feed as calendar programs read it (RFC 5545, RFC 7986). Nothing above `plan` passes. Each visit is an event of its own with times in UTC: phones
 * show them on their own clock, right across clock changes, and no program has to understand a time zone that the file describes.
 * The same visits give the same bytes: stamps come from changes, never from the clock. Nothing is marked as cancelled: what is not there any more is gone,
 * because subscribers read the whole file again each time.
 */
export function renderCalendar({ madeAt, entries }: Feed): string {
  const calendar = new ICalCalendar({ name: 'Visits', prodId: { company: 'Hatstand', product: 'Hattie', language: 'EN' }, ttl: READ_AGAIN_SECONDS });
  const inOrder = [...entries].sort((one, other) => one.starts.getTime() - other.starts.getTime() || (one.id < other.id ? -1 : 1));
  for (const { id, starts, ends, summary, changedAt } of inOrder) {
    if (!cleared('calendar', summary)) throw new AboveCeiling('a calendar entry may not go out');
    const stamp = changedAt ?? madeAt;
    calendar.createEvent({
      id,
      start: starts,
      end: ends,
      stamp,
      lastModified: stamp,
      sequence: changedAt ? Math.max(0, Math.floor((changedAt.getTime() - COUNTED_FROM) / 1000)) : 0,
      summary: withoutControls(reveal(summary)),
    });
  }
  return calendar.toString();
}
