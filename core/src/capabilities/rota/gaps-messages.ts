import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Choice } from '../../conversation/capability.ts';
import { teamOf } from '../../visits/known.ts';
import { hasCovered, said } from '../../visits/phrases.ts';
import { sayDays } from '../../visits/say-when.ts';
import { saySpan } from '../../words/saying.ts';
import type { Gap } from './facts.ts';
import type { RotaIntent } from './intents.ts';
import type { Known } from './known.ts';
import { helper, type Line, limitedList, listed } from './lists.ts';
import type { Fact, RotaAnswer } from './messages.ts';

/** Each visit that needs somebody, and a way to help with the first of them. */
export function gapsShown({ gaps, toTake, toAskAbout, from, to, teams }: Fact<'gaps-shown'>, known: Known): RotaAnswer {
  const when = sayDays(from, to, known.today);
  if (gaps.length === 0) return { text: plan`No gaps, ${when}: every visit has somebody.`, teams: [...teams] };
  const choices: Choice<RotaIntent>[] = [
    ...toTake.map((visit): Choice<RotaIntent> => ({ label: plan`Take ${said(visit, known)}`, says: plan`I'll take ${said(visit, known)}` })),
    ...toAskAbout.map((visit): Choice<RotaIntent> => ({ label: plan`Ask about ${said(visit, known)}`, says: plan`ask who can do ${said(visit, known)}` })),
  ];
  return {
    ...listed(
      plan`${counted(gaps.length)}, ${when}:`,
      gaps.map((gap) => lineOf(gap, known)),
      known,
      teams.length > 1,
    ),
    teams: [...teams],
    choices,
  };
}

const counted = (gaps: number): Labelled<'open'> => (gaps === 1 ? open`1 gap` : open`${gaps} gaps`);

const lineOf = ({ visit, span, by }: Gap, known: Known): Line => ({
  visit: { ...visit, span },
  says: plan`${saySpan(span, known.today)}: ${by ? plan`${helper(by, known)}, looking for cover` : open`free`}`,
});

/** The circle hears when, and where about; never whose visit it is, nor who gives it. */
export function circleGapsShown({ gaps, from, to }: Fact<'circle-gaps-shown'>, known: Known): RotaAnswer {
  const when = sayDays(from, to, known.today);
  if (gaps.length === 0) return { text: plan`No gaps in the circle's teams, ${when}.`, teams: [] };
  const lines = gaps.map(({ span, area }): Line => ({ visit: { span }, says: plan`${saySpan(span, known.today)}, in ${area}: needs somebody` }));
  return { text: plan`${counted(gaps.length)} in the circle's teams, ${when}:\n${limitedList(lines, known, false)}`, teams: [] };
}

/** One line a person, most first. Who covered none is not named. */
export function fairnessTold({ teams }: Fact<'fairness-told'>, known: Known): RotaAnswer {
  const blocks = teams.flatMap(({ team: id, covered }) => {
    const team = teamOf(known, id);
    if (!team) return [];
    const says =
      covered.length === 0
        ? plan`Nobody has covered a visit for somebody else yet.`
        : joined(
            'plan',
            covered.map((one) => hasCovered(one, known)),
            '\n',
          );
    return [teams.length > 1 ? plan`${team.nickname}:\n${says}` : says];
  });
  return { text: joined('plan', blocks, '\n\n'), teams: teams.map(({ team }) => team) };
}
