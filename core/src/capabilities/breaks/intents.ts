import type { Day } from '@hatstand/db/times';

/** How long a break is, as it was said: until a day (the first day back), so many days, or not clear. */
export type Until = { readonly day: Day; readonly begins?: Day } | { readonly days: number } | 'not said' | 'unclear';

/** Everything about stopping, taking a break and coming back. `be back` is what the alarm means: kept in databases, so it never changes its shape. */
export type BreakIntent =
  | { readonly do: 'stop' | 'come back' | 'end break' | 'sure of stop' | 'leave as is' }
  | { readonly do: 'pause'; readonly until: Until }
  | { readonly do: 'be back'; readonly from: Day }
  | { readonly do: 'catch up'; readonly since?: Day };

export type BreakStep = { readonly step: 'until when' };
