import type { PersonId, TeamId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Choice, Message } from '../../conversation/capability.ts';
import { teamOf, visitById } from '../../visits/known.ts';
import { nameOf, said, where } from '../../visits/phrases.ts';
import type { Visit } from '../../visits/visits.ts';
import type { CoverFact } from './facts.ts';
import type { CoverIntent, CoverStep } from './intents.ts';
import type { Known } from './known.ts';

/** Phrases that several sentences of the rota are made of. */
export type CoverMessage = Message<CoverIntent, CoverStep>;
export type Fact<Happened> = Extract<CoverFact, { happened: Happened }>;
export const message = (
  to: PersonId,
  team: TeamId,
  text: Labelled<'open' | 'plan'>,
  more: Partial<Omit<CoverMessage, 'to' | 'teams' | 'text' | 'limited'>> = {},
): CoverMessage => ({ to, teams: [team], text, ...more });

export const everyone = (visit: Visit): Choice<CoverIntent> => ({ label: open`Ask everyone`, means: { do: 'ask cover', visit: visit.id } });

/** The giver hears that it did not work out, never who said no. */
export function stillTheirs(visit: Visit, known: Known): CoverMessage[] {
  const { record } = request(known);
  const when = said(visit, known);
  if (record.kind === 'swap') {
    const again: Choice<CoverIntent> = { label: open`Look for another`, means: { do: 'choose', wanted: 'swap', visit: visit.id } };
    return [
      message(record.askedBy, record.team, plan`That swap is not possible this time, so nothing has changed. ${when} is still yours.`, {
        choices: [again, everyone(visit)],
      }),
    ];
  }
  return [
    message(record.askedBy, record.team, plan`Nobody can take ${when} this time, so nothing has changed. It is still yours.`),
    ...rotaHolders(visit, known)
      .filter((person) => person !== record.askedBy)
      .map((person) =>
        message(
          person,
          record.team,
          plan`${nameOf(record.askedBy, known)} is looking for somebody for ${when}${where(person, visit, known)}, and nobody can take it. Could you help find a way?`,
        ),
      ),
  ];
}

export const request = (known: Known): NonNullable<Known['request']> => {
  if (!known.request) throw new Error('there is no request to tell about');
  return known.request;
};
export const requestedVisit = (known: Known): Visit | undefined => visitById(known, request(known).record.visit);
export const rotaHolders = (visit: Visit, known: Known): readonly PersonId[] => teamOf(known, visit.team)?.rotaHolders ?? [];
