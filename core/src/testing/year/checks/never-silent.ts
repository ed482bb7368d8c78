import { Breach } from '../breach.ts';
import { isNight, momentOf, plusDays, shownAt } from '../london.ts';
import type { Stage } from '../stage.ts';
import { type Client, rowsOf, type Stored } from '../stored.ts';

const NAME = 'no visit that nobody has goes quiet';
const MINUTE = 60_000;
const SLACK = MINUTE;
const STEP = 15 * MINUTE;
const ON_CALL_STEP = 5 * MINUTE;

interface Entry {
  readonly what: string;
  readonly person: string | null;
  readonly at: number;
}
interface Watched {
  readonly visit: Stored;
  since: number;
  isSorted: boolean;
  onCall: { readonly least: number; readonly most: number };
}

/** When the first must be told: an hour before, or from 8pm the evening before when that hour is in the night. */
function firstTold(starts: string): number {
  const hourBefore = momentOf(starts).getTime() - 60 * MINUTE;
  const shown = shownAt(new Date(hourBefore));
  if (!isNight(shown)) return hourBefore;
  const evening = shown.slice(11) < '08:00' ? plusDays(shown.slice(0, 10), -1) : shown.slice(0, 10);
  return momentOf(`${evening}T20:00`).getTime();
}

/** Whoever is told, in which order, at the latest when. */
function rungsDue(watched: Watched): { what: string; by: number }[] {
  const starts = momentOf(watched.visit.starts).getTime();
  const first = Math.max(firstTold(watched.visit.starts), watched.since);
  const onCall = Array.from({ length: watched.onCall.least }, (_, place) => ({ what: 'told on call', by: first + 2 * STEP + place * ON_CALL_STEP }));
  const last = first + 2 * STEP + watched.onCall.most * ON_CALL_STEP;
  const due = [{ what: 'told Rota Holder', by: first }, { what: 'told Coach', by: first + STEP }, ...onCall, { what: 'last resort shown', by: last }];
  return due.map(({ what, by }) => ({ what, by: Math.min(by, starts) }));
}

/** Watches every visit of the next days that nobody is sure to come to, until somebody is, or it begins. */
export function silenceWatch(stage: Stage) {
  const watching = new Map<string, Watched>();
  const counted = { uncovered: 0, begun: 0, told: 0, held: 0 };

  const entriesOf = ({ series, key, starts }: Stored): Entry[] =>
    rowsOf<Entry>(
      stage.client(),
      'select what, person, at from visit_record where series = ? and day = ? and from_time = ? order by id',
      series,
      key.slice(-10),
      starts,
    );

  const close = (watched: Watched, at: number): void => {
    const { visit } = watched;
    const entries = entriesOf(visit);
    const sorted = entries.find(({ what, at: when }) => what === 'being sorted' && when <= at);
    const until = Math.min(at, sorted?.at ?? at, momentOf(visit.starts).getTime());
    const begins = momentOf(visit.starts).getTime() <= at;
    const had = new Map<string, number>();
    for (const { what, by } of rungsDue(watched)) {
      const isDue = begins && !sorted ? by <= until : by + SLACK < until;
      if (!isDue) continue;
      const rows = entries.filter((entry) => entry.what === what);
      const row = rows[had.get(what) ?? 0];
      had.set(what, (had.get(what) ?? 0) + 1);
      const late = row && row.at > by + SLACK && row.at > watched.since + SLACK;
      if (!row || late)
        throw new Breach(
          NAME,
          `${visit.key} at ${visit.starts}, uncovered since ${shownAt(new Date(watched.since))}: "${what}" was due by ${shownAt(new Date(by))}${late ? ` and came at ${shownAt(new Date(row.at))}` : ' and never came'}`,
        );
      for (const told of rows) if (told.person) lettersLeft(told, until);
    }
  };

  /** Each of them had a letter, which left at once unless its channel was down or the night held it. */
  const lettersLeft = ({ person, at, what }: Entry, until: number): void => {
    const letters = rowsOf<{ state: string; handed_over_at: number | null; channel: 'rocketchat' | 'whatsapp' }>(
      stage.client(),
      'select state, handed_over_at, channel from letters where person = ? and made_at = ?',
      person ?? '',
      at,
    );
    if (letters.length === 0) throw new Breach(NAME, `"${what}" is in the record, and no letter was written to ${person}`);
    counted.told += 1;
    if (letters.some(({ handed_over_at }) => handed_over_at !== null && handed_over_at <= at + SLACK)) return;
    counted.held += 1;
    const isExcused = isNight(shownAt(new Date(at))) || letters.some(({ channel }) => stage.wasDown(channel, at)) || until <= at + SLACK;
    if (!isExcused && !letters.some(({ state }) => state === 'withdrawn')) throw new Breach(NAME, `the letter of "${what}" to ${person} did not leave`);
  };

  return {
    counted,
    look(stored: readonly Stored[]): void {
      const now = stage.now().getTime();
      const open = openCovers(stage.client());
      const onCall = rowsOf<{ count: number }>(stage.client(), 'select count(*) as count from on_call')[0]?.count ?? 0;
      const uncovered = new Map<string, Stored>();
      for (const visit of stored) {
        const begins = momentOf(visit.starts).getTime();
        if (visit.cancelled !== 'no' || begins <= now || begins - now > 40 * 60 * MINUTE) continue;
        // Of a part that is asked for, the part's own beginning counts.
        const starts = open.get(visit.key) ?? visit.starts;
        if (visit.giver === null || open.has(visit.key)) uncovered.set(`${visit.key} ${starts}`, { ...visit, starts });
      }
      for (const [id, watched] of watching) {
        if (uncovered.has(id)) continue;
        watching.delete(id);
        if (momentOf(watched.visit.starts).getTime() <= now) counted.begun += 1;
        close(watched, now);
      }
      for (const [id, visit] of uncovered) {
        const known = watching.get(id);
        if (known) {
          known.onCall = { least: Math.min(known.onCall.least, onCall), most: Math.max(known.onCall.most, onCall) };
          const isSorted = entriesOf(visit).some(({ what }) => what === 'being sorted');
          // Whoever was sorting it took that back: it goes on from here.
          if (known.isSorted && !isSorted) known.since = now;
          known.isSorted = isSorted;
        } else {
          counted.uncovered += 1;
          watching.set(id, { visit, since: now, isSorted: false, onCall: { least: onCall, most: onCall } });
        }
      }
    },
  };
}

/** The visits that cover is asked for, and when the part begins where it is only for a part. */
const openCovers = (client: Client): Map<string, string | null> =>
  new Map(
    rowsOf<{ visit: string; part_from: string | null }>(
      client,
      "select visit, part_from from requests where kind = 'cover' and state in ('asking', 'waiting for the Team Owner')",
    ).map(({ visit, part_from: begins }) => [visit, begins]),
  );
