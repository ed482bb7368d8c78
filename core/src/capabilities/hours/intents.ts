import type { PersonId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import type { HeardSpan, TimeQuestion } from '../../words/heard.ts';

/** Days as they were said. Hattie's ear looks ahead; here people look back, so what was heard is placed by `periods`. */
export type Period =
  | { readonly is: 'heard'; readonly spans: readonly HeardSpan[]; readonly ask: TimeQuestion | undefined; readonly text: string }
  | { readonly is: 'month'; readonly month: number; readonly year?: number }
  | { readonly is: 'year'; readonly year: number }
  | { readonly is: 'last days'; readonly days: number }
  | { readonly is: 'date'; readonly date: number; readonly month: number; readonly year?: number; readonly week?: true }
  /** Chosen by a button: nothing to place. */
  | { readonly is: 'days'; readonly from: Day; readonly to: Day };

export type Whose =
  | { readonly is: 'mine' }
  | { readonly is: 'everyone' }
  | { readonly is: 'people'; readonly people: readonly PersonId[] }
  /** A name that is nobody's in the speaker's teams, in lower case: a Numbers Person may still know it. */
  | { readonly is: 'typed'; readonly name: string };

/** What can be asked about what has been. `looks back`: "what happened", which is never about a day to come. */
export type HoursIntent =
  | { readonly do: 'hours'; readonly whose: Whose; readonly period?: Period; readonly csv: boolean }
  | { readonly do: 'record'; readonly period?: Period; readonly looksBack: boolean };

/** Which days are meant, while that is not clear. */
export interface HoursStep {
  readonly step: 'which days';
  readonly asking: HoursIntent;
}
