import type { DepartureId, PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';

/** The last day, as it was said; `unclear` where it is not one sure day. */
export type LastDay = Day | 'unclear';

/** People said by name: everybody the name may mean. `unknown`: a name that nobody here has. */
interface Who {
  readonly who: readonly PersonId[];
  readonly unknown: boolean;
}

/** Everything about coming to the end of one's time in a team. */
export type LeavingIntent =
  /** `whose`: "Rosa's team". `sure`: the words can mean nothing else. */
  | { readonly do: 'leave'; readonly sure: boolean; readonly whose?: readonly PersonId[]; readonly lastDay?: LastDay; readonly team?: TeamId }
  | { readonly do: 'leave on'; readonly team: TeamId; readonly lastDay: Day }
  | { readonly do: 'tell the others'; readonly departure: DepartureId }
  | { readonly do: 'say goodbye'; readonly departure: DepartureId }
  | { readonly do: 'stay'; readonly departure?: DepartureId }
  | { readonly do: 'begin farewell'; readonly departure?: DepartureId }
  | { readonly do: 'keep farewell'; readonly departure?: DepartureId; readonly words: Labelled<'care'> }
  | ({ readonly do: 'let go'; readonly team?: TeamId } & Who)
  | { readonly do: 'let go now'; readonly team: TeamId; readonly person: PersonId }
  | { readonly do: 'leave as is' };

export type LeavingStep = { readonly step: 'last day'; readonly team: TeamId } | { readonly step: 'farewell'; readonly departure: DepartureId };
