import { joined, type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { teamOf, type VisitTeam } from '../../visits/known.ts';
import { sayDays, sayWhen } from '../../visits/say-when.ts';
import type { Visit } from '../../visits/visits.ts';
import { addDays, daysBetween, mondayOf, sundayOf } from '../../words/calendar.ts';
import { questionAbout } from '../../words/questions.ts';
import { saySpan } from '../../words/saying.ts';
import type { RotaFact } from './facts.ts';
import { days, type RotaIntent, type RotaStep } from './intents.ts';
import type { Known } from './known.ts';

type RotaAnswer = Answer<RotaIntent, RotaStep>;

/** What is answered about the rota. */
export function tell(fact: RotaFact, known: Known): readonly Message<RotaIntent, RotaStep>[] {
  switch (fact.happened) {
    case 'week-shown':
      return [{ to: known.me, ...weekShown(fact, known) }];
    case 'mine-shown':
      return [{ to: known.me, ...mineShown(fact, known) }];
    case 'day-unclear':
      return [{ to: known.me, ...dayUnclear(fact, known) }];
  }
}

/** A team's week: one line a visit. The team is named to those who may hear it, and goes by its nickname elsewhere. */
function weekShown({ team: id, from, to, visits, bare }: Extract<RotaFact, { happened: 'week-shown' }>, known: Known): RotaAnswer {
  const team = teamOf(known, id);
  if (!team) throw new Error('a week was shown of a team that is not known');
  const when = sayDays(from, to, known.today);
  const list =
    visits.length === 0
      ? plan`No visits.`
      : joined(
          'plan',
          visits.map((visit) => line(visit, known, undefined)),
          '\n',
        );
  return {
    text: teamText`${team.name}, ${when}:\n${list}`,
    limited: plan`${team.nickname}, ${when}:\n${list}`,
    teams: [id],
    choices: next({ whose: 'team', from, to, bare, team: id }, visits, known),
  };
}

/** Somebody's own visits in all their teams, and a button for each team's whole week. */
function mineShown({ whose, from, to, visits, teams }: Extract<RotaFact, { happened: 'mine-shown' }>, known: Known): RotaAnswer {
  const when = sayDays(from, to, known.today);
  const several = teams.length > 1;
  const list = (named: (team: VisitTeam) => Labelled<'team' | 'plan'>) =>
    joined(
      'team',
      visits.map((visit) => line(visit, known, several ? named(mustBe(known, visit)) : undefined)),
      '\n',
    );
  const limited = joined(
    'plan',
    visits.map((visit) => line(visit, known, several ? mustBe(known, visit).nickname : undefined)),
    '\n',
  );
  const weeks: Choice<RotaIntent>[] = teams.slice(0, 3).flatMap((id) => {
    const team = teamOf(known, id);
    return team ? [{ label: plan`${team.nickname}, everyone`, means: { do: 'show', whose: 'team', team: id, when: days(from, to) } }] : [];
  });
  const heading = whose === 'mine' || (whose === 'team' && several) ? plan`Your visits, ${when}:` : plan`Visits, ${when}:`;
  if (visits.length === 0)
    return {
      text: whose === 'everyone' ? plan`There are no visits ${when}.` : plan`I can't see any visits of yours, ${when}.`,
      teams: [...teams],
      choices: weeks,
    };
  return {
    text: teamText`${heading}\n${list((team) => team.name)}`,
    limited: plan`${heading}\n${limited}`,
    teams: [...teams],
    choices: weeks,
  };
}

const mustBe = (known: Known, visit: Visit): VisitTeam => {
  const team = teamOf(known, visit.team);
  if (!team) throw new Error('a visit was shown of a team that is not known');
  return team;
};

function line(visit: Visit, known: Known, team: undefined): Labelled<'plan'>;
function line<L extends 'plan' | 'team'>(visit: Visit, known: Known, team: Labelled<L> | undefined): Labelled<L>;
function line(visit: Visit, known: Known, team: Labelled<'plan' | 'team'> | undefined): Labelled<'plan' | 'team'> {
  const entry = plan`${saySpan(visit.span, known.today)}: ${(visit.giver && known.names.get(visit.giver)) || open`free`}`;
  return team ? teamText`${entry}, ${team}` : entry;
}

interface Shown {
  readonly whose: 'team' | 'mine';
  readonly team: VisitTeam['id'];
  readonly from: Day;
  readonly to: Day;
  readonly bare: boolean;
}

/** The next useful buttons: what somebody with visits of their own may want, and the week after. */
function next({ team, from, to, bare }: Shown, visits: readonly Visit[], known: Known): Choice<RotaIntent>[] {
  const own = visits.some((visit) => visit.giver === known.me && visit.span.from > known.now);
  const ask: Choice<RotaIntent>[] = [
    { label: open`Swap a visit`, says: open`swap` },
    { label: open`Ask for cover`, says: open`cover` },
  ];
  const monday = mondayOf(addDays(to, 1));
  const isWeek = daysBetween(from, to) === 6;
  const following: Choice<RotaIntent> = {
    label: isWeek ? open`The week after` : open`The whole week`,
    means: { do: 'show', whose: 'team', team, when: isWeek ? days(monday, sundayOf(monday)) : days(mondayOf(from), sundayOf(from)) },
  };
  return [...(bare && own ? ask : []), following];
}

/** A day with two readings, or with none: asked, never guessed (PRODUCT, promise 9). */
function dayUnclear({ question, choices, asking }: Extract<RotaFact, { happened: 'day-unclear' }>, known: Known): RotaAnswer {
  return {
    text: questionAbout(question, choices.length > 0),
    teams: [],
    choices: choices.map((choice) => ({
      label: sayWhen(choice, known.today),
      means: { ...asking, when: choice },
    })),
    opens: { step: 'which day', whose: asking.whose, ...(asking.team ? { team: asking.team } : {}) },
  };
}
