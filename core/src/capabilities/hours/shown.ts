import type { TeamId } from '@hatstand/db/ids';
import type { RecordEntry } from '@hatstand/db/repositories/visit-record';
import { touches } from '../../visits/meant.ts';
import type { Visit } from '../../visits/visits.ts';
import { dayOf } from '../../words/calendar.ts';
import { type Sum, sumOf } from './counting.ts';
import type { Shown } from './facts.ts';
import type { Known, PastTeam, VisitHistory } from './known.ts';

/** What the visits come to that somebody may see and asked about. Worked out from what is known, so that the journal holds no table. */
export function sumShown(shown: Shown, known: Known): Sum {
  const { meant } = known;
  if (meant.is === 'unclear') return sumOf([], known.now);
  return sumOf(
    known.visits.filter(({ visit }) => shows(shown, visit, known) && isWithin(visit, meant.spans)),
    known.now,
  );
}

function shows({ whose, teams }: Shown, visit: Visit, { me }: Known): boolean {
  if (whose === 'mine') return visit.giver === me;
  return teams.includes(visit.team) && (whose === 'everyone' || (visit.giver !== undefined && whose.includes(visit.giver)));
}

/** Hours are counted by whole days, by the day on which a visit begins; of several days apart those between are left out. */
const isWithin = (visit: Visit, spans: Extract<Known['meant'], { is: 'clear' }>['spans']): boolean =>
  spans.some(({ from, to }) => {
    const day = dayOf(visit.span.from);
    return (from === null || from.slice(0, 10) <= day) && (to === null || day <= to.slice(0, 10));
  });

/** The visits that were meant, where they are or were to be, as far as the reader may know of each. */
export function historiesShown(teams: readonly TeamId[], known: Known): VisitHistory[] {
  const { meant } = known;
  if (meant.is === 'unclear') return [];
  return known.histories.flatMap((history) => {
    const team = known.teams.find(({ id }) => id === history.visit.team && teams.includes(id));
    const isMeant = touches(meant, history.visit) || touches(meant, { ...history.visit, span: history.planned });
    const isShown = !meant.cut || dayOf(history.visit.span.from) <= meant.to;
    return team && isMeant && isShown ? [readableBy(team, history)] : [];
  });
}

/** Who was told when a visit had nobody is for the Team Owner and the advocate; the rest of the team reads what was planned, agreed and done. */
const readableBy = (team: PastTeam, history: VisitHistory): VisitHistory =>
  team.speaksForIt ? history : { ...history, entries: history.entries.filter(({ what }) => !ESCALATIONS.has(what)) };

const ESCALATIONS: ReadonlySet<RecordEntry['what']> = new Set([
  'mentioned',
  'told Rota Holder',
  'told Coach',
  'told on call',
  'last resort shown',
  'being sorted',
]);
