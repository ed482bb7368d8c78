import { randomUUID } from 'node:crypto';
import { DEMO_PEOPLE, DEMO_ROOMS } from '../../demo/people.ts';
import { Chats } from './chats.ts';
import { forkedCore } from './forked-core.ts';
import type { Stage } from './stage.ts';

/** A stage with a real core process and the people of the demo world. */
export async function openDemoStage(): Promise<Stage> {
  const secrets = { rocketchat: randomUUID(), whatsapp: randomUUID() };
  const chats = new Chats(secrets);
  await chats.listen();
  const urls = { rocketchat: chats.urlOf('rocketchat'), whatsapp: chats.urlOf('whatsapp') };
  const core = await forkedCore({ urls, secrets });
  return { core, chats, secrets, cast: { people: DEMO_PEOPLE, rooms: DEMO_ROOMS } };
}
