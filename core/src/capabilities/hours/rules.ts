import type { PersonId, TeamId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import { teamOf } from '../../visits/known.ts';
import type { HoursFact, HoursReason, Shown, Span } from './facts.ts';
import type { HoursIntent, Whose } from './intents.ts';
import type { Known } from './known.ts';
import type { Placed } from './periods.ts';

type Decision = readonly HoursFact[] | Refusal<HoursReason>;
type Clear = Extract<Placed, { is: 'clear' }>;

/** What somebody may know of what has been. Nothing is written here: the record is only read. */
export function decide(intent: HoursIntent, known: Known): Decision {
  if (known.teams.length === 0) return refuse('in no team');
  if (known.room && known.room !== 'no team' && !teamOf(known, known.room)) return refuse('not in this team');
  const { meant } = known;
  switch (intent.do) {
    case 'record':
      if (!known.teams.some(({ isTheirs }) => isTheirs)) return refuse('no record of theirs');
      return meant.is === 'unclear' ? [unclear(intent, meant)] : record(intent, meant, known);
    case 'hours': {
      const shown = shownTo(intent.whose, known);
      if ('refused' in shown) return shown;
      return meant.is === 'unclear' ? [unclear(intent, meant)] : hours(intent, shown, meant, known);
    }
  }
}

const unclear = (asking: HoursIntent, { question, choices }: Extract<Placed, { is: 'unclear' }>): HoursFact => ({
  happened: 'days-unclear',
  asking,
  question,
  choices,
});

/** In a team's room only that team; anywhere else all of them. */
const isHere = (id: TeamId, { room }: Known): boolean => room === undefined || room === 'no team' || room === id;

/** A member sees their own hours; Team Owner, advocate, Rota Holder and the circle's Numbers Person see everybody's in their teams. */
function shownTo(whose: Whose, known: Known): Shown | Refusal<HoursReason> {
  const own: Shown = { whose: 'mine', teams: known.teams.map(({ id }) => id) };
  const open = known.teams.filter(({ id, seesHours }) => seesHours && isHere(id, known));
  const teams = open.map(({ id }) => id);
  switch (whose.is) {
    case 'mine':
      return own;
    case 'everyone':
      return teams.length > 0 ? { whose: 'everyone', teams } : own;
    case 'people':
      return ofPeople(whose.people, teams, own, known);
    case 'typed': {
      if (known.typed.length > 0) return ofPeople(known.typed, teams, own, known);
      return refuse(open.length > 0 ? 'nobody called that' : 'not theirs to see');
    }
  }
}

function ofPeople(people: readonly PersonId[], teams: Shown['teams'], own: Shown, known: Known): Shown | Refusal<HoursReason> {
  if (people.length === 1 && people[0] === known.me) return own;
  return teams.length > 0 ? { whose: people, teams } : refuse('not theirs to see');
}

function hours(asking: Extract<HoursIntent, { do: 'hours' }>, shown: Shown, meant: Clear, known: Known): Decision {
  const about = { shown, span: spanOf(meant) };
  if (meant.from > known.today) return [{ happened: 'nothing-yet', ...about, asking }];
  if (!asking.csv) return [{ happened: 'hours-shown', ...about, asking }];
  return [known.onWhatsApp ? { happened: 'csv-elsewhere' } : { happened: 'csv-shown', ...about }];
}

const spanOf = ({ from, to, other, cut }: Clear): Span => ({ from, to, other, cut });

function record(asking: Extract<HoursIntent, { do: 'record' }>, meant: Clear, known: Known): Decision {
  const teams = known.teams.filter(({ id, isTheirs }) => isTheirs && isHere(id, known)).map(({ id }) => id);
  return teams.length === 0 ? refuse('no record of theirs') : [{ happened: 'record-shown', span: spanOf(meant), teams, asking }];
}
