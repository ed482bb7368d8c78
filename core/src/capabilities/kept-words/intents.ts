import type { KeptWordsId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';

export type KeptIntent =
  | { readonly do: 'keep'; readonly words: Labelled<'care'> }
  | { readonly do: 'pass on'; readonly kept: KeptWordsId; readonly team: TeamId }
  | { readonly do: 'only keep'; readonly kept: KeptWordsId }
  | { readonly do: 'look through' };
