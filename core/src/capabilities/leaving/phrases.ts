import { type PersonId, partsOf } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Message } from '../../conversation/capability.ts';
import { isMember, nameIn, type TeamAround } from '../../teams/around.ts';
import { lengthOf, type Visit } from '../../visits/visits.ts';
import { dayOf, daysBetween } from '../../words/calendar.ts';
import { sayList, saySpan } from '../../words/saying.ts';
import type { Orphan } from './facts.ts';
import type { LeavingIntent, LeavingStep } from './intents.ts';
import { type Known, teamById } from './known.ts';

export type LeavingMessage = Message<LeavingIntent, LeavingStep>;
type Plan = Labelled<'open' | 'plan'>;
type More = Partial<Omit<LeavingMessage, 'to' | 'teams' | 'text' | 'limited'>>;

/** To somebody of the team or of the circle: what may go anywhere, or the whole with what may. Those outside the team hear the second. */
export const toAround = (to: PersonId, team: TeamAround, words: { text: Labelled; limited: Plan } | { text: Plan }, more: More = {}): LeavingMessage => ({
  ...words,
  to,
  teams: isMember(team, to) ? [team.id] : [],
  from: [team.id],
  ...more,
});

const MOST_LINES = 6;
/** "• Mon 14 Dec, 9am to 11am, every week", one line for each series. */
export function visitLines(visits: readonly Visit[], known: Known): Labelled<'plan'> {
  const firsts = visits.filter((visit, index) => visits.findIndex((other) => seriesOf(other) === seriesOf(visit)) === index);
  const lines = firsts.slice(0, MOST_LINES).map((visit) => plan`• ${saySpan(visit.span, known.today)}${howOften(visit, visits)}`);
  const rest = firsts.length - lines.length;
  return joined('plan', rest > 0 ? [...lines, plan`• and ${rest} more`] : lines, '\n');
}
const seriesOf = (visit: Visit): string => partsOf(visit.id).series;

function howOften(visit: Visit, visits: readonly Visit[]): Plan {
  const next = visits.find((other) => other !== visit && seriesOf(other) === seriesOf(visit) && lengthOf(other) > 0);
  if (!next) return open``;
  const days = daysBetween(dayOf(visit.span.from), dayOf(next.span.from));
  return days === 7 ? open`, every week` : days === 14 ? open`, every two weeks` : open`, and more`;
}

export const hatsSaid = (hats: readonly string[]): Labelled<'plan'> => joined('plan', hats.map(hatNamed), ', ');
/** Hats go by the names in PLAYBOOK, which are plan (PRODUCT, labels: which hat). */
const hatNamed = (hat: string): Labelled<'plan'> => HATS[hat] ?? plan`a hat`;
const HATS: Readonly<Record<string, Labelled<'plan'>>> = {
  'Rota Holder': plan`Rota Holder`,
  'Profile Holder': plan`Profile Holder`,
  'MAR Holder': plan`MAR Holder`,
  'Team Chat Admin': plan`Team Chat Admin`,
  'Check-in Facilitator': plan`Check-in Facilitator`,
  'Safeguarding Lead': plan`Safeguarding Lead`,
};

/** "Nobody else is Rota Holder then. Until somebody is, Nia does what must be done." */
export const orphanLines = (orphans: readonly Orphan[], known: Known): Labelled<'plan'> =>
  joined(
    'plan',
    orphans.map(({ power, meanwhile }) => {
      const who = meanwhile[0] ? nameIn(known, meanwhile[0]) : open`the circle`;
      return power === 'speak for the team'
        ? plan`Nobody else speaks for the team in chat then. Until somebody does, ${who} does what must be done.`
        : plan`Nobody else is ${hatNamed(power.hat)} then. Until somebody is, ${who} does what must be done.`;
    }),
    '\n',
  );

export const listOf = (people: readonly PersonId[], known: Known): Labelled<'plan'> =>
  sayList(
    people.map((person) => plan`${nameIn(known, person)}`),
    'and',
  );

export function teamOf(id: TeamAround['id'], known: Known): TeamAround {
  const team = teamById(known, id);
  if (!team) throw new Error('leaving was told of a team that is not known');
  return team;
}
