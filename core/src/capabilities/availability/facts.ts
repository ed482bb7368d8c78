import type { AbsenceId, PersonId } from '@hatstand/db/ids';
import type { Away } from '../../visits/known.ts';
import type { Visit } from '../../visits/visits.ts';
import type { TimeQuestion } from '../../words/heard.ts';
import type { AvailabilityIntent } from './intents.ts';
import type { Known, OwnAbsence, OwnOffer } from './known.ts';

type Kept<Id> = Away & { readonly id: Id };
type Asked = Known['asked'];

/** What availability has decided. */
export type AvailabilityFact =
  | {
      readonly happened: 'went-away';
      readonly by: PersonId;
      readonly said: readonly Away[];
      readonly added: readonly Kept<AbsenceId>[];
      /** Joined with what was said now. */
      readonly ended: readonly AbsenceId[];
      readonly visits: readonly Visit[];
      readonly asked: Asked;
    }
  | { readonly happened: 'away-already'; readonly away: readonly Away[]; readonly visits: readonly Visit[]; readonly asked: Asked }
  | {
      readonly happened: 'days-unclear';
      readonly about: 'away' | 'could';
      readonly question: TimeQuestion;
      readonly choices: readonly { readonly away: Away; readonly means: AvailabilityIntent }[];
    }
  | { readonly happened: 'when-asked'; readonly about: 'away' | 'could' }
  | { readonly happened: 'until-asked'; readonly from: Away['from'] }
  | { readonly happened: 'gone-or-next-year'; readonly away: Away; readonly means: AvailabilityIntent }
  | {
      readonly happened: 'other-way-round';
      readonly away: Away;
      readonly means: AvailabilityIntent;
      readonly swapped: AvailabilityIntent;
      readonly swappedAway: Away;
    }
  | {
      readonly happened: 'cannot-regularly';
      readonly by: PersonId;
      readonly said: readonly OwnOffer[];
      readonly added: readonly OwnOffer[];
      /** Offers to come then: the newest word counts. */
      readonly ended: readonly OwnOffer[];
      /** Visits of theirs then, in the next weeks. */
      readonly visits: readonly Visit[];
    }
  | {
      readonly happened: 'can-again';
      readonly by: PersonId;
      readonly ended: readonly OwnOffer[];
      /** What is left of it. */
      readonly added: readonly OwnOffer[];
    }
  /** Whoever gets the support, or speaks for it, is away: then visits may not be needed. */
  | { readonly happened: 'not-at-home'; readonly away: Away }
  | { readonly happened: 'visits-left' }
  | { readonly happened: 'left-alone' }
  | {
      readonly happened: 'came-back';
      readonly by: PersonId;
      /** What is not so any more. */
      readonly cut: readonly Away[];
      readonly ended: readonly AbsenceId[];
      readonly changed: readonly Kept<AbsenceId>[];
      readonly added: readonly Kept<AbsenceId>[];
      readonly isToldOf: boolean;
      readonly isBackNow: boolean;
      readonly stillAway: readonly Away[];
      readonly lookedFor: readonly Visit[];
    }
  | { readonly happened: 'which-absence'; readonly absences: readonly OwnAbsence[] }
  | { readonly happened: 'own-absences-shown'; readonly away: readonly Away[]; readonly regular: readonly OwnOffer[] }
  | { readonly happened: 'absences-shown'; readonly away: readonly { readonly person: PersonId; readonly away: Away }[] }
  | {
      readonly happened: 'offered-to-come';
      readonly by: PersonId;
      readonly said: readonly OwnOffer[];
      readonly added: readonly OwnOffer[];
      /** Times they could regularly not come, which this takes back, and what is left of them. */
      readonly ended: readonly OwnOffer[];
      readonly left: readonly OwnOffer[];
      readonly free: readonly Visit[];
    }
  | { readonly happened: 'asked-about-it'; readonly visit: Visit }
  | {
      readonly happened: 'offer-ended';
      readonly by: PersonId;
      readonly ended: readonly OwnOffer[];
      /** What is left of it: Sundays, of weekends. */
      readonly added: readonly OwnOffer[];
      readonly visits: readonly Visit[];
    }
  | { readonly happened: 'no-such-offer'; readonly visits: readonly Visit[] }
  | { readonly happened: 'which-offer'; readonly offers: readonly OwnOffer[] }
  | { readonly happened: 'own-offers-shown'; readonly offers: readonly OwnOffer[] }
  | { readonly happened: 'passed-on'; readonly what: 'away' | 'back'; readonly by: PersonId; readonly away: readonly Away[] }
  | { readonly happened: 'offer-passed-on'; readonly what: 'could' | 'cannot'; readonly by: PersonId; readonly offers: readonly OwnOffer[] };

/** Why availability says no. */
export type AvailabilityReason =
  | 'in no team'
  | 'not in this team'
  | 'gives no visits'
  | 'in the past'
  | 'every week'
  | 'not away'
  | 'not away then'
  | 'not for you to see'
  | 'only they can say'
  | 'nothing offered';
