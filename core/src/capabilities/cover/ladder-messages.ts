import type { PersonId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import { teamOf } from '../../visits/known.ts';
import { nameOf, said, where } from '../../visits/phrases.ts';
import type { Visit } from '../../visits/visits.ts';
import { coverAskedFor, type Known } from './known.ts';
import { askCircle, type CoverMessage, type Fact, helpers, isOutsider, placeFor, sortChoice, toAnybody, whileNeeded, whomToRing, yesOrNo } from './phrases.ts';

/** What is said of a visit that nobody is sure to come to: mentioned again as it nears, and taken from one to the next in its last hour. */
export function tellLadder(fact: Fact<'mentioned' | 'watched' | 'rung-climbed' | 'being-sorted'>, known: Known): readonly CoverMessage[] {
  switch (fact.happened) {
    case 'mentioned':
      return mentioned(fact, known);
    case 'watched':
      return [];
    case 'rung-climbed':
      return climbed(fact, known);
    case 'being-sorted':
      return sorted(fact, known);
  }
}

/** One message a person for all of a team's visits; and to those asked who have not answered, the one gentle reminder there is. */
function mentioned({ team: id, visits, reminded }: Fact<'mentioned'>, known: Known): CoverMessage[] {
  const team = teamOf(known, id);
  if (!team) return [];
  const holders = visits.flatMap((visit) => helpers(visit, known, [visit.giver]));
  const people = [...new Set([...visits.flatMap(({ giver }) => giver ?? []), ...holders])];
  return [
    ...people.map((person) => {
      const theirs = visits.filter((visit) => visit.giver === person || helpers(visit, known, [visit.giver]).includes(person));
      return toAnybody(person, id, needed(theirs, person, known), known, { ...suggestions(theirs, known), ...whileNeeded(theirs) });
    }),
    ...reminded
      .filter(({ person }) => !people.includes(person))
      .map(({ person, request, visit }) =>
        toAnybody(
          person,
          id,
          plan`A gentle reminder: ${said(visit, known)}${placeFor(person, visit, known)} still needs somebody. Could you take it? If not, there is nothing you need to do.`,
          known,
          // The same question once more: here it can be answered without looking for the first.
          { ifHeardOf: request, about: plan`cover, ${said(visit, known)}`, concerns: request, choices: yesOrNo((yes) => ({ do: 'answer', request, yes })) },
        ),
      ),
  ];
}

function needed(visits: readonly Visit[], person: PersonId, known: Known): Labelled<'plan'> {
  const [only, another] = visits;
  const taker = only && !another ? takerWaiting(only, known) : undefined;
  if (only && taker)
    return plan`${nameOf(taker, known)} could take ${said(only, known)}${where(person, only, known)}, and one more person has to agree. I am waiting for that.`;
  if (only && !another)
    return only.giver === person
      ? plan`Nobody has ${said(only, known)}${where(person, only, known)} yet. It is still yours.`
      : plan`${said(only, known)}${where(person, only, known)} still needs somebody. ${whose(only, known)}`;
  const lines = visits.map((visit) => plan`• ${said(visit, known)}${where(person, visit, known)}: ${visit.giver ? nameOf(visit.giver, known) : open`free`}`);
  return plan`These visits still need somebody:\n${joined('plan', lines, '\n')}`;
}

/** Who said yes, where only the Team Owner's answer is still missing. */
const takerWaiting = (visit: Visit, known: Known): PersonId | undefined =>
  known.requests.find(({ record }) => record.visit === visit.id && record.state === 'waiting for the Team Owner')?.record.taker ?? undefined;

const whose = (visit: Visit, known: Known): Labelled<'open' | 'plan'> =>
  visit.giver ? plan`${nameOf(visit.giver, known)} can't do it, and keeps it until somebody has it.` : open`Nobody has it.`;

/** The next useful thing: the circle, or for a free visit asking who could. */
function suggestions(visits: readonly Visit[], known: Known): Pick<CoverMessage, 'choices'> {
  const [visit, another] = visits;
  const asked = visit && !another ? coverAskedFor(known, visit.id) : undefined;
  if (asked && asked.record.circle === 'not asked' && (known.around.get(asked.record.team)?.circle.length ?? 0) > 0)
    return { choices: [askCircle(asked.record.id)] };
  return visit && !another && !asked ? { choices: [{ label: open`Ask who can`, means: { do: 'ask cover', visit: visit.id } }] } : {};
}

function climbed({ visit, rung, told }: Fact<'rung-climbed'>, known: Known): CoverMessage[] {
  const taker = takerWaiting(visit, known);
  const perhaps = taker ? plan` ${nameOf(taker, known)} could do it, and I am waiting for an answer to that.` : open``;
  return told.map((person) => {
    const isOutside = isOutsider(person, visit.team, known) && rung.is !== 'Coach';
    const text = isOutside
      ? plan`A visit on ${said(visit, known)}${placeFor(person, visit, known)} still has nobody. Can you help?`
      : person === visit.giver
        ? plan`Nobody else has ${said(visit, known)} yet. I have told those who can help.`
        : plan`${said(visit, known)}${teamFor(person, visit, known)} still has nobody who is sure to come.${visit.giver ? plan` ${nameOf(visit.giver, known)} can't.` : open``}${perhaps}${isVoice(person, visit, known) ? open` I have told those who can help, and I go on asking.` : open` Can you help?`}`;
    const full = rung.is === 'last resort' ? plan`${lastResort(visit, person, known)}` : text;
    const choices = person === visit.giver ? [] : sortChoice(visit).choices;
    return toAnybody(person, visit.team, full, known, {
      about: plan`the visit on ${said(visit, known)}`,
      concerns: `visit ${visit.id}`,
      urgent: true,
      choices,
      ...whileNeeded([visit]),
    });
  });
}

const isVoice = (person: PersonId, visit: Visit, known: Known): boolean => teamOf(known, visit.team)?.voice === person;

/** Those not in the team hear its nickname, for they help several. */
const teamFor = (person: PersonId, visit: Visit, known: Known): Labelled<'open' | 'plan'> => {
  const team = teamOf(known, visit.team);
  return team && isOutsider(person, visit.team, known) ? plan` (${team.nickname})` : where(person, visit, known);
};

/** Never into nothing: what the circle chose, or else the numbers that always answer. */
function lastResort(visit: Visit, person: PersonId, known: Known): Labelled<'plan'> {
  return plan`Nobody has answered yet about ${said(visit, known)}${placeFor(person, visit, known)}. ${whomToRing(visit.team, known)}`;
}

function sorted({ visit, by, tell }: Fact<'being-sorted'>, known: Known): CoverMessage[] {
  const when = said(visit, known);
  return [
    toAnybody(by, visit.team, plan`Thank you. I have told the others that you are sorting ${when}. I won't ask anybody else.`, known, {
      about: plan`that you are sorting ${when}`,
    }),
    ...tell.map((person) =>
      toAnybody(
        person,
        visit.team,
        plan`${nameOf(by, known)} is sorting ${when}${isOutsider(person, visit.team, known) ? placeFor(person, visit, known) : where(person, visit, known)}. There is nothing for you to do.`,
        known,
      ),
    ),
  ];
}
