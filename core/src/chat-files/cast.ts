import { createHash } from 'node:crypto';
import { CHANNELS, type Channel } from './channels.ts';

/** Somebody of the world that is played in. `key` is the name that conversation files use. */
interface Player {
  readonly key: string;
  readonly rocketchat?: string;
  readonly whatsapp?: string;
  readonly prefers: Channel | undefined;
}

interface Room {
  readonly key: string;
  readonly room: string;
  readonly members: readonly string[];
}

export interface Cast {
  readonly people: readonly Player[];
  readonly rooms: readonly Room[];
}

/** Who is behind which address, for one file. Strangers get an address when the file first lets them speak. */
export class AddressBook {
  readonly #cast: Cast;
  readonly #names = new Map<string, string>();
  readonly #visitors = new Map<string, Set<string>>();

  constructor(cast: Cast) {
    this.#cast = cast;
    for (const channel of CHANNELS) {
      for (const person of cast.people) {
        const address = person[channel];
        if (address !== undefined) this.#names.set(`${channel} ${address}`, person.key);
      }
    }
  }

  /** The channel a person uses for direct messages. Strangers write on WhatsApp; some people have no chat at all. */
  ownChannelOf(name: string): Channel | undefined {
    const person = this.#cast.people.find(({ key }) => key === name);
    return person ? person.prefers : 'whatsapp';
  }

  /** An address of the demo world or, for who has none on this channel, one made up from the name. */
  addressOf(name: string, channel: Channel): string {
    const known = this.#cast.people.find(({ key }) => key === name)?.[channel];
    if (known !== undefined) return known;
    for (let attempt = 0; ; attempt += 1) {
      const address = madeUpAddress(name, { channel, attempt });
      const owner = this.#names.get(`${channel} ${address}`);
      if (owner !== undefined && owner !== name) continue;
      this.#names.set(`${channel} ${address}`, name);
      return address;
    }
  }

  /** Whose address this is. One that nobody here has stands for itself. */
  nameOf(channel: Channel, address: string): string {
    return this.#names.get(`${channel} ${address}`) ?? address;
  }

  roomIdOf(name: string): string {
    return this.#cast.rooms.find(({ key }) => key === name)?.room ?? name;
  }

  roomNameOf(id: string): string {
    return this.#cast.rooms.find(({ room }) => room === id)?.key ?? id;
  }

  /** Who speaks in a room is in it from then on. */
  enters(name: string, room: string): void {
    const visitors = this.#visitors.get(room) ?? new Set<string>();
    this.#visitors.set(room, visitors.add(name));
  }

  isIn(name: string, room: string): boolean {
    const members = this.#cast.rooms.find(({ key }) => key === room)?.members ?? [];
    return members.includes(name) || this.#visitors.get(room)?.has(name) === true;
  }
}

/** What the chat calls somebody: `tess-a` is Tess there. */
export function nameInTheChat(name: string): string {
  const first = name.split('-')[0] ?? name;
  return first.charAt(0).toUpperCase() + first.slice(1);
}

/** WhatsApp numbers come from the range that Ofcom keeps free for drama, above those of the demo world. */
function madeUpAddress(name: string, { channel, attempt }: { channel: Channel; attempt: number }): string {
  const digest = createHash('sha256').update(`${name} ${attempt}`).digest();
  switch (channel) {
    case 'whatsapp':
      return `447700900${100 + (digest.readUInt32BE(0) % 900)}`;
    case 'rocketchat':
      return `made-up-${digest.toString('hex').slice(0, 17)}`;
  }
}
