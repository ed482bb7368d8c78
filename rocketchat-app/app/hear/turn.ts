import type { Cue } from '@hatstand/core/wire/cue';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import type { Chat } from '../chat.ts';
import { tellCore } from '../core-client.ts';
import { CORE_IS_AWAY } from '../messages.ts';
import { openForm } from '../speak/form.ts';
import { whisper } from '../speak/whisper.ts';

/** Where a turn was started, and what lets the app open a form for it. */
interface Turn {
  readonly person: IUser;
  readonly room: IRoom | undefined;
  readonly triggerId: string | undefined;
}

/** Tells the core, and opens the form it asks for. Without a trigger (a plain message) Rocket.Chat can open none. */
export async function hear(chat: Chat, cue: Cue, { person, triggerId }: Omit<Turn, 'room'>): Promise<'heard' | 'away'> {
  const answer = await tellCore(chat, cue);
  if (answer === 'away') return 'away';
  if (answer.form && triggerId) await openForm(chat, answer.form, { place: cue.place, person, triggerId });
  return 'heard';
}

/** As `hear`, and tells the person, and only them, when the core is away. */
export async function hearOrApologise(chat: Chat, cue: Cue, turn: Turn): Promise<void> {
  if ((await hear(chat, cue, turn)) === 'away' && turn.room) {
    await whisper(chat, { person: turn.person, room: turn.room, text: CORE_IS_AWAY });
  }
}
