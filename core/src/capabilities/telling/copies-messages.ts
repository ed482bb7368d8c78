import { type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Choice, Message } from '../../conversation/capability.ts';
import type { TellingFact } from './facts.ts';
import type { TellingIntent } from './intents.ts';
import type { Known } from './known.ts';
import { namedFully, nameOf } from './names.ts';

type TellingMessage = Message<TellingIntent, never>;
type About<Happened> = Extract<TellingFact, { happened: Happened }>;

/** What is said about being copied in. A Team Owner is named only where that may be read. */
export function aboutCopies(fact: About<'supporter-asked' | 'supporter-answered' | 'copies-ended'>, known: Known): readonly TellingMessage[] {
  switch (fact.happened) {
    case 'supporter-asked':
      return [
        {
          to: known.me,
          text: plan`I have asked ${nameOf(fact.supporter, known)}. Nothing is copied before I have a yes, and I tell you.`,
          teams: [],
          about: plan`the question about copies`,
        },
        supporterAsked(fact, known),
      ];
    case 'supporter-answered':
      return supporterAnswered(fact, known);
    case 'copies-ended':
      return copiesEnded(fact, known);
  }
}

function supporterAsked({ person, supporter, team }: About<'supporter-asked'>, known: Known): TellingMessage {
  const choices: Choice<TellingIntent>[] = [
    { label: open`Yes`, means: { do: 'support', person, yes: true } },
    { label: open`No`, means: { do: 'support', person, yes: false } },
  ];
  const rest = open`would like you to get a copy of what I tell them, as far as you may know it. Is that all right?`;
  const common = { to: supporter, about: plan`getting copies`, awaited: true, concerns: copiesOf(person, supporter), choices } as const;
  if (!known.ownerNames.has(person)) return { ...common, text: plan`${nameOf(person, known)} ${rest}`, teams: [] };
  return { ...common, text: teamText`${namedFully(person, known)} ${rest}`, limited: plan`${SOMEBODY} ${rest}`, teams: team ? [team] : [] };
}
const SOMEBODY: Labelled<'open'> = open`Somebody you support`;

/** What the question hangs on: ended, it is not asked any more. */
export const copiesOf = (person: Known['me'], supporter: Known['me']): string => `copies of ${person} for ${supporter}`;

function supporterAnswered({ person, supporter, yes }: About<'supporter-answered'>, known: Known): readonly TellingMessage[] {
  const name = nameOf(supporter, known);
  return [
    {
      to: supporter,
      text: yes
        ? open`Thank you. From now on you get a copy of what I tell them. To end it, say “stop the copies”.`
        : open`That is fine. I have said that it can’t be, and no reason.`,
      teams: [],
      about: plan`your answer about copies`,
    },
    {
      to: person,
      text: yes
        ? plan`${name} said yes, and gets a copy of what I tell you from now on. To end it, say “stop the copies”.`
        : plan`${name} can’t be copied in just now. Would you like somebody else?`,
      teams: [],
    },
  ];
}

/** The other one is told too: nobody goes on counting on copies that have ended. */
function copiesEnded({ pairs }: About<'copies-ended'>, known: Known): readonly TellingMessage[] {
  return [
    { to: known.me, text: open`All right, no more copies.`, teams: [], about: plan`the end of the copies` },
    ...pairs.map(
      ({ person, supporter }): TellingMessage => ({
        to: person === known.me ? supporter : person,
        text:
          person === known.me
            ? open`You get no more copies of what I tell somebody you support. Thank you for your help.`
            : plan`${nameOf(supporter, known)} gets no more copies of what I tell you.`,
        teams: [],
      }),
    ),
  ];
}
