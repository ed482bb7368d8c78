import { lower } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { keepCircleName, openHouse, organiserIsNamed, stillOpening } from '@hatstand/db/repositories/organisers';
import { callThem } from '@hatstand/db/repositories/people-by-name';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { SetupIntent } from './intents.ts';
import type { Known, SetupFact } from './rules.ts';

export function know(tx: Tx, { person }: Speaker, _intent: SetupIntent, _moment: Moment): Known {
  const opening = stillOpening(tx, person);
  return { me: person, opening: opening && { isNamed: opening.isNamed, circleName: opening.circleName ?? undefined } };
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: SetupFact, { now, local }: Moment): void {
  switch (fact.happened) {
    case 'named':
      callThem(tx, fact.person, { firstName: fact.name.first, ...(fact.name.surname ? { surname: fact.name.surname } : {}) });
      return organiserIsNamed(tx);
    case 'circle-named':
      return keepCircleName(tx, fact.called);
    case 'house-opened': {
      const area = lower(fact.area, 'plan', 'an area is what visits are arranged in (PRODUCT, sensitivity labels)');
      return openHouse(tx, { circle: fact.circle, name: fact.called, area, person: fact.person, hat: fact.hat, on: dayOf(local), at: now });
    }
    case 'asked':
    case 'surname-asked':
      return;
  }
}
