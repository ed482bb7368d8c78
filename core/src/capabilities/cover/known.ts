import type { RequestId } from '@hatstand/db/ids';
import type { Asked, Request } from '@hatstand/db/repositories/requests';
import { byTime, type VisitsKnown, visitsGivenBy } from '../../visits/known.ts';
import type { Visit } from '../../visits/visits.ts';

/** What the rules of the rota must see. */
export interface Known extends VisitsKnown {
  readonly inRequests: ReadonlySet<string>;
  /** The speaker's own requests that are still open. */
  readonly ownRequests: readonly { readonly id: RequestId; readonly visit: Visit }[];
  readonly request: { readonly record: Request; readonly asked: readonly Asked[] } | undefined;
}

/** What the speaker gives from now on, in the team of the room or in all their teams. */
export const ownUpcoming = (known: Known): Visit[] =>
  visitsGivenBy(known, known.me)
    .filter((visit) => visit.span.from > known.now && (known.room === undefined || known.room === 'no team' || visit.team === known.room))
    .sort(byTime);
