import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, lower, open, plan } from '@hatstand/db/labels';
import { sayHat } from '../../words/hats.ts';
import { AS_KIND, KINDS_OF_MEMBERS } from '../../words/member-kinds.ts';
import type { NameSaid } from '../../words/names-said.ts';
import type { As } from './intents.ts';
import type { Known } from './known.ts';

type Plan = Labelled<'open' | 'plan'>;

/** "as a volunteer", "as Team Starter", "to speak for the person it is for". */
export function asSaid(as: As): Plan {
  if (as === 'advocate') return open`to speak for the person it is for`;
  if (as === 'member') return open`as a member`;
  const kind = KINDS_OF_MEMBERS.find((one) => one === as);
  return kind ? plan`as ${AS_KIND[kind]}` : plan`as ${sayHat(as)}`;
}

/** First names only, as helpers know each other. Who has no name here is a Team Owner. */
export const nameOf = (person: PersonId, { names }: Pick<Known, 'names'>): Plan => names.get(person) ?? open`the person it is for`;

/** Somebody new, by the first name that was said. */
export const newName = ({ first }: NameSaid): Labelled<'plan'> => lower(first, 'plan', 'helpers know each other by first name (PRODUCT, sensitivity labels)');
