import type { PersonId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import { teamMeant } from '../../visits/known.ts';
import { justGone } from '../../visits/meant.ts';
import { addDays } from '../../words/calendar.ts';
import type { ConsentFact, ConsentReason } from './facts.ts';
import type { ConsentIntent, End, Letting } from './intents.ts';
import { type ConsentTeam, type Known, speaksFor } from './known.ts';

type Decision = readonly ConsentFact[] | Refusal<ConsentReason>;
type Of<Do> = Extract<ConsentIntent, { do: Do }>;

/** The Team Owner has the say they asked for (PRODUCT, promise 4). Only they, or an advocate, change it. */
export function decide(intent: ConsentIntent, known: Known): Decision {
  if (intent.do === 'leave as is') return [{ happened: 'left-as-is' }];
  const team = consentTeam(intent, known);
  if ('refused' in team || 'happened' in team) return 'refused' in team ? team : [team];
  switch (intent.do) {
    case 'show':
      return [{ happened: 'way-shown', team: team.id }];
    case 'set way':
      return setWay(intent, team, known);
    case 'let everybody come':
      return team.asking === 'just tell me'
        ? [{ happened: 'way-is-so-already', team: team.id, asking: team.asking }]
        : [{ happened: 'everybody-asked-about', team: team.id }];
    case 'let come':
      return letCome({ ...intent, team: team.id }, team, known);
    case 'ask about':
      return askAbout(intent, team, known);
  }
}

function setWay({ asking, whose }: Of<'set way'>, team: ConsentTeam, { me }: Known): Decision {
  if (whose && !whose.includes(team.owner)) return refuse('somebody else’s way');
  return [team.asking === asking ? { happened: 'way-is-so-already', team: team.id, asking } : { happened: 'way-changed', team: team.id, asking, by: me }];
}

function letCome(intent: Of<'let come'>, team: ConsentTeam, known: Known): Decision {
  const people = peopleMeant(intent, team);
  if ('refused' in people || 'happened' in people) return 'refused' in people ? people : [people];
  const letting: Letting = { ...intent, people: people.map((person) => [person]) };
  const end = lastDay(letting, known.today);
  if (typeof end === 'object' && end !== null) return [end];
  const until = end === null ? null : addDays(end, 1);
  const newcomers = intent.knownWell ? [] : people.filter((person) => isNewcomer(team, person));
  const others = intent.askAboutOthers ? setWay({ do: 'set way', asking: 'ask me first' }, team, known) : [];
  if ('refused' in others) return others;
  return [
    ...given(
      people.filter((person) => !newcomers.includes(person)),
      until,
      team,
      known,
    ),
    ...others.filter(({ happened }) => happened === 'way-changed'),
    ...(newcomers.length > 0 ? [askedAbout(newcomers, letting, team)] : []),
  ];
}

function given(people: readonly PersonId[], until: Day | null, team: ConsentTeam, { me }: Known): ConsentFact[] {
  const already = people.filter((person) => !isNewcomer(team, person) && team.anyTime.some((one) => one.person === person && one.until === until));
  const fresh = people.filter((person) => !already.includes(person));
  if (people.length === 0) return [];
  if (fresh.length === 0) return [{ happened: 'any-time-already', team: team.id, people, until }];
  return [{ happened: 'any-time-given', team: team.id, people: fresh, until, knownNow: fresh.filter((person) => isNewcomer(team, person)), by: me }];
}

/**
 * A newcomer always needs the yes, whatever else was agreed (PRODUCT, /rota). So a yes beforehand for a newcomer means that the Team Owner knows them by
 * now: that is asked, never assumed. With the yes they are no newcomer any more; with a no nothing is kept, and their visits are asked about as before.
 */
const askedAbout = (newcomers: readonly PersonId[], letting: Letting, team: ConsentTeam): ConsentFact => ({
  happened: 'newcomers-asked-about',
  team: team.id,
  people: newcomers,
  letting: { people: newcomers.map((person) => [person]), unknown: false, ...(letting.until ? { until: letting.until } : {}), knownWell: true, team: team.id },
});

/** The last day it holds (null: no end), or the question when it is not sure: no such day, a day that is gone, or a time that only begins later. */
function lastDay(letting: Letting, today: Day): Day | null | ConsentFact {
  const { until } = letting;
  if (until === undefined) return null;
  if (until === 'unclear') return endAsked(letting, 'unclear');
  if (until.day < today) return endAsked(letting, 'gone');
  if (until.from !== null && until.from > today) return endAsked(letting, 'begins later');
  const heard = { from: until.day, to: until.day };
  return !until.hasYear && justGone({ spans: [heard] }, today) ? endAsked(letting, 'gone', until.day) : until.day;
}

function endAsked(letting: Letting, because: Extract<ConsentFact, { happened: 'end-asked' }>['because'], ahead?: Day): ConsentFact {
  const { until: _, ...rest } = letting;
  return { happened: 'end-asked', letting: rest, because, ahead };
}

/** The end that a choice names, sure of its year. */
export const until = (day: Day): End => ({ day, from: null, hasYear: true });

function askAbout(intent: Of<'ask about'>, team: ConsentTeam, { me }: Known): Decision {
  const people = peopleMeant(intent, team);
  if ('refused' in people || 'happened' in people) return 'refused' in people ? people : [people];
  const base = { happened: 'asking-again', team: team.id, by: me } as const;
  if (team.asking === 'ask me first') {
    const ended = people.filter((person) => team.anyTime.some((one) => one.person === person));
    return ended.length > 0 ? [{ ...base, people: ended, others: [], turned: false }] : [{ happened: 'asked-about-already', team: team.id, people }];
  }
  const now = people.filter((person) => !isNewcomer(team, person));
  if (now.length === 0) return [{ happened: 'asked-about-already', team: team.id, people }];
  return [{ ...base, people: now, others: restOf(team, people), turned: true }];
}

/** Who gives visits, is known, and was not named: about them it stays as it was. */
const restOf = (team: ConsentTeam, named: readonly PersonId[]): PersonId[] =>
  team.members.filter(({ person, givesVisits, newcomer }) => givesVisits && !newcomer && !named.includes(person)).map(({ person }) => person);

const isNewcomer = (team: ConsentTeam, person: PersonId): boolean => team.members.some((member) => member.person === person && member.newcomer);

/** The members that were named, each once; or the question which of two is meant. A name that nobody has stops all of it. */
function peopleMeant(intent: Of<'let come' | 'ask about'>, team: ConsentTeam): readonly PersonId[] | ConsentFact | Refusal<ConsentReason> {
  if (intent.unknown || intent.people.length === 0) return refuse('nobody of that name');
  const meant: PersonId[] = [];
  for (const [index, group] of intent.people.entries()) {
    const members = group.filter((person) => team.members.some((member) => member.person === person));
    const [one, another] = members;
    if (!one) return refuse('not a member');
    if (another) {
      const rest = { ...intent, team: team.id, people: intent.people.filter((_, other) => other !== index) };
      return { happened: 'which-person', team: team.id, step: { step: 'which person', of: members, meant: rest } };
    }
    meant.push(one);
  }
  return [...new Set(meant)];
}

/** The team that is meant. To change something only teams count that the speaker speaks for. */
function consentTeam(intent: Exclude<ConsentIntent, { do: 'leave as is' }>, known: Known): ConsentTeam | ConsentFact | Refusal<ConsentReason> {
  const { teams, room, me } = known;
  if (teams.length === 0) return refuse('in no team');
  if (teamMeant(known, intent.team) === 'not theirs') return refuse('not in this team');
  const mine = intent.do === 'show' ? teams : teams.filter((team) => speaksFor(team, me));
  const team = teamMeant({ teams: mine, room }, intent.team);
  if (team === 'none' || team === 'not theirs') return refuse('not for you to say');
  return team === 'several' ? { happened: 'team-unclear', intent, teams: mine.map(({ id }) => id) } : team;
}
