import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { type OwnRecordIntent, understand } from './grammar.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide, type Known, type OwnRecordFact, type OwnRecordReason } from './rules.ts';

/** What is held about somebody, and being forgotten. */
export const ownRecord: Capability<OwnRecordIntent, Known, OwnRecordFact, OwnRecordReason, never> = {
  name: 'own-record',
  help: { topic: 'me' },
  examples: [{ say: open`what do you hold about me`, inWords: open`what do you know about me?`, does: open`see or take along what I hold, or be forgotten` }],
  understand,
  dialog: { version: 1, answer: () => undefined },
  know,
  decide,
  record,
  tell,
  explain,
  later: (fact) => (fact.happened === 'forgetting-begun' ? [{ rings: fact.rings, for: fact.person, means: { do: 'forget now' } }] : []),
  isFinal: (fact) => fact.happened === 'forgotten' || fact.happened === 'record-shown',
};
