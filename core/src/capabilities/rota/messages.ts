import { plan } from '@hatstand/db/labels';
import type { Answer, Message } from '../../conversation/capability.ts';
import { said } from '../../visits/phrases.ts';
import { sayWhen } from '../../visits/say-when.ts';
import { questionAbout } from '../../words/questions.ts';
import type { RotaFact } from './facts.ts';
import { circleGapsShown, fairnessTold, gapsShown } from './gaps-messages.ts';
import type { RotaIntent, RotaStep } from './intents.ts';
import type { Known } from './known.ts';
import { helper } from './lists.ts';
import { mineShown, theirsShown, weekShown } from './show-messages.ts';
import { nextTold, whoTold } from './who-messages.ts';

export type RotaAnswer = Answer<RotaIntent, RotaStep>;
export type Fact<Happened> = Extract<RotaFact, { happened: Happened }>;

/** What is answered about the rota, to whoever asks and nobody else. */
export const tell = (fact: RotaFact, known: Known): readonly Message<RotaIntent, RotaStep>[] => [{ to: known.me, ...answerTo(fact, known) }];

function answerTo(fact: RotaFact, known: Known): RotaAnswer {
  switch (fact.happened) {
    case 'week-shown':
      return weekShown(fact, known);
    case 'mine-shown':
      return mineShown(fact, known);
    case 'theirs-shown':
      return theirsShown(fact, known);
    case 'who-told':
      return whoTold(fact, known);
    case 'next-told':
      return nextTold(fact, known);
    case 'gaps-shown':
      return gapsShown(fact, known);
    case 'circle-gaps-shown':
      return circleGapsShown(fact, known);
    case 'fairness-told':
      return fairnessTold(fact, known);
    case 'day-unclear':
      return dayUnclear(fact, known);
    case 'which-person':
      return whichPerson(fact, known);
  }
}

/** A day with two readings, or with none: asked, never guessed (PRODUCT, promise 9). */
const dayUnclear = ({ question, choices, asking }: Fact<'day-unclear'>, known: Known): RotaAnswer => ({
  text: questionAbout(question, choices.length > 0),
  teams: [],
  choices: choices.map((choice) => ({ label: sayWhen(choice, known.today), means: { ...asking, when: choice } })),
  opens: { step: 'which day', asking },
});

/** Two people with one name, told apart by when each is next on; a Team Owner by the team's nickname. */
const whichPerson = ({ choices }: Fact<'which-person'>, known: Known): RotaAnswer => ({
  text: plan`More than one person here has that name. Which one do you mean?`,
  teams: known.teams.map(({ id }) => id),
  choices: choices.map(({ person, next, means }) => {
    const owned = known.teams.find(({ owner }) => owner === person);
    if (owned) return { label: owned.nickname, means };
    return { label: next ? plan`${helper(person, known)}, next on ${said(next, known)}` : plan`${helper(person, known)}, no visits soon`, means };
  }),
});
