import { type Refusal, refuse } from '../../conversation/capability.ts';
import { byTime, teamOf, type VisitTeam } from '../../visits/known.ts';
import { justGone, touches } from '../../visits/meant.ts';
import { spanOfDays } from '../../visits/range.ts';
import type { RotaFact, RotaReason } from './facts.ts';
import type { RotaIntent, When } from './intents.ts';
import type { Known } from './known.ts';

type Decision = readonly RotaFact[] | Refusal<RotaReason>;

/** What the rota answers. */
export function decide(intent: RotaIntent, known: Known): Decision {
  if (known.teams.length === 0) return refuse('in no team');
  const { when, whose } = intent;
  if (when?.ask) return [unclear(when, intent)];
  const gone = when && justGone(when, known.today);
  if (gone) return [unclear({ spans: [{ from: gone, to: gone }, ...when.spans], ask: 'which of these' }, intent)];
  const { from, to } = spanOfDays(when, known.today);
  const within = when ?? { spans: [{ from, to }], ask: undefined };
  const seen = known.visits.filter((visit) => touches(within, visit)).sort(byTime);
  const team = whose === 'mine' ? undefined : teamShown(intent, known);
  if (team === 'not theirs') return refuse('not in this team');
  if (team) return [{ happened: 'week-shown', team: team.id, from, to, visits: seen.filter((visit) => visit.team === team.id), bare: when === undefined }];
  const theirs = new Set(known.teams.map(({ id }) => id));
  const shown = whose === 'everyone' ? seen.filter((visit) => theirs.has(visit.team)) : seen.filter((visit) => visit.giver === known.me);
  return [{ happened: 'mine-shown', whose, from, to, visits: shown, teams: [...theirs] }];
}

/** The team that is meant: the one named, the room's, or the only one there is. With several, somebody sees their own visits first. */
function teamShown(intent: RotaIntent, known: Known): VisitTeam | 'not theirs' | undefined {
  if (intent.team) return teamOf(known, intent.team) ?? 'not theirs';
  if (known.room !== undefined && known.room !== 'no team') return teamOf(known, known.room) ?? 'not theirs';
  return known.teams.length === 1 ? known.teams[0] : undefined;
}

const MOST_CHOICES = 3;

/** A day or time with two readings, or none: each reading becomes a choice. */
const unclear = (when: When, asking: RotaIntent): RotaFact => ({
  happened: 'day-unclear',
  question: when.ask ?? 'which of these',
  choices: when.spans.slice(0, MOST_CHOICES).map((span) => ({ spans: [span], ask: undefined })),
  asking,
});
