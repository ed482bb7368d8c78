import { Breach } from '../breach.ts';
import { momentOf, shownAt } from '../london.ts';
import { type Client, rowsOf, type Stored } from '../stored.ts';

const OPEN = 'no question is open about what is over';
const HEARS = 'everybody asked hears that it is sorted';
const MINUTE = 60_000;

interface RequestRow {
  readonly id: string;
  readonly visit: string;
  readonly part_from: string | null;
  readonly closes_at: number;
}

/** No question is open about a visit that has begun, is cancelled or is no more; none past its time. */
export function nothingIsOpenAboutWhatIsOver(client: Client, stored: readonly Stored[], now: Date): number {
  const visits = new Map(stored.map((visit) => [visit.key, visit]));
  const requests = rowsOf<RequestRow>(client, "select id, visit, part_from, closes_at from requests where state in ('asking', 'waiting for the Team Owner')");
  for (const { id, visit, part_from, closes_at } of requests) {
    if (closes_at < now.getTime() - MINUTE) throw new Breach(OPEN, `${id} about ${visit} should have closed at ${shownAt(new Date(closes_at))}`);
    const about = visits.get(visit);
    if (about && momentOf(part_from ?? about.starts).getTime() < now.getTime() - MINUTE) throw new Breach(OPEN, `${id} is open, and ${visit} has begun`);
    if (about && about.cancelled !== 'no') throw new Breach(OPEN, `${id} is open, and ${visit} is cancelled`);
  }
  const proposals = rowsOf<{ id: string; closes_at: number }>(client, "select id, closes_at from proposals where state = 'waiting'");
  for (const { id, closes_at } of proposals)
    if (closes_at < now.getTime() - MINUTE) throw new Breach(OPEN, `${id} should have closed at ${shownAt(new Date(closes_at))}`);
  const offers = rowsOf<{ id: string; concerns: string }>(
    client,
    `select offers.id, concerns from offers join requests on requests.id = offers.concerns
     where used_in is null and closed_because is null and requests.state in ('lapsed', 'declined')`,
  );
  for (const { id, concerns } of offers) throw new Breach(OPEN, `the choices of ${id} are open, and ${concerns} is over`);
  return requests.length + proposals.length;
}

interface AskedRow {
  readonly request: string;
  readonly person: string;
  readonly settled_at: number;
}
/** Whoever saw the question, and had not said no, hears when it is settled (looked at for those settled in the day before yesterday's tidy hours). */
export function everybodyAskedHears(client: Client, from: Date, until: Date): number {
  const asked = rowsOf<AskedRow>(
    client,
    `select request, asked.person as person, settled_at from asked join requests on requests.id = asked.request
     where requests.state = 'settled' and settled_at >= ? and settled_at < ? and asked.answer <> 'no' and asked.person <> requests.taker
     and exists (select 1 from offers join letters on letters.offer = offers.id
                 where offers.concerns = requests.id and letters.person = asked.person and letters.handed_over_at < settled_at)`,
    from.getTime(),
    until.getTime(),
  );
  for (const { request, person, settled_at } of asked) {
    const letters = rowsOf<{ id: string }>(client, 'select id from letters where person = ? and made_at = ?', person, settled_at);
    if (letters.length === 0)
      throw new Breach(HEARS, `${person} was asked for ${request} and heard nothing when it was settled at ${shownAt(new Date(settled_at))}`);
  }
  return asked.length;
}
