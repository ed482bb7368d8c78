import type { PersonId, TeamId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { teamOf } from '../../visits/known.ts';
import { sayDays as sayDaysFrom } from '../../visits/say-when.ts';
import { type Both, both } from '../../words/both.ts';
import type { HoursIntent, HoursStep } from './intents.ts';
import type { Known } from './known.ts';
import type { Days } from './periods.ts';

export type HoursMessage = Message<HoursIntent, HoursStep>;
export type HoursAnswer = Answer<HoursIntent, HoursStep>;

/** So many lines fit into one message of Rocket.Chat, which takes 5,000 characters. */
const MOST_LINES = 40;

/** Lines as messages to the speaker, the buttons under the last. */
export function inMessages(lines: readonly Both[], teams: readonly TeamId[], choices: readonly Choice<HoursIntent>[], known: Known): HoursMessage[] {
  const pages = Array.from({ length: Math.ceil(lines.length / MOST_LINES) }, (_, page) => lines.slice(page * MOST_LINES, (page + 1) * MOST_LINES));
  return pages.map((page, index) => ({
    to: known.me,
    text: joined(
      'team',
      page.map(({ full }) => full),
      '\n',
    ),
    limited: joined(
      'plan',
      page.map(({ limited }) => limited),
      '\n',
    ),
    teams: [...teams],
    ...(index === pages.length - 1 ? { choices: [...choices] } : {}),
  }));
}

/** A first name; with the surname where two share it. A Team Owner of these teams goes unnamed on WhatsApp. */
export function nameOf(person: PersonId, known: Pick<Known, 'people'>): Both {
  const called = known.people.get(person);
  if (!called) return both`somebody`;
  const { first, surname, namesakes, isOneOfSeveral } = called;
  const limited = called.plan === undefined ? plan`somebody` : namesakes > 0 ? plan`another ${called.plan}` : plan`${called.plan}`;
  return { full: isOneOfSeveral ? teamText`${first} ${surname}` : teamText`${first}`, limited };
}

export function teamName(id: TeamId, known: Pick<Known, 'teams'>): Both {
  const found = teamOf(known, id);
  return found ? { full: teamText`${found.name}`, limited: plan`${found.nickname}` } : both`a team`;
}

/** "7h 30min". */
export function sayMinutes(minutes: number): Labelled<'plan'> {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (rest === 0) return plan`${hours}h`;
  return hours === 0 ? plan`${rest}min` : plan`${hours}h ${rest}min`;
}

export const sayDays = ({ from, to }: Days, today: Day): Labelled<'plan'> => sayDaysFrom(from, to, today);

export const visitsCounted = (count: number): Labelled<'open'> => (count === 1 ? open`1 visit` : open`${count} visits`);

/** The same question about the other days that may have been meant. */
export const otherDays = (other: Days | undefined, asking: HoursIntent, today: Day): Choice<HoursIntent>[] =>
  other ? [{ label: sayDays(other, today), means: { ...asking, period: { is: 'days', from: other.from, to: other.to } } }] : [];
