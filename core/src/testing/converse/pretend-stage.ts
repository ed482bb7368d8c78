import { Chats } from './chats.ts';
import { type Answer, type PretendCore, pretendCore } from './pretend-core.ts';
import type { Stage } from './stage.ts';

const CAST = {
  people: [
    { key: 'sam', rocketchat: 'sam', prefers: 'rocketchat' },
    { key: 'rosa', rocketchat: 'rosa', prefers: 'rocketchat' },
    { key: 'jo', whatsapp: '447700900002', prefers: 'whatsapp' },
    { key: 'greta', rocketchat: 'greta', whatsapp: '447700900003', prefers: 'whatsapp' },
    { key: 'arthur', prefers: undefined },
  ],
  rooms: [{ key: 'rosa', room: 'room-of-rosa', members: ['sam', 'rosa', 'greta'] }],
} as const;

export interface PretendStage extends Stage {
  readonly core: PretendCore;
}

/** A stage with a pretend core, for the runner's own tests. */
export async function openPretendStage(
  manners: Pick<Parameters<typeof pretendCore>[0], 'hears' | 'due' | 'signsWith' | 'sendsEachTwice'>,
): Promise<PretendStage> {
  const secrets = { rocketchat: 'secret of rocketchat', whatsapp: 'secret of whatsapp' };
  const chats = new Chats(secrets);
  await chats.listen();
  const core = await pretendCore({
    ...manners,
    secrets,
    urls: { rocketchat: chats.urlOf('rocketchat'), whatsapp: chats.urlOf('whatsapp') },
  });
  return { core, chats, secrets, cast: CAST };
}

let letters = 0;
type Letter = NonNullable<Answer['letters']>[number];

/** A letter to somebody on their own channel: an address of digits is on WhatsApp. */
export function letterTo(address: string, text: string, buttons: readonly string[] = []): Letter {
  return {
    channel: /^\d+$/.test(address) ? 'whatsapp' : 'rocketchat',
    letter: { id: newId(), to: { kind: 'direct', address }, label: 'plan', text, buttons: buttonsOf(buttons) },
  };
}

export function whisperTo(address: string, text: string, buttons: readonly string[] = []): Letter {
  return {
    channel: 'rocketchat',
    letter: { id: newId(), to: { kind: 'whisper', room: 'room-of-rosa', address }, label: 'plan', text, buttons: buttonsOf(buttons) },
  };
}

export function postInRosa(text: string, buttons: readonly string[] = []): Letter {
  return {
    channel: 'rocketchat',
    letter: { id: newId(), to: { kind: 'room', room: 'room-of-rosa' }, label: 'plan', text, buttons: buttonsOf(buttons) },
  };
}

function newId(): string {
  letters += 1;
  return `letter-${letters}`;
}

function buttonsOf(labels: readonly string[]): { choice: string; label: string }[] {
  return labels.map((label) => ({ label, choice: `choice of ${label}` }));
}
