import { type Labelled, plan } from '@hatstand/db/labels';
import type { WorkingTimeWarning } from './working-time.ts';

/** What a visit would do to somebody's rest or hours, said to them, with the rule's name. */
export const sayWarning = (warning: WorkingTimeWarning): Labelled<'plan'> => plan`${sayConsequence(warning, 'you')} It is your choice.`;

const PRONOUNS = { you: { whom: plan`you`, whose: plan`your` }, them: { whom: plan`them`, whose: plan`their` } } as const;

/** The same without a word on whose choice it is, said to them or to somebody who plans for them. */
export function sayConsequence(warning: WorkingTimeWarning, reader: 'you' | 'them'): Labelled<'plan'> {
  const { whom, whose } = PRONOUNS[reader];
  switch (warning.rule) {
    case 'daily rest':
      return plan`That would leave ${whom} less than 11 hours' rest in one go (Working Time Regulations 1998, reg. 10).`;
    case 'weekly rest':
      return plan`That would leave ${whom} no full 24 hours' rest that week (Working Time Regulations 1998, reg. 11).`;
    case 'weekly limit':
      return plan`That would be more than 48 hours that week (Working Time Regulations 1998, reg. 4).`;
    case 'agreed hours':
      return plan`That would be more than ${whose} agreed ${warning.agreed} hours that week.`;
  }
}
