import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { teamOf } from '../../visits/known.ts';
import { comeBack, dropAbsence } from './coming-back.ts';
import type { AvailabilityFact, AvailabilityReason } from './facts.ts';
import { goAway } from './going-away.ts';
import type { AvailabilityIntent } from './intents.ts';
import { givesIn, type Known, ledTeams } from './known.ts';
import { offerToCome, stopOffering } from './offering.ts';
import { awayIn, overlap } from './spans.ts';

export type Decision = readonly AvailabilityFact[] | Refusal<AvailabilityReason>;

/** When somebody can't and when they could: their own to say, and nobody else's. Why is never asked. */
export function decide(intent: AvailabilityIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'pass on away':
      return passOn(
        'away',
        known.absences.filter(({ id }) => intent.absences.includes(id)),
        known,
      );
    case 'pass on back':
      // What has been said again since then is so again.
      return passOn(
        'back',
        intent.away.filter((away) => !known.absences.some((other) => overlap(away, other))),
        known,
      );
    case 'pass on could': {
      const offers = known.offers.filter(({ id }) => intent.availabilities.includes(id));
      return offers.length === 0 ? [] : [{ happened: 'offer-passed-on', what: 'could', by: known.me, offers }];
    }
    case 'pass on cannot': {
      const offers = known.regular.filter(({ id }) => intent.availabilities.includes(id));
      return offers.length === 0 ? [] : [{ happened: 'offer-passed-on', what: 'cannot', by: known.me, offers }];
    }
    default:
      return refusalFor(intent, known) ?? notAtHome(intent, known) ?? decideNow(intent, known, moment);
  }
}

type Now = Exclude<AvailabilityIntent, { do: 'pass on away' | 'pass on back' | 'pass on could' | 'pass on cannot' }>;

function decideNow(intent: Now, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'away':
      return goAway(intent, known, moment);
    case 'was away':
      return refuse('in the past');
    case 'leave visits':
      return [{ happened: 'visits-left' }];
    case 'leave it':
      return [{ happened: 'left-alone' }];
    case 'back':
      return comeBack(intent.since, known, moment);
    case 'not away':
      return dropAbsence(intent, known, moment);
    case 'when away':
      return intent.whose === 'mine' ? [{ happened: 'own-absences-shown', away: known.absences, regular: known.regular }] : showTeam(intent, known);
    case 'could':
      return offerToCome(intent.when, known, moment);
    case 'could no more':
      return stopOffering(intent, known, moment);
    case 'my offers':
      return [{ happened: 'own-offers-shown', offers: known.offers }];
    case 'speak for another':
      return refuse('only they can say');
  }
}

function refusalFor(intent: Now, known: Known): Refusal<AvailabilityReason> | undefined {
  if (!known.belongs) return refuse('in no team');
  if (known.room && known.room !== 'no team' && !teamOf(known, known.room)) return refuse('not in this team');
  return givesNone(known) && !isSureOfDays(intent) && (intent.do === 'away' || intent.do === 'could') ? refuse('gives no visits') : undefined;
}

/** Who only speaks for a team, or gets the support, gives no visits: nobody would ask them. */
const givesNone = (known: Known): boolean =>
  known.teams.length > 0 && givesIn(known).length === 0 && known.teams.every(({ speaksForIt }) => speaksForIt.includes(known.me));

const isSureOfDays = (intent: Now): boolean => intent.do === 'away' && intent.when.every(({ ask, repeat }) => ask === undefined && repeat === null);

/** "I'm at my sister's 24 to 28 December": the visits then may not be needed, and can be shown. */
function notAtHome(intent: Now, known: Known): Decision | undefined {
  if (!givesNone(known) || intent.do !== 'away' || !isSureOfDays(intent)) return undefined;
  const times = intent.when.map((one) => awayIn(one, known.now));
  const [only, another] = times.flatMap((one) => (one === 'no end' ? [] : one));
  return only && !another && !times.includes('no end') && only.until > known.now ? [{ happened: 'not-at-home', away: only }] : refuse('gives no visits');
}

/** Days and first names, for those who plan the visits. */
function showTeam({ when, of }: Extract<Now, { do: 'when away' }>, known: Known): Decision {
  const teams = ledTeams(known);
  if (teams.length === 0) return refuse('not for you to see');
  const times = when && !when.ask && when.spans.length > 0 ? awayIn(when, known.now) : 'no end';
  const people = new Set(teams.flatMap(({ givers }) => givers.map(({ person }) => person)));
  const away = [...people]
    .filter((person) => of === undefined || of.includes(person))
    .flatMap((person) => (known.away.get(person) ?? []).map((one) => ({ person, away: { from: one.from, until: one.until } })))
    .filter((one) => times === 'no end' || times.some((time) => overlap(time, one.away)))
    .sort((one, other) => (one.away.from < other.away.from ? -1 : 1));
  return [{ happened: 'absences-shown', away }];
}

const passOn = (what: 'away' | 'back', away: Extract<AvailabilityFact, { happened: 'passed-on' }>['away'], known: Known): Decision =>
  away.length === 0 ? [] : [{ happened: 'passed-on', what, by: known.me, away }];
