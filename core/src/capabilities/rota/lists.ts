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

/** How a team is called: by its name where that may be said, else by its nickname. */
type Called<L extends 'plan' | 'team'> = (team: VisitTeam) => Labelled<L>;
export const byName: Called<'team'> = ({ name }) => name;
export const byNickname: Called<'plan'> = ({ nickname }) => nickname;

/** Longest list on a small screen. */
const MOST_LINES_ON_WHATSAPP = 40;

/** "Tue 24 Nov, 9am to 11am: Sam", with "free" where nobody has it. */
export const lineOf = (visit: Visit, known: Known): Line => ({
  visit,
  says: plan`${said(visit, known)}: ${visit.giver ? helper(visit.giver, known) : open`free`}`,
});

/** A helper's first name. Somebody who is a Team Owner is not named. */
export const helper = (person: PersonId, known: Known): Labelled<'plan' | 'open'> => known.names.get(person) ?? open`somebody`;

/** The lines under each other, the team behind each where several are mixed; in more than one week a blank line between the weeks. */
export function list<L extends 'plan' | 'team'>(label: L, lines: readonly Line[], known: Known, called: Called<L> | undefined): Labelled<L> {
  const weeks = new Map<string, Labelled<'plan' | 'team'>[]>();
  for (const { visit, says } of lines) {
    const week = mondayOf(dayOf(visit.span.from));
    const team = called && visit.team ? teamOf(known, visit.team) : undefined;
    weeks.set(week, [...(weeks.get(week) ?? []), team && called ? teamText`${says}, ${called(team)}` : says]);
  }
  // True: every line is `plan` or what `called` gives, which is L.
  const blocks = [...weeks.values()].map((one) => joined(label, one as Labelled<never>[], '\n'));
  return joined(label, blocks as Labelled<never>[], '\n\n');
}

/** The same where only `plan` may go: at most forty lines, and how many more there are. */
export function limitedList(lines: readonly Line[], known: Known, several: boolean): Labelled<'plan'> {
  const first = list('plan', lines.slice(0, MOST_LINES_ON_WHATSAPP), known, several ? byNickname : undefined);
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
  text: teamText`${heading}\n${list('team', lines, known, several ? byName : undefined)}`,
  limited: plan`${heading}\n${limitedList(lines, known, several)}`,
});

/** "You, Jo and Sam": each once, in the order of their visits. */
export function namesOf(people: readonly PersonId[], known: Known): Labelled<'plan'> {
  const each = [...new Set(people)];
  const others = each.filter((person) => person !== known.me).map((person) => plan`${helper(person, known)}`);
  return sayList(each.includes(known.me) ? [plan`You`, ...others] : others, 'and');
}
