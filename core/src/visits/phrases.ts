import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import { saySpan } from '../words/saying.ts';
import type { Covered } from './fairness.ts';
import { teamOf, type VisitsKnown } from './known.ts';
import type { Visit } from './visits.ts';

/** "Tue 24 Nov, 9am to 11am". */
export const said = (visit: Pick<Visit, 'span'>, known: Pick<VisitsKnown, 'today'>): Labelled<'plan'> => saySpan(visit.span, known.today);

/** A helper's first name; a Team Owner is not named. */
export const nameOf = (person: PersonId, known: Pick<VisitsKnown, 'names'>): Labelled<'plan' | 'open'> => known.names.get(person) ?? open`somebody`;

/** People in several teams are told which team it is, by its nickname: " (R's team)". */
export const where = (person: PersonId, visit: Pick<Visit, 'team'>, known: Pick<VisitsKnown, 'teams' | 'inSeveralTeams'>): Labelled<'plan' | 'open'> => {
  const team = teamOf(known, visit.team);
  return team && known.inSeveralTeams.has(person) ? plan` (${team.nickname})` : open``;
};

/** "Sam has covered 6 of the last 8." */
export const hasCovered = ({ person, times, of }: Covered, known: Pick<VisitsKnown, 'names'>): Labelled<'plan'> =>
  plan`${nameOf(person, known)} has covered ${times} of the last ${of}.`;
