import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { TimeQuestion } from '../../words/heard.ts';
import type { HoursIntent } from './intents.ts';
import type { Days } from './periods.ts';

/** Which days were taken, and what else may have been meant. */
export interface Span extends Days {
  readonly other: Days | undefined;
  /** Longer than Hattie looks: only the first of it. */
  readonly cut: boolean;
}

/** Whose hours a table holds: the speaker's own, or these people's (or everybody's) in these teams. */
export interface Shown {
  readonly whose: 'mine' | 'everyone' | readonly PersonId[];
  readonly teams: readonly TeamId[];
}

/** What there is to tell. Nothing here changes anything. */
export type HoursFact =
  | { readonly happened: 'days-unclear'; readonly asking: HoursIntent; readonly question: TimeQuestion; readonly choices: readonly Days[] }
  | { readonly happened: 'hours-shown'; readonly shown: Shown; readonly span: Span; readonly asking: HoursIntent }
  | { readonly happened: 'nothing-yet'; readonly shown: Shown; readonly span: Span; readonly asking: HoursIntent }
  | { readonly happened: 'csv-shown'; readonly shown: Shown; readonly span: Span }
  | { readonly happened: 'csv-elsewhere' }
  | {
      readonly happened: 'record-shown';
      readonly span: Span;
      readonly teams: readonly TeamId[];
      readonly asking: HoursIntent;
    };

export type HoursReason = 'in no team' | 'not in this team' | 'not theirs to see' | 'nobody called that' | 'no record of theirs';
