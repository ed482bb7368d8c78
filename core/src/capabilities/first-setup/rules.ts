import type { CircleId, PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { CircleHat } from '../../words/hats.ts';
import type { NameSaid } from '../../words/names-said.ts';
import type { SetupIntent } from './intents.ts';

/** What the rules must see. `opening`: only the organiser named in the environment opens a house, once. */
export interface Known {
  readonly me: PersonId;
  readonly opening: { readonly isNamed: boolean; readonly circleName: Labelled<'team'> | undefined } | undefined;
}

export type SetupFact =
  | { readonly happened: 'asked'; readonly missing: 'name' | 'circle' | 'area'; readonly isFirst: boolean }
  | { readonly happened: 'surname-asked'; readonly first: Labelled<'team'> }
  | { readonly happened: 'named'; readonly person: PersonId; readonly name: NameSaid }
  | { readonly happened: 'circle-named'; readonly called: Labelled<'team'> }
  | {
      readonly happened: 'house-opened';
      readonly circle: CircleId;
      readonly called: Labelled<'team'>;
      readonly area: Labelled<'team'>;
      readonly person: PersonId;
      readonly hat: CircleHat;
    };
export type SetupReason = 'open already';

type Decision = readonly SetupFact[] | Refusal<SetupReason>;

/** First who the organiser is, then what their circle is called, then its area. What was told is kept: it goes on where it stopped. */
export function decide(intent: SetupIntent, { me, opening }: Known, moment: Moment): Decision {
  if (!opening) return refuse('open already');
  const ask = (missing: 'name' | 'circle' | 'area', isFirst = false): SetupFact => ({ happened: 'asked', missing, isFirst });
  const next = !opening.isNamed ? 'name' : opening.circleName ? 'area' : 'circle';
  switch (intent.do) {
    case 'begin':
      return [ask(next, next === 'name')];
    case 'tell name':
      if (!intent.name.surname) return [{ happened: 'surname-asked', first: intent.name.first }];
      return [{ happened: 'named', person: me, name: intent.name }, ask(opening.circleName ? 'area' : 'circle')];
    case 'tell circle':
      return opening.isNamed ? [{ happened: 'circle-named', called: intent.called }, ask('area')] : [ask('name')];
    case 'tell area':
      if (!opening.isNamed || !opening.circleName) return [ask(next)];
      return [
        { happened: 'house-opened', circle: moment.newId('circle'), called: opening.circleName, area: intent.area, person: me, hat: 'Care Commons Organiser' },
      ];
  }
}
