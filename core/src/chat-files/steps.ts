import type { Channel } from './channels.ts';
import type { Sought } from './text.ts';

/** Something a person does in a chat. */
export type Deed =
  | { readonly does: 'say'; readonly name: string; readonly where: Spot; readonly words: string }
  | { readonly does: 'tap'; readonly name: string; readonly label: string }
  | { readonly does: 'fill'; readonly name: string; readonly entries: readonly Entry[] };

/** Where words are said: on the person's own channel, directly on a channel that was named, or in a room. */
type Spot = { readonly is: 'own channel' } | { readonly is: 'channel'; readonly channel: Channel } | { readonly is: 'room'; readonly room: string };

/** One field of a form, by part of its label, and what is written there. */
export interface Entry {
  readonly label: string;
  readonly answer: string;
}

/** Something that happens to the world around the chats. */
export type Turn =
  | { readonly does: 'begin' }
  | { readonly does: 'move the clock'; readonly local: string }
  | { readonly does: 'take down'; readonly channel: Channel }
  | { readonly does: 'bring back'; readonly channel: Channel }
  | { readonly does: 'restart' };

/** Something that must be so at this point. */
export interface Check {
  readonly does: 'check';
  readonly of: Watched;
  readonly on: Channel | 'any channel';
  readonly expects: Expectation;
}

/** Whose messages a check looks at; `anyone` means everybody and every room. */
export type Watched = { readonly is: 'person'; readonly name: string } | { readonly is: 'room'; readonly room: string } | { readonly is: 'anyone' };

export type Expectation =
  | { readonly is: 'seen'; readonly text: Sought }
  | { readonly is: 'seen once'; readonly text: Sought }
  | { readonly is: 'not seen now'; readonly text: Sought }
  | { readonly is: 'never seen'; readonly text: Sought }
  | { readonly is: 'nothing seen' };

/** A step with its place in the file and its own words, for reports. */
export interface Step {
  readonly line: number;
  readonly source: string;
  readonly action: Deed | Turn | Check;
}

/** A sentence about one line of a file. */
export interface Remark {
  readonly line: number;
  readonly sentence: string;
}

export type Reading =
  | { readonly is: 'conversation'; readonly steps: readonly Step[]; readonly warnings: readonly Remark[] }
  | { readonly is: 'unreadable'; readonly remarks: readonly Remark[] };
