import * as z from 'zod';
import { type Message, message, type Room, room } from './chat.ts';

/** Rocket.Chat asks for a sign of life about twice a minute; we ask when nothing has come for this long, and give up after as long again. */
const SILENCE_MILLISECONDS = 30_000;
const OPENING_MILLISECONDS = 10_000;

const frame = z.object({
  msg: z.string().optional(),
  id: z.string().optional(),
  error: z.unknown().optional(),
  subs: z.array(z.string()).optional(),
  collection: z.string().optional(),
  fields: z.object({ eventName: z.string(), args: z.array(z.unknown()) }).optional(),
});

interface SocketSettings {
  readonly server: string;
  readonly userId: string;
  readonly token: string;
  readonly onMessage: (message: Message) => void;
  readonly onRoom: (change: 'is' | 'removed', room: Room) => void;
  readonly silenceMilliseconds?: number;
}

/** An open line: it has been signed in and everything is subscribed. */
interface OpenSocket {
  /** Resolves when the line is down, whoever closed it. */
  readonly closed: Promise<void>;
  close(): void;
}

type Opened = { readonly is: 'open'; readonly socket: OpenSocket } | { readonly is: 'signed out' } | { readonly is: 'no' };

/**
 * The realtime line, for listening only: every call goes over REST, except signing in with the token, which there is no other way to do. What came while it
 * was down is not told again here.
 */
export function openSocket(settings: SocketSettings): Promise<Opened> {
  const { server, userId, token, silenceMilliseconds = SILENCE_MILLISECONDS } = settings;
  const address = new URL('/websocket', server);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const line = new WebSocket(address);
  const subscriptions = new Map([
    ['messages', ['stream-room-messages', '__my_messages__']],
    ['rooms', ['stream-notify-user', `${userId}/rooms-changed`]],
    ['subscriptions', ['stream-notify-user', `${userId}/subscriptions-changed`]],
  ] as const);
  const notReady = new Set<string>(subscriptions.keys());
  const { promise: closed, resolve: noteClosed } = Promise.withResolvers<void>();
  const send = (what: object): void => {
    if (line.readyState === WebSocket.OPEN) line.send(JSON.stringify(what));
  };
  const close = (): void => {
    clearTimeout(silence);
    line.close();
    // A line that is dead does not say so when it is closed.
    noteClosed();
  };
  let silence: NodeJS.Timeout;
  const expectSigns = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      send({ msg: 'ping' });
      silence = setTimeout(close, silenceMilliseconds);
    }, silenceMilliseconds);
  };

  return new Promise((resolve) => {
    const opening = setTimeout(() => no(), OPENING_MILLISECONDS);
    const settle = (opened: Opened): void => {
      clearTimeout(opening);
      resolve(opened);
      if (opened.is !== 'open') close();
    };
    const no = (): void => settle({ is: 'no' });

    line.addEventListener('open', () => send({ msg: 'connect', version: '1', support: ['1'] }));
    line.addEventListener('error', no);
    line.addEventListener('close', () => {
      no();
      close();
    });
    line.addEventListener('message', ({ data }) => {
      expectSigns();
      const heard = frame.safeParse(parsed(data));
      if (!heard.success) return;
      const { msg, id, error, subs, collection, fields } = heard.data;
      switch (msg) {
        case 'ping':
          return send({ msg: 'pong', ...(id ? { id } : {}) });
        case 'connected':
          return send({ msg: 'method', method: 'login', id: 'login', params: [{ resume: token }] });
        case 'result':
          if (error) return settle(isForbidden(error) ? { is: 'signed out' } : { is: 'no' });
          for (const [name, [stream, event]] of subscriptions) send({ msg: 'sub', id: name, name: stream, params: [event, false] });
          return;
        case 'ready':
          for (const name of subs ?? []) notReady.delete(name);
          if (notReady.size === 0) settle({ is: 'open', socket: { closed, close } });
          return;
        case 'nosub':
        case 'failed':
          return no();
        case 'changed':
          if (fields && collection === 'stream-room-messages') takeMessage(fields.args[0]);
          if (fields && collection === 'stream-notify-user') takeRoom(fields.eventName, fields.args);
      }
    });
  });

  function takeMessage(given: unknown): void {
    const read = message.safeParse(given);
    if (read.success) settings.onMessage(read.data);
  }

  function takeRoom(event: string, [change, given]: readonly unknown[]): void {
    const isSubscription = event.endsWith('/subscriptions-changed');
    const read = isSubscription ? subscription.safeParse(given) : room.safeParse(given);
    if (read.success) settings.onRoom(change === 'removed' ? 'removed' : 'is', read.data);
  }
}

/** A subscription is the account's own place in a room. */
const subscription = z.object({ rid: z.string(), t: z.string().default('') }).transform(({ rid, t }) => ({ _id: rid, t }));

/** 403 says that the token is not good; other errors come from a server that is just starting, say. */
const isForbidden = (error: unknown): boolean => z.object({ error: z.literal(403) }).safeParse(error).success;

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
