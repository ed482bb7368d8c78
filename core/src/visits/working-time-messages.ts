import { type Labelled, plan } from '@hatstand/db/labels';
import type { WorkingTimeWarning } from './working-time.ts';

/** What a visit would do to somebody's rest or hours, said to them, with the rule's name. */
export const sayWarning = (warning: WorkingTimeWarning): Labelled<'plan'> => plan`${consequence(warning)} It is your choice.`;

function consequence(warning: WorkingTimeWarning): Labelled<'plan'> {
  switch (warning.rule) {
    case 'daily rest':
      return plan`That would leave you less than 11 hours' rest in one go (Working Time Regulations 1998, reg. 10).`;
    case 'weekly rest':
      return plan`That would leave you no full 24 hours' rest that week (Working Time Regulations 1998, reg. 11).`;
    case 'weekly limit':
      return plan`That would be more than 48 hours that week (Working Time Regulations 1998, reg. 4).`;
    case 'agreed hours':
      return plan`That would be more than your agreed ${warning.agreed} hours that week.`;
  }
}
