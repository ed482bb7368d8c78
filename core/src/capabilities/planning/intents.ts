import type { PersonId, ProposalId, SeriesId, TeamId, VisitId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { HeardWhen } from '../../words/heard.ts';

/** A day or time that was said, as the ear gave it. */
export type When = Pick<HeardWhen, 'spans' | 'ask'> & Partial<Pick<HeardWhen, 'repeat' | 'except'>>;
export type Part = 'morning' | 'afternoon' | 'tea' | 'evening' | 'night';

/** Which visits are meant: as much of it as was said. */
export interface Which {
  readonly when?: When;
  readonly who?: readonly PersonId[];
  readonly mine?: boolean;
  readonly part?: Part;
  /** "both", "everything", "next week": several may be meant. */
  readonly all?: boolean;
  /** Chosen by their button. */
  readonly visits?: readonly VisitId[];
  readonly series?: readonly SeriesId[];
}

/** What somebody should know before they go on; what they have said "go on" to is not asked again. */
export type Doubt = 'bank holiday' | 'overlap' | 'away' | 'clocks';

/** A visit, or many, to be added. `minutes`: "for an hour". */
export interface Addition {
  readonly when?: When;
  readonly bounds?: When;
  readonly minutes?: number;
  readonly with?: readonly PersonId[];
  readonly withMe?: boolean;
  readonly skill?: string;
  readonly called?: Labelled<'team'>;
  readonly skipsBankHolidays: boolean;
  /** "A trial visit": the hours count it as one. */
  readonly trial?: boolean;
}

/** Where a visit is to go: a day or time, the same time on another day, or so many minutes later (earlier: less than none). */
export interface Target {
  readonly at?: When;
  /** No day was said: it stays on its own. */
  readonly timeOnly?: boolean;
  /** A part of the day is no time: it is asked for. */
  readonly vague?: boolean;
  readonly by?: number;
}

/** `inStory`: found at the end of a longer tale, so it is asked about first. */
interface Wish {
  readonly team?: TeamId;
  readonly sure?: readonly Doubt[];
}
export type PlanningWish = Wish &
  (
    | { readonly do: 'add'; readonly add: Addition }
    | { readonly do: 'move'; readonly which: Which; readonly to: Target }
    | { readonly do: 'cancel'; readonly which: Which; readonly because?: 'not needed'; readonly inStory?: boolean }
    | { readonly do: 'put back'; readonly which: Which }
    | { readonly do: 'end'; readonly which: Which; readonly from?: When }
    | { readonly do: 'give'; readonly which: Which; readonly to: readonly PersonId[] | 'me'; readonly from: When }
    | { readonly do: 'retime'; readonly which: Which; readonly from: When | { readonly month: number }; readonly at: When }
  );

/** Everything that can be planned. Plain values and labelled words: intents are kept in offers, questions and alarms. */
export type PlanningIntent =
  | PlanningWish
  | { readonly do: 'answer'; readonly proposal: ProposalId; readonly yes: boolean }
  | { readonly do: 'object'; readonly proposal: ProposalId }
  | { readonly do: 'keep'; readonly visits: readonly VisitId[] }
  | { readonly do: 'withdraw'; readonly proposal: ProposalId }
  | { readonly do: 'lapse'; readonly proposal: ProposalId }
  | { readonly do: 'leave it' };

/** What is asked while something is still missing. */
export interface PlanningStep {
  readonly step: 'which visit' | 'what time' | 'from when';
  readonly wish: PlanningWish;
}
