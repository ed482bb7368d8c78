import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Choice } from '../../conversation/capability.ts';
import { type Both, both } from '../../words/both.ts';
import type { Kind, Line, Sum } from './counting.ts';
import type { HoursFact, Shown, Span } from './facts.ts';
import type { HoursIntent } from './intents.ts';
import type { Known } from './known.ts';
import { MOST_DAYS } from './periods.ts';
import { type HoursMessage, inMessages, nameOf, otherDays, sayDays, sayMinutes, teamName, visitsCounted } from './phrases.ts';
import { sumShown } from './shown.ts';

type Fact<Happened> = Extract<HoursFact, { happened: Happened }>;

/** The table of hours: one line a person, team and kind, with what all of a person's lines come to, and below it what is not counted. */
export function hoursShown({ shown, span, asking }: Fact<'hours-shown'>, known: Known): HoursMessage[] {
  const sum = sumShown(shown, known);
  const several = new Set(sum.lines.map(({ team }) => team)).size > 1;
  const soFar = span.to >= known.today ? open` so far` : open``;
  const total = sum.rows.length === 0 ? plan`no hours` : sayMinutes(sum.minutes);
  const heading = both`${whoseHours(shown, known)}, ${sayDays(span, known.today)}: ${total}${soFar}.`;
  const people = [...new Set(sum.lines.map(({ person }) => person))];
  const lines = people.flatMap((person) => {
    const own = sum.lines.filter((line) => line.person === person);
    const [first, second] = own;
    const all: Both[] =
      shown.whose !== 'mine' && second ? [both`${nameOf(person, known)} in all: ${sayMinutes(own.reduce((sum, one) => sum + one.minutes, 0))}`] : [];
    return first ? [...own.map((line) => tableLine(line, { several, named: shown.whose !== 'mine' }, known)), ...all] : [];
  });
  const done = sum.given > 0 ? [both`Marked done: ${sum.done} of ${visitsCounted(sum.given)}.`] : [];
  const choices: Choice<HoursIntent>[] = sum.rows.length > 0 && asking.do === 'hours' ? [{ label: open`As CSV`, means: asCsv(asking, span) }] : [];
  return inMessages([heading, ...lines, ...done, ...notCounted(sum), ...cutShort(span)], shown.teams, choices, known);
}

const asCsv = (asking: Extract<HoursIntent, { do: 'hours' }>, { from, to }: Span): HoursIntent => ({ ...asking, period: { is: 'days', from, to }, csv: true });

function whoseHours({ whose, teams }: Shown, known: Known): Both {
  if (whose === 'mine') return both`Your hours`;
  const [only, another] = teams;
  return only && !another ? teamName(only, known) : both`Hours in ${teams.length} teams`;
}

const KIND: Record<Kind, Labelled<'open'>> = {
  ordinary: open`ordinary`,
  trial: open`trial`,
  covered: open`covered`,
  'cancelled late': open`cancelled late, still charged`,
};

/** "Sam: 6h ordinary, 3 visits, 1 marked done". */
function tableLine(line: Line, { several, named }: { several: boolean; named: boolean }, known: Known): Both {
  const team = teamName(line.team, known);
  const who = nameOf(line.person, known);
  const whose = named ? (several ? both`${who}, ${team}: ` : both`${who}: `) : several ? both`${team}: ` : both``;
  const done = line.kind === 'cancelled late' ? open`` : open`, ${line.done} marked done`;
  return both`${whose}${sayMinutes(line.minutes)} ${KIND[line.kind]}, ${visitsCounted(line.visits)}${done}`;
}

function notCounted({ toCome, cancelledInTime, nobodyCame }: Sum): Both[] {
  return [
    ...(toCome > 0 ? [both`${toCome} more planned.`] : []),
    ...(cancelledInTime > 0 ? [both`${cancelledInTime} cancelled in time, so not counted.`] : []),
    ...(nobodyCame > 0 ? [both`Nobody had ${visitsCounted(nobodyCame)}, so not counted.`] : []),
  ];
}

const cutShort = ({ cut }: Span): Both[] => (cut ? [both`That is a long time, so these are the first ${MOST_DAYS} days.`] : []);

/** Nothing has been yet: said, with how much is planned. */
export function nothingYet({ shown, span, asking }: Fact<'nothing-yet'>, known: Known): HoursMessage {
  const planned = sumShown(shown, known).toCome;
  const visits = planned === 0 ? open`` : plan` ${visitsCounted(planned)} planned.`;
  const { full, limited } = both`Nothing has happened yet: ${sayDays(span, known.today)} is still to come.${visits}`;
  return { to: known.me, text: full, limited, teams: [...shown.teams], choices: otherDays(span.other, asking, known.today) };
}
