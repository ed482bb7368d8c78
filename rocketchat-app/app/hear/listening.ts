import type { Cue } from '@hatstand/core/wire/cue';
import type { ILogger, IPersistence } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import type { Chat } from '../chat.ts';

/** What the app needs while it hears something. The log is for administrators: it never holds what people said. */
export interface Listening extends Chat {
  readonly persistence: IPersistence;
  readonly log: Pick<ILogger, 'warn'>;
}

/** Who said it, where they can be told something, and what lets the app open a form in front of them. */
export interface Saying {
  readonly person: IUser;
  readonly room: IRoom | undefined;
  readonly triggerId: string | undefined;
  /** Typed as a command: then Rocket.Chat has its words in the app's logs. */
  readonly isCommand?: boolean;
}

/** What is kept while the core is away: words and presses. Forms stay open in front of the person instead. */
export type KeepableCue = Cue & { readonly heard: Extract<Cue['heard'], { kind: 'words' | 'press' }> };
