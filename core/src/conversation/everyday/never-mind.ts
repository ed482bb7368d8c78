import type { PersonId, QuestionId } from '@hatstand/db/ids';
import { open } from '@hatstand/db/labels';
import { closeQuestion, openQuestions } from '@hatstand/db/repositories/conversation';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Capability, Speaker } from '../capability.ts';

interface Known {
  readonly speaker: Speaker;
  readonly question: QuestionId | undefined;
}
type Fact = { readonly happened: 'question-dropped'; readonly question: QuestionId } | { readonly happened: 'nothing-dropped' };

const SAID =
  /^(?:(?:oh|ah|actually|no) )*(?:cancel|cancel (?:that|it|this)|never ?mind|forget (?:it|that|about it)|stop that|leave it|leave that|drop it|don't (?:bother|worry))(?: then)?$/;

/** `never mind` closes the question Hattie asked last. */
export const neverMind: Capability<{ readonly do: 'never mind' }, Known, Fact, never, never> = {
  name: 'never mind',
  examples: [],
  understand: (said) => (SAID.test(withoutCourtesy(said.frame)) ? { do: 'never mind' } : undefined),
  dialog: { version: 1, answer: () => undefined },
  know: (tx, speaker, _intent, { now }) => ({ speaker, question: newest(openQuestions(tx, speaker.person, now)) }),
  decide: (_intent, { question }) => [question ? { happened: 'question-dropped', question } : { happened: 'nothing-dropped' }],
  record: (tx, fact, { now }) => {
    if (fact.happened === 'question-dropped') closeQuestion(tx, fact.question, now);
  },
  tell: (fact, { speaker }) => [{ to: speaker.person as PersonId, text: fact.happened === 'question-dropped' ? DROPPED : NOTHING, teams: [] }],
  explain: (reason: never) => reason,
};

const newest = (questions: readonly { readonly id: QuestionId }[]): QuestionId | undefined => questions[0]?.id;

const DROPPED = open`All right, I have dropped that question. Nothing was changed.`;
const NOTHING = open`All right. I have no question open with you, and nothing was changed. To take back your last change, say undo.`;
