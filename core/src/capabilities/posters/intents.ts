import type { CircleId } from '@hatstand/db/ids';

export type PosterIntent =
  /** The poster there is, or a new one where there is none. `afresh`: with new words; the old ones let nobody in any more. */
  | { readonly do: 'make'; readonly circle?: CircleId; readonly afresh?: boolean }
  | { readonly do: 'stop'; readonly circle?: CircleId }
  | { readonly do: 'leave as is' };
