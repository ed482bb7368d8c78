import type { PersonId, RequestId, TeamId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Choice, Message } from '../../conversation/capability.ts';
import { teamOf, visitById } from '../../visits/known.ts';
import { nameOf, said, where } from '../../visits/phrases.ts';
import type { Visit } from '../../visits/visits.ts';
import { instantOf } from '../../words/calendar.ts';
import { needFor } from './alarms.ts';
import { asAsked } from './answering.ts';
import type { CoverFact } from './facts.ts';
import type { CoverIntent, CoverStep } from './intents.ts';
import { type Known, whoCanAct } from './known.ts';

/** Phrases that several sentences of cover are made of. */
export type CoverMessage = Message<CoverIntent, CoverStep>;
export type Fact<Happened> = Extract<CoverFact, { happened: Happened }>;

type More = Partial<Omit<CoverMessage, 'to' | 'teams' | 'text' | 'limited'>>;
export const message = (to: PersonId, team: TeamId, text: Labelled<'open' | 'plan'>, more: More = {}): CoverMessage => ({ to, teams: [team], text, ...more });

/** Whether somebody belongs to a team, or speaks for it. Others hear nothing that is the team's own. */
const isInside = (person: PersonId, team: TeamId, known: Known): boolean => {
  const around = known.around.get(team);
  return (
    !(around?.circle.some((one) => one.person === person) || around?.onCall.includes(person) || around?.coaches.includes(person)) ||
    isMember(person, team, known)
  );
};
const isMember = (person: PersonId, id: TeamId, known: Known): boolean => {
  const team = teamOf(known, id);
  return (
    team !== undefined &&
    (team.givers.some((giver) => giver.person === person) ||
      [...team.rotaHolders, ...team.speaksForIt].includes(person) ||
      (known.around.get(id)?.starters.includes(person) ?? false))
  );
};

/** The same to somebody of the circle, whom no team's clearance covers: such words are `plan`, arranged with them alone. */
export const toAnybody = (to: PersonId, team: TeamId, text: Labelled<'open' | 'plan'>, known: Known, more: More = {}): CoverMessage =>
  isInside(to, team, known) ? message(to, team, text, more) : { to, teams: [], from: [team], text, ...more };

/** That somebody is needed is not said any more when the last of these visits is over, or when the only one has been settled. */
export const whileNeeded = (visits: readonly Visit[]): Pick<CoverMessage, 'until' | 'pointlessAfter'> => {
  const [visit, another] = visits;
  if (!visit) return {};
  const until = new Date(Math.max(...visits.map(({ span }) => instantOf(span.to).getTime())));
  return another ? { until } : { until, pointlessAfter: needFor(visit.id) };
};
/** Of the circle: they hear the day, the time and the area. */
export const isOutsider = (person: PersonId, team: TeamId, known: Known): boolean => !isInside(person, team, known);

/** " in Millbrook", for those who hear no more than the area; " (R's team)" for members of several teams. */
export const placeFor = (person: PersonId, visit: Visit, known: Known): Labelled<'open' | 'plan'> => {
  const area = known.around.get(visit.team)?.area;
  if (!isOutsider(person, visit.team, known)) return where(person, visit, known);
  return area ? plan` in ${area}` : open``;
};

/** The numbers that the circle chose, or else those that always answer. */
export function whomToRing(team: TeamId, known: Known): Labelled<'plan'> {
  const numbers = known.around.get(team)?.lastResorts ?? [];
  const danger = open`If somebody may be in danger, ring 999.`;
  if (numbers.length === 0) return plan`You can ring 111 for health advice at any hour. ${danger}`;
  return plan`You can ring:\n${joined('plan', numbers, '\n')}\n${danger}`;
}

export const yesOrNo = (means: (yes: boolean) => CoverIntent): Choice<CoverIntent>[] => [
  { label: open`Yes`, means: means(true) },
  { label: open`No`, means: means(false) },
];
export const everyone = (visit: Visit): Choice<CoverIntent> => ({ label: open`Ask everyone`, means: { do: 'ask cover', visit: visit.id } });
export const stop = (id: RequestId): Choice<CoverIntent> => ({ label: open`Stop asking`, means: { do: 'stop asking', request: id } });
export const askCircle = (id: RequestId): Choice<CoverIntent> => ({ label: open`Ask the circle too`, means: { do: 'ask circle', request: id, yes: true } });

/** Whoever was told can take it in hand: then nobody else is asked. */
export const sortChoice = (visit: Visit): { readonly choices: readonly Choice<CoverIntent>[] } => ({
  choices: [{ label: open`I'll sort it`, means: { do: 'sort', visit: visit.id } }],
});

export const request = (known: Known): NonNullable<Known['request']> => {
  if (!known.request) throw new Error('there is no request to tell about');
  return known.request;
};
/** The request a fact is about: the intent's own, or another open one. */
export const requestNamed = (id: RequestId, known: Known): NonNullable<Known['request']> | undefined =>
  known.request?.record.id === id ? known.request : known.requests.find(({ record }) => record.id === id);

/** The visit as it is asked for. */
export const requestedVisit = (known: Known, of: Known['request'] = known.request): Visit | undefined => {
  const visit = of && visitById(known, of.record.visit);
  return visit && of ? asAsked(visit, of.record) : undefined;
};

/** Those who can see to it besides the people named. */
export const helpers = (visit: Visit, known: Known, besides: readonly (PersonId | null | undefined)[]): readonly PersonId[] => {
  const team = teamOf(known, visit.team);
  return team ? whoCanAct(team, known, besides) : [];
};

/** The asker hears that it did not work out, never who said no; and so does whoever it belongs to. */
export function stillTheirs(of: NonNullable<Known['request']>, known: Known): CoverMessage[] {
  const { record } = of;
  const visit = requestedVisit(known, of);
  if (!visit) return [];
  const when = said(visit, known);
  const asker = record.askedBy;
  if (record.kind === 'swap') {
    const again: Choice<CoverIntent> = { label: open`Look for another`, means: { do: 'choose', wanted: 'swap', visit: visit.id } };
    const stays = asker === record.giver ? plan`${when} is still yours.` : plan`${when} stays as it was.`;
    return [
      toAnybody(asker, record.team, plan`That swap is not possible this time, so nothing has changed. ${stays}`, known, { choices: [again, everyone(visit)] }),
    ];
  }
  const stays = asker === record.giver ? open`It is still yours.` : open`It still needs somebody.`;
  return [
    toAnybody(asker, record.team, plan`Nobody in the team can take ${when} this time, so nothing has changed. ${stays}`, known),
    ...helpers(visit, known, [asker, record.giver]).map((person) =>
      toAnybody(
        person,
        record.team,
        plan`${nameOf(asker, known)} is looking for somebody for ${when}${placeFor(person, visit, known)}, and nobody asked so far can take it. Could you help find a way?`,
        known,
      ),
    ),
  ];
}
