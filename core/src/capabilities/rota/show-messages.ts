import { open, plan, team as teamText } from '@hatstand/db/labels';
import type { Choice } from '../../conversation/capability.ts';
import { teamOf } from '../../visits/known.ts';
import { sayDays } from '../../visits/say-when.ts';
import { addDays, daysBetween, mondayOf, sundayOf } from '../../words/calendar.ts';
import { days, type RotaIntent } from './intents.ts';
import type { Known } from './known.ts';
import { helper, limitedList, lineOf, list, listed } from './lists.ts';
import type { Fact, RotaAnswer } from './messages.ts';

/** A team's week, or month: one line a visit. The team is named to those who may hear it, and goes by its nickname elsewhere. */
export function weekShown(fact: Fact<'week-shown'>, known: Known): RotaAnswer {
  const { team: id, from, to, visits } = fact;
  const team = teamOf(known, id);
  if (!team) throw new Error('a week was shown of a team that is not known');
  const when = sayDays(from, to, known.today);
  const lines = visits.map((visit) => lineOf(visit, known));
  const none = plan`No visits.`;
  return {
    text: teamText`${team.name}, ${when}:\n${lines.length === 0 ? none : list(lines, known, false)}`,
    limited: plan`${team.nickname}, ${when}:\n${lines.length === 0 ? none : limitedList(lines, known, false)}`,
    teams: [id],
    choices: next(fact, known),
  };
}

/** Somebody's own visits in all their teams, and a button for each team's whole week. */
export function mineShown({ whose, from, to, visits, teams }: Fact<'mine-shown'>, known: Known): RotaAnswer {
  const when = sayDays(from, to, known.today);
  const several = teams.length > 1;
  const weeks: Choice<RotaIntent>[] = teams.slice(0, 3).flatMap((id) => {
    const team = teamOf(known, id);
    return team ? [{ label: plan`${team.nickname}, everyone`, means: { do: 'show', whose: 'team', team: id, when: days(from, to) } }] : [];
  });
  if (visits.length === 0) return { text: plan`I can't see any visits of yours, ${when}.`, teams: [...teams], choices: weeks };
  const heading = whose === 'mine' || several ? plan`Your visits, ${when}:` : plan`Visits, ${when}:`;
  const lines = visits.map((visit) => lineOf(visit, known));
  return { ...listed(heading, lines, known, several), teams: [...teams], choices: weeks };
}

/** A helper's visits in the teams of whoever asks. */
export function theirsShown({ person, from, to, visits, teams }: Fact<'theirs-shown'>, known: Known): RotaAnswer {
  const when = sayDays(from, to, known.today);
  const name = helper(person, known);
  if (visits.length === 0) return { text: plan`I can't see any visits for ${name}, ${when}.`, teams: [...teams] };
  const lines = visits.map((visit) => lineOf(visit, known));
  return { ...listed(plan`Visits with ${name}, ${when}:`, lines, known, teams.length > 1), teams: [...teams] };
}

/** The next useful buttons: what somebody with visits of their own may want, what the Rota Holder should see, and the week after. */
function next({ team, from, to, bare, visits, hasGaps }: Fact<'week-shown'>, known: Known): Choice<RotaIntent>[] {
  const own = visits.some((visit) => visit.giver === known.me && visit.span.from > known.now);
  const ask: Choice<RotaIntent>[] = [
    { label: open`Swap a visit`, says: open`swap` },
    { label: open`Ask for cover`, says: open`cover` },
  ];
  const gaps: Choice<RotaIntent>[] = hasGaps ? [{ label: open`Gaps`, means: { do: 'gaps', when: undefined, team } }] : [];
  const monday = mondayOf(addDays(to, 1));
  const isWeek = daysBetween(from, to) >= 6;
  const following: Choice<RotaIntent> = {
    label: isWeek ? open`The week after` : open`The whole week`,
    means: { do: 'show', whose: 'team', team, when: isWeek ? days(monday, sundayOf(monday)) : days(mondayOf(from), sundayOf(from)) },
  };
  return [...(bare && own ? ask : []), ...gaps, following];
}
