import type { Labelled } from '@hatstand/db/labels';
import type { NameSaid } from '../../words/names-said.ts';

/** Opening an empty house, one thing at a time. */
export type SetupIntent =
  | { readonly do: 'begin' }
  | { readonly do: 'tell name'; readonly name: NameSaid }
  | { readonly do: 'tell circle'; readonly called: Labelled<'team'> }
  | { readonly do: 'tell area'; readonly area: Labelled<'team'> };

/** What is asked while something is still missing. */
export type SetupStep =
  | { readonly step: 'name' }
  | { readonly step: 'surname'; readonly first: Labelled<'team'> }
  | { readonly step: 'circle' }
  | { readonly step: 'area' };
