import { CHANNELS, type ChannelName } from '@hatstand/db/schema/people';
import type { Cue, HeardAnswer } from '../wire/cue.ts';
import type { Receipt } from '../wire/letter.ts';
import type { RoomReport } from '../wire/room.ts';

export type { ChannelName };
export { CHANNELS as CHANNEL_NAMES };

/** One line for the log: what happened, with ids, counts and kinds. Never words, numbers or names of people. */
export interface LogLine {
  readonly event: string;
  readonly [idOrKind: string]: string | number;
}

/** What the server needs from the rest of the core. No rules live here. */
export interface Doors {
  /** Undefined means this channel is not set up, and its calls are refused. */
  readonly secretOf: (channel: ChannelName) => string | undefined;
  /** Resolves when the turn is durable. An error named `TryAgain` (disk full, database busy) is answered with 503. */
  readonly hear: (channel: ChannelName, cue: Cue) => Promise<HeardAnswer>;
  readonly receive: (channel: ChannelName, receipt: Receipt) => Promise<void>;
  /** A channel says how a room is now. */
  readonly receiveRoom: (channel: ChannelName, report: RoomReport) => Promise<void>;
  /** What a private calendar address shows, by its secret; undefined when there is none. */
  readonly calendar: (secret: string) => string | undefined;
  /** Everything held about somebody as JSON, by the secret of their private address; undefined when there is none. */
  readonly ownRecord: (secret: string) => string | undefined;
  /** A page to print, by its secret; undefined when there is none, or its day is over. */
  readonly page: (secret: string) => string | undefined;
  /** A poster as a PDF, by its secret; undefined when there is none, or it was stopped. */
  readonly poster: (secret: string) => Promise<Uint8Array | undefined>;
  readonly isHealthy: () => boolean;
  /** Real time, for signatures and limits; never the demo's clock. */
  readonly realTime: () => Date;
  readonly log: (line: LogLine) => void;
}
