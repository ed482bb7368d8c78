import { isMember, type Owner, ownersOn } from './cast.ts';
import type { Chat } from './screens.ts';

/** Whose screens are looked at, and which of their chats is open. It lives in the page's address, so going back works. */
export interface View {
  readonly rocketchat: Owner;
  /** undefined is the direct chat with Hattie. */
  readonly room: string | undefined;
  readonly whatsapp: Owner;
}

const FIRST_LEFT = 'sam';
const FIRST_RIGHT = 'jo';
const DIRECT = 'hattie';

/** Reads the page's address. What it does not know is as on the first page. */
export function viewOf(asked: Readonly<Record<string, string | undefined>>): View {
  const rocketchat = pick(ownersOn('rocketchat'), asked['rocketchat'], FIRST_LEFT);
  const whatsapp = pick(ownersOn('whatsapp'), asked['whatsapp'], FIRST_RIGHT);
  const room = asked['in'] ?? firstRoom(rocketchat);
  return { rocketchat, room: room !== undefined && isMember(rocketchat, room) ? room : undefined, whatsapp };
}

/** The address of another view. Another person starts in their direct chat, the most telling one for most. */
export function linkTo({ rocketchat, room, whatsapp }: View, change: { rocketchat?: string; room?: string | undefined; whatsapp?: string }): string {
  const staysHere = change.rocketchat === undefined || change.rocketchat === rocketchat.key;
  const place = 'room' in change ? change.room : staysHere ? room : undefined;
  return `/?${new URLSearchParams({ rocketchat: change.rocketchat ?? rocketchat.key, in: place ?? DIRECT, whatsapp: change.whatsapp ?? whatsapp.key })}`;
}

export const rocketChatOf = (view: View): Chat => ({ channel: 'rocketchat', address: view.rocketchat.address, room: view.room });
export const whatsAppOf = (view: View): Chat => ({ channel: 'whatsapp', address: view.whatsapp.address, room: undefined });

/** Sam is shown where his team talks; who has no place asked for opens with Hattie. */
const firstRoom = (owner: Owner): string | undefined => (owner.key === FIRST_LEFT ? 'rosa' : undefined);

function pick(owners: readonly Owner[], key: string | undefined, first: string): Owner {
  const owner = owners.find((one) => one.key === key) ?? owners.find((one) => one.key === first);
  if (owner === undefined) throw new Error(`${first} is not in the demo world`);
  return owner;
}
