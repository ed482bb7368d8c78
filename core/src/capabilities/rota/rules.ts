import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { byTime, teamOf, type VisitTeam, visitById } from '../../visits/known.ts';
import { justGone, touches } from '../../visits/meant.ts';
import { agree, answer, lapse, stopAsking } from './answering.ts';
import { askCover, askSwap } from './asking.ts';
import type { RotaFact, RotaReason } from './facts.ts';
import { chosen, find, unclear } from './finding.ts';
import type { RotaIntent } from './intents.ts';
import type { Known } from './known.ts';
import { spanOfDays } from './range.ts';

type Decision = readonly RotaFact[] | Refusal<RotaReason>;

/** What the rota makes of a wish. Everybody concerned is asked; nobody is assigned (PRODUCT, promise 4). */
export function decide(intent: RotaIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'show':
      return show(intent, known);
    case 'find':
      return find(intent, known, moment);
    case 'choose':
      return chosen(intent, known, moment);
    case 'ask swap':
      return askSwap(visitById(known, intent.visit), visitById(known, intent.inReturn), known, moment);
    case 'ask cover':
      return askCover(visitById(known, intent.visit), undefined, known, moment);
    case 'stop asking':
      return stopAsking(intent.request, known);
    case 'touch another':
      return refuse('not your visit');
    case 'answer':
      return answer(intent.request, intent.yes, known);
    case 'agree':
      return agree(intent, known);
    case 'lapse':
      return lapse(intent.request, known);
  }
}

function show(intent: Extract<RotaIntent, { do: 'show' }>, known: Known): Decision {
  if (known.teams.length === 0) return refuse('in no team');
  const { when, whose } = intent;
  if (when?.ask) return [unclear(when, { do: 'show', whose, ...(intent.team ? { team: intent.team } : {}) })];
  const gone = when && justGone(when, known.today);
  if (gone)
    return [
      unclear(
        { spans: [{ from: gone, to: gone }, ...when.spans], ask: 'which of these' },
        { do: 'show', whose, ...(intent.team ? { team: intent.team } : {}) },
      ),
    ];
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
function teamShown(intent: Extract<RotaIntent, { do: 'show' }>, known: Known): VisitTeam | 'not theirs' | undefined {
  if (intent.team) return teamOf(known, intent.team) ?? 'not theirs';
  if (known.room !== undefined && known.room !== 'no team') return teamOf(known, known.room) ?? 'not theirs';
  return known.teams.length === 1 ? known.teams[0] : undefined;
}
