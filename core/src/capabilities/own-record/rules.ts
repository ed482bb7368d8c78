import type { PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Day, Span } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { OwnRecordIntent } from './grammar.ts';

/** What the rules must see: what is held about somebody, and what still hangs on them. */
export interface Known {
  readonly me: PersonId;
  readonly today: Day;
  readonly inRoom: boolean;
  readonly firstName: Labelled<'team'>;
  readonly surname: Labelled<'team'>;
  readonly channels: readonly ChannelName[];
  readonly needs: number;
  readonly visits: number;
  readonly messages: number;
  readonly teams: readonly Labelled<'plan'>[];
  readonly hats: readonly string[];
  /** The first visit they still have, if any. */
  readonly nextVisit: Span | undefined;
  /** The record of visits has them in it, and must be kept. */
  readonly isInTheRecord: boolean;
}

export type OwnRecordFact =
  | { readonly happened: 'record-shown'; readonly address: { readonly secret: Labelled<'plan'>; readonly for: PersonId; readonly endsAt: Date } | undefined }
  | { readonly happened: 'sure-asked'; readonly keepName: boolean }
  | { readonly happened: 'forgetting-begun'; readonly person: PersonId; readonly rings: Date }
  | { readonly happened: 'forgotten'; readonly person: PersonId; readonly keepName: boolean }
  | { readonly happened: 'left' };

export type OwnRecordReason = 'still in a team' | 'still has visits' | 'wears a hat';

/** How long the private address works. */
const ADDRESS_HOURS = 24;
/** The time there is to think better of it: as long as for any change. */
const TO_THINK_MINUTES = 10;

/**
 * What is held is shown to its person alone (UK GDPR, article 15). Being forgotten (article 17) ends what is theirs to end; who is still counted on hands that on
 * first. Nothing goes before ten minutes have passed; after that nothing brings it back.
 */
export function decide(intent: OwnRecordIntent, known: Known, { now, newSecret }: Moment): readonly OwnRecordFact[] | Refusal<OwnRecordReason> {
  const { me } = known;
  switch (intent.do) {
    case 'show':
      return [
        {
          happened: 'record-shown',
          address: known.channels.includes('rocketchat') ? { secret: newSecret(), for: me, endsAt: after(now, ADDRESS_HOURS * 60) } : undefined,
        },
      ];
    case 'ask to be forgotten':
      return countedOn(known) ?? [{ happened: 'sure-asked', keepName: known.isInTheRecord }];
    case 'forget me':
      return countedOn(known) ?? [{ happened: 'forgetting-begun', person: me, rings: after(now, TO_THINK_MINUTES) }];
    case 'forget now':
      return countedOn(known) ?? [{ happened: 'forgotten', person: me, keepName: known.isInTheRecord }];
    case 'leave as is':
      return [{ happened: 'left' }];
  }
}

function countedOn({ nextVisit, teams, hats }: Known): Refusal<OwnRecordReason> | undefined {
  if (nextVisit) return refuse('still has visits');
  if (teams.length > 0) return refuse('still in a team');
  return hats.length > 0 ? refuse('wears a hat') : undefined;
}

const after = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * 60_000);
