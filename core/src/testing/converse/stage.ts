import type { Cast } from '../../chat-files/cast.ts';
import type { Secrets } from '../../chat-files/channels.ts';
import type { Line } from './adapter-calls.ts';
import type { Chats } from './chats.ts';
import type { Core } from './core.ts';

/** Where conversations are played, one after another: a core, both chats, and the people of the world. */
export interface Stage {
  readonly core: Core;
  readonly chats: Chats;
  readonly cast: Cast;
  readonly secrets: Secrets;
}

/** How to reach the core at this moment; a restart may have moved it. */
export function lineTo({ core, secrets }: Stage): Line {
  return { port: core.port(), secrets };
}

export async function closeStage({ core, chats }: Stage): Promise<void> {
  await core.stop();
  await chats.close();
}
