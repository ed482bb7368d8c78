import type { PersonId, TeamId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import { teamOf, type VisitTeam } from '../../visits/known.ts';
import { said } from '../../visits/phrases.ts';
import type { Visit } from '../../visits/visits.ts';
import { dayOf, mondayOf } from '../../words/calendar.ts';
import { sayList } from '../../words/saying.ts';
import type { Known } from './known.ts';

/** A visit as one line of a list, without its team. */
export interface Line {
  readonly visit: Pick<Visit, 'span'> & { readonly team?: TeamId };
  readonly says: Labelled<'plan'>;
}

/** Longest list on a small screen. */
const MOST_LINES_ON_WHATSAPP = 40;

/** "Tue 24 Nov, 9am to 11am: Sam", with "free" where nobody has it. */
export const lineOf = (visit: Visit, known: Known): Line => ({
  visit,
  says: plan`${said(visit, known)}: ${visit.giver ? helper(visit.giver, known) : open`free`}`,
});

/** A helper's first name. Somebody who is a Team Owner is not named. */
export const helper = (person: PersonId, known: Known): Labelled<'plan' | 'open'> => known.names.get(person) ?? open`somebody`;

/** In more than one week, each week's lines by themselves. */
function byWeek(lines: readonly Line[]): Line[][] {
  const weeks = new Map<string, Line[]>();
  for (const line of lines) {
    const monday = mondayOf(dayOf(line.visit.span.from));
    weeks.set(monday, [...(weeks.get(monday) ?? []), line]);
  }
  return [...weeks.values()];
}

const teamIn = ({ visit }: Line, known: Known, several: boolean): VisitTeam | undefined => (several && visit.team ? teamOf(known, visit.team) : undefined);

/** The lines under each other, the team's name behind each where several are mixed, and a blank line between weeks. */
export function list(lines: readonly Line[], known: Known, several: boolean): Labelled<'team'> {
  const line = (one: Line): Labelled<'team' | 'plan'> => {
    const team = teamIn(one, known, several);
    return team ? teamText`${one.says}, ${team.name}` : one.says;
  };
  return joined(
    'team',
    byWeek(lines).map((week) => joined('team', week.map(line), '\n')),
    '\n\n',
  );
}

/** The same with the team's nickname. */
function listByNickname(lines: readonly Line[], known: Known, several: boolean): Labelled<'plan'> {
  const line = (one: Line): Labelled<'plan'> => {
    const team = teamIn(one, known, several);
    return team ? plan`${one.says}, ${team.nickname}` : one.says;
  };
  return joined(
    'plan',
    byWeek(lines).map((week) => joined('plan', week.map(line), '\n')),
    '\n\n',
  );
}

/** The same where only `plan` may go: at most forty lines, and how many more there are. */
export function limitedList(lines: readonly Line[], known: Known, several: boolean): Labelled<'plan'> {
  const first = listByNickname(lines.slice(0, MOST_LINES_ON_WHATSAPP), known, several);
  const more = lines.length - MOST_LINES_ON_WHATSAPP;
  return more > 0 ? plan`${first}\n\nand ${more} more; ask me for a week to see the rest` : first;
}

/** A heading and the lines below it, as full and as limited text. */
export const listed = (
  heading: Labelled<'plan' | 'open'>,
  lines: readonly Line[],
  known: Known,
  several: boolean,
): { text: Labelled<'team'>; limited: Labelled<'plan'> } => ({
  text: teamText`${heading}\n${list(lines, known, several)}`,
  limited: plan`${heading}\n${limitedList(lines, known, several)}`,
});

/** "You, Jo and Sam": each once, in the order of their visits. */
export function namesOf(people: readonly PersonId[], known: Known): Labelled<'plan'> {
  const each = [...new Set(people)];
  const others = each.filter((person) => person !== known.me).map((person) => plan`${helper(person, known)}`);
  return sayList(each.includes(known.me) ? [plan`You`, ...others] : others, 'and');
}
