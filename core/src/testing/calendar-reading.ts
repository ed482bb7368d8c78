import type { PersonId } from '@hatstand/db/ids';
import { Labelled } from '@hatstand/db/labels';
import { type Db, inOneTransaction } from '@hatstand/db/open';
import { makeCalendar } from '@hatstand/db/repositories/calendars';
import type { LocalTime } from '@hatstand/db/times';
import ICAL from 'ical.js';
import { readFeed } from '../capabilities/calendar/records.ts';
import { renderCalendar } from '../channels/calendar.ts';
import { DEMO_STARTS } from '../demo/world.ts';

/** An event as another program reads it. */
export interface ReadEvent {
  readonly uid: string;
  readonly summary: string;
  readonly from: string;
  readonly to: string;
  readonly sequence: number;
}

/** Reads a calendar with a reader that is not ours. */
export function eventsIn(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const instant = (time: ICAL.Time): string => time.toJSDate().toISOString().slice(0, 16);
    return { uid: event.uid, summary: event.summary, from: instant(event.startDate), to: instant(event.endDate), sequence: event.sequence };
  });
}

/** The same secret for the same person, every time. */
const secretOf = (person: PersonId): string => Buffer.from(person).toString('hex').padStart(64, '0');

/** Gives somebody an address, as the capability would. */
export const giveCalendar = (db: Db, person: PersonId): void =>
  inOneTransaction(db, (tx) => {
    makeCalendar(tx, person, new Labelled('plan', secretOf(person)), DEMO_STARTS);
  });

/** What that address shows at a time. */
export function calendarText(db: Db, person: PersonId, local: string): string {
  // Tests write local times as they are stored.
  const feed = inOneTransaction(db, (tx) => readFeed(tx, secretOf(person), { local: local as LocalTime }));
  if (!feed) throw new Error(`${person} has no calendar`);
  return renderCalendar(feed);
}
