import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import type { Happened, MessageRow, Workspace } from './workspace.ts';

const frame = z.object({
  msg: z.string(),
  id: z.string().optional(),
  method: z.string().optional(),
  name: z.string().optional(),
  params: z.array(z.unknown()).optional(),
  version: z.string().optional(),
});
const login = z.tuple([z.object({ resume: z.string() })]);

/** Moments as the realtime line writes them. */
const inEjson = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, part) => (typeof part === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(part) ? { $date: Date.parse(part) } : part));

/** The realtime line: signing in with a token, three subscriptions, signs of life. Everything else is refused as the real server refuses it. */
export function openRealtime(server: Server, workspace: Workspace, isRefusing: () => boolean) {
  const lines = new WebSocketServer({ noServer: true });
  const open = new Set<WebSocket>();
  let logins = 0;

  server.on('upgrade', (request, socket, head) => {
    if (isRefusing() || request.url !== '/websocket') return void socket.destroy();
    lines.handleUpgrade(request, socket, head, (line) => serve(line));
  });

  function serve(line: WebSocket): void {
    open.add(line);
    let userId: string | undefined;
    const events = new Set<string>();
    const send = (what: object): void => line.send(JSON.stringify(what));
    const changed = (collection: string, eventName: string, args: readonly unknown[]): void =>
      send({ msg: 'changed', collection, id: 'id', fields: { eventName, args: inEjson(args) } });

    const listener = (happened: Happened): void => {
      if (!userId) return;
      if (happened.is === 'message' && happened.readers.includes(userId) && events.has('__my_messages__')) tellMessage(happened.message);
      if (happened.is === 'room' && happened.readers.includes(userId) && events.has(`${userId}/rooms-changed`)) {
        const { members, moderators: _, ...room } = happened.room;
        changed('stream-notify-user', `${userId}/rooms-changed`, [
          'updated',
          { ...room, usersCount: members.size, ...(room.t === 'd' ? { uids: [...members.keys()] } : {}) },
        ]);
      }
      if (happened.is === 'subscription' && happened.of === userId && events.has(`${userId}/subscriptions-changed`))
        changed('stream-notify-user', `${userId}/subscriptions-changed`, [happened.change, { rid: happened.room._id, t: happened.room.t }]);
    };
    const tellMessage = (message: MessageRow): void => {
      const room = workspace.rooms.get(message.rid);
      changed('stream-room-messages', '__my_messages__', [message, { roomParticipant: true, roomType: room?.t, roomName: room?.name }]);
    };
    workspace.listeners.add(listener);
    line.on('close', () => {
      open.delete(line);
      workspace.listeners.delete(listener);
    });

    line.on('message', (data) => {
      const heard = frame.parse(JSON.parse(String(data)));
      switch (heard.msg) {
        case 'connect':
          return heard.version === '1' ? send({ msg: 'connected', session: 'session' }) : send({ msg: 'failed', version: '1' });
        case 'ping':
          return send({ msg: 'pong' });
        case 'pong':
          return;
        case 'method': {
          if (heard.method !== 'login') return send({ msg: 'result', id: heard.id, error: { error: 404, reason: `Method '${heard.method}' not found` } });
          const given = login.safeParse(heard.params);
          const found = given.success ? workspace.tokens.get(given.data[0].resume) : undefined;
          if (!found) return send({ msg: 'result', id: heard.id, error: { error: 403, reason: "You've been logged out by the server. Please log in again." } });
          userId = found;
          logins += 1;
          return send({ msg: 'result', id: heard.id, result: { id: found } });
        }
        case 'sub': {
          const event = String(heard.params?.[0]);
          const isAllowed =
            userId !== undefined &&
            ((heard.name === 'stream-room-messages' && event === '__my_messages__') ||
              (heard.name === 'stream-notify-user' && [`${userId}/rooms-changed`, `${userId}/subscriptions-changed`].includes(event)));
          if (!isAllowed) return send({ msg: 'nosub', id: heard.id, error: { error: 'not-allowed' } });
          events.add(event);
          return send({ msg: 'ready', subs: [heard.id] });
        }
        default:
          send({ msg: 'error', reason: 'Bad request' });
      }
    });
  }

  return {
    logins: () => logins,
    isConnected: () => open.size > 0,
    /** Every line is cut, as when the network goes away for a moment. */
    drop: () => open.forEach((line) => line.terminate()),
    /** Nothing comes over the lines any more, and nobody says so: a dead connection. */
    ping: () => open.forEach((line) => line.send(JSON.stringify({ msg: 'ping' }))),
  };
}
