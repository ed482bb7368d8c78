import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { copiesOf } from './copies-messages.ts';
import type { TellingFact, TellingReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { TellingIntent } from './intents.ts';
import type { Known } from './known.ts';
import { tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** How people like to be told things: recorded, shared, met and looked at again. */
export const telling: Capability<TellingIntent, Known, TellingFact, TellingReason, never> = {
  name: 'telling',
  help: { topic: 'me' },
  examples: [
    { say: open`how I like to be told things`, inWords: open`one thing at a time please`, does: open`large print, copies for a supporter, your best time` },
  ],
  understand,
  dialog: { version: 1, answer: () => undefined },
  know,
  decide,
  record,
  tell,
  explain,
  later: (fact) =>
    fact.happened === 'need-recorded'
      ? [{ rings: fact.rings, for: fact.asks, means: { do: 'ask again', person: fact.person, need: fact.need, on: fact.reviewOn } }]
      : [],
  over: (fact) => {
    if (fact.happened === 'supporter-answered') return [copiesOf(fact.person, fact.supporter)];
    return fact.happened === 'copies-ended' ? fact.pairs.map(({ person, supporter }) => copiesOf(person, supporter)) : [];
  },
};
