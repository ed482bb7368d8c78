import type { PersonId, SeriesId, TeamId, VisitId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Day, Span, TimeOfDay } from '@hatstand/db/times';

/** A series to be added. */
export interface NewSeries {
  readonly id: SeriesId;
  readonly team: TeamId;
  readonly called: Labelled<'team'>;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly repeats: string | null;
  readonly starts: TimeOfDay;
  readonly ends: TimeOfDay;
  readonly giver: PersonId | null;
  readonly skill: string | null;
  readonly skipsBankHolidays: boolean;
  /** Ordinary, where nothing else was said. */
  readonly kind?: 'trial';
}

/** A visit as it stood when the change was thought of: if it stands otherwise later, the change is off. */
export interface Stood {
  readonly id: VisitId;
  readonly span: Span;
  readonly giver: PersonId | null;
}

/** A change to the rota, with all that is needed to make it and to see whether it is still possible. Stored in proposals. */
export type Change =
  | { readonly is: 'add'; readonly series: NewSeries; readonly except: readonly Day[] }
  | { readonly is: 'move'; readonly visit: Stood; readonly to: { readonly day: Day; readonly starts: TimeOfDay; readonly ends: TimeOfDay } }
  | { readonly is: 'cancel'; readonly visits: readonly Stood[] }
  | { readonly is: 'put back'; readonly visit: Stood }
  | { readonly is: 'end'; readonly series: readonly SeriesId[]; readonly lastDay: Day }
  | { readonly is: 'give'; readonly series: readonly SeriesId[]; readonly giver: PersonId; readonly from: Day; readonly until: Day | null }
  | {
      readonly is: 'retime';
      readonly series: SeriesId;
      readonly next: SeriesId;
      readonly from: Day;
      readonly starts: TimeOfDay;
      readonly ends: TimeOfDay;
      readonly was: { readonly starts: TimeOfDay; readonly ends: TimeOfDay };
    };
