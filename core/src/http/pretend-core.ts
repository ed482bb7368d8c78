import { randomBytes } from 'node:crypto';
import type { Cue, HeardAnswer } from '../wire/cue.ts';
import type { Receipt } from '../wire/letter.ts';
import type { RoomReport } from '../wire/room.ts';
import { macOf } from '../wire/signature.ts';
import { LARGEST_BODY_BYTES } from './bodies.ts';
import { type Answer, SECURITY_HEADERS } from './call.ts';
import type { ChannelName, Doors, LogLine } from './doors.ts';
import { createServer, NOTHING_HERE, type Server } from './server.ts';

/** For tests: a core that only remembers what it was told. */
export interface PretendCore {
  readonly doors: Doors;
  readonly cues: { readonly channel: ChannelName; readonly cue: Cue }[];
  readonly receipts: { readonly channel: ChannelName; readonly receipt: Receipt }[];
  readonly rooms: { readonly channel: ChannelName; readonly report: RoomReport }[];
  readonly log: LogLine[];
}

export const SECRETS = { rocketchat: 'the rocketchat secret', whatsapp: 'the whatsapp secret' } as const;
export const START = new Date('2026-11-24T09:00:00.500Z');

export function pretendCore(changes: Partial<Doors> = {}): PretendCore {
  const cues: PretendCore['cues'] = [];
  const receipts: PretendCore['receipts'] = [];
  const rooms: PretendCore['rooms'] = [];
  const log: LogLine[] = [];
  const doors: Doors = {
    secretOf: (channel) => SECRETS[channel],
    hear: async (channel, cue): Promise<HeardAnswer> => {
      cues.push({ channel, cue });
      return { outcome: 'done' };
    },
    receive: async (channel, receipt) => {
      receipts.push({ channel, receipt });
    },
    receiveRoom: async (channel, report) => {
      rooms.push({ channel, report });
    },
    calendar: () => undefined,
    ownRecord: () => undefined,
    page: () => undefined,
    poster: async () => undefined,
    isHealthy: () => true,
    realTime: () => START,
    log: (line) => log.push(line),
    ...changes,
  };
  return { doors, cues, receipts, rooms, log };
}

/** Everything about a call that a test may want to get wrong. */
export interface Call {
  readonly path: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly channel: string;
  readonly secret: string;
  readonly time: Date;
  readonly nonce: string;
  /** Replaces or, with undefined, leaves out what would have been sent. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly remoteAddress: string;
}

function rightCall(changes: Partial<Call> = {}): Call {
  return {
    path: '/cues',
    body: JSON.stringify(rightCue()),
    channel: 'whatsapp',
    secret: SECRETS.whatsapp,
    time: START,
    nonce: randomBytes(16).toString('hex'),
    headers: {},
    remoteAddress: '10.0.0.1',
    ...changes,
  };
}

/** A right cue with some words in it. */
export function rightCue(words = 'swap Tue', address = 'sam'): Cue {
  return { id: `cue ${randomBytes(4).toString('hex')}`, from: { address }, place: { kind: 'direct' }, heard: { kind: 'words', words } };
}

/** The doors without a network: what is asked of them, and what they answer, as `fetch` would show it. */
export interface Asked {
  request(path: string, init?: RequestInit, connection?: { readonly incoming: { readonly socket: { readonly remoteAddress: string } } }): Promise<Response>;
}

export const openServer = (...given: Parameters<typeof createServer>): Asked => asking(createServer(...given));

export const asking = (server: Server): Asked => ({
  async request(path, init = {}, connection) {
    const asked = new Request(`http://core${path}`, init);
    const bytes = Buffer.from(await asked.arrayBuffer());
    const answer = await server({
      method: asked.method,
      path,
      headers: Object.fromEntries(asked.headers),
      from: connection?.incoming.socket.remoteAddress ?? 'no socket',
      body: async () => (bytes.length > LARGEST_BODY_BYTES ? 'too large' : bytes),
    });
    return responseOf(answer ?? NOTHING_HERE, asked.method);
  },
});

const responseOf = ({ status, headers, body }: Answer, method: string): Response =>
  new Response(status === 204 || status === 304 || method === 'HEAD' ? null : Uint8Array.from(Buffer.from(body)), {
    status,
    headers: { ...SECURITY_HEADERS, ...headers },
  });

/** Signs the call as the contract says and sends it. */
export async function send(app: Asked, changes: Partial<Call> = {}): Promise<Response> {
  const { path, body, channel, secret, nonce, headers, remoteAddress, ...call } = rightCall(changes);
  const time = String(Math.floor(call.time.getTime() / 1000));
  const all = {
    'content-type': 'application/json',
    'x-hatstand-channel': channel,
    'x-hatstand-time': time,
    'x-hatstand-nonce': nonce,
    'x-hatstand-signature': macOf(secret, { time, nonce }, typeof body === 'string' ? body : new TextDecoder().decode(body)),
    ...headers,
  };
  const present = Object.entries(all).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  return app.request(path, { method: 'POST', headers: present, body }, { incoming: { socket: { remoteAddress } } });
}
