import type { LetterId } from '@hatstand/db/ids';
import type { Labelled, WayOut } from '@hatstand/db/labels';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { WireLetter } from '../wire/letter.ts';

/** A choice as it is shown: its token, its words, and whether it may be answered with a number where there are no buttons. */
export interface ShownChoice {
  readonly token: string;
  readonly label: Labelled<'open' | 'plan'>;
  readonly numbered: boolean;
  /** It answers nothing: it leads on to something else that could be said. */
  readonly leadsOn?: boolean;
}

/** A letter taken from the outbox, not yet in any channel's own form. */
export interface OutgoingLetter {
  readonly id: LetterId;
  readonly to: WireLetter['to'];
  readonly way: WayOut;
  readonly text: Labelled;
  readonly choices: readonly ShownChoice[];
  /** The letter whose message gets this text below its words, and these choices instead of its own. */
  readonly amends?: LetterId;
}

/**
 * What became of a letter: the chat has it; or this person or room can never be reached; or nothing was shown, because the room is not as the core
 * believed: it has been told how it is, and what may be said is to be asked again. Anything else is thrown as an Outage.
 */
export type Carried = 'handed over' | 'never' | 'room has changed';

/** The way to a chat. `canAmend`: whether the chat has said, of a letter it has, that it can change it later; without it no letter can be changed. */
export interface Carry {
  (letter: WireLetter): Promise<Carried>;
  readonly canAmend?: (letter: WireLetter) => boolean;
}

/**
 * The chat or the way to it does not work just now. The courier tries again later. `nothingShown`: for certain; otherwise the letter may have been shown,
 * and only the answer was lost. `askAgainInSeconds`: it works, others are before this one.
 */
export class Outage extends Error {
  readonly nothingShown: boolean;
  readonly askAgainInSeconds: number | undefined;
  constructor(
    message: string,
    {
      cause,
      nothingShown = false,
      askAgainInSeconds,
    }: { readonly cause?: unknown; readonly nothingShown?: boolean; readonly askAgainInSeconds?: number | undefined } = {},
  ) {
    super(message, { cause });
    this.nothingShown = nothingShown;
    this.askAgainInSeconds = askAgainInSeconds;
  }
}

/** Text above the ceiling of the way it was to go. It never leaves; somebody must look at the code. */
export class AboveCeiling extends Error {}

/** What the core needs of a chat: its name, how a letter looks there, and a way to hand it over. */
export interface Channel {
  readonly name: ChannelName;
  render(letter: OutgoingLetter): WireLetter;
  readonly carry: Carry;
}
