import * as z from 'zod';
import type { Answer, Rest } from './rest.ts';

/** REST writes moments as ISO text, the socket as `{ $date }`. Here they are milliseconds since 1970. */
const moment = z
  .union([z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)), z.object({ $date: z.number() }).transform(({ $date }) => $date), z.number()])
  .pipe(z.number());

/** A message, as far as the account looks at it. `t` says that it is a system message, and which. */
export const message = z.object({
  _id: z.string(),
  rid: z.string(),
  msg: z.string().catch(''),
  ts: moment,
  _updatedAt: moment.optional(),
  u: z.object({ _id: z.string(), username: z.string().optional(), name: z.string().nullish() }),
  t: z.string().optional(),
  tmid: z.string().optional(),
  editedAt: moment.optional(),
  bot: z.unknown().optional(),
  mentions: z.array(z.object({ _id: z.string().optional() })).nullish(),
  reactions: z.record(z.string(), z.object({ usernames: z.array(z.string()) })).optional(),
});
export type Message = z.infer<typeof message>;

/** A room: `p` private, `c` for everybody in the workspace, `d` direct messages, others none of ours. */
export const room = z.object({
  _id: z.string(),
  t: z.string(),
  name: z.string().optional(),
  fname: z.string().optional(),
  uids: z.array(z.string()).optional(),
  usersCount: z.number().optional(),
  archived: z.boolean().optional(),
  encrypted: z.boolean().optional(),
  ts: moment.optional(),
  _updatedAt: moment.optional(),
});
export type Room = z.infer<typeof room>;

export const user = z.object({
  _id: z.string(),
  username: z.string().optional(),
  name: z.string().nullish(),
  active: z.boolean().optional(),
  type: z.string().optional(),
  roles: z.array(z.string()).optional(),
});
export type User = z.infer<typeof user>;

const subscription = z.object({ rid: z.string(), ts: moment.optional(), roles: z.array(z.string()).nullish() });
type Subscription = z.infer<typeof subscription>;

const nothing = z.unknown();
const PAGE = 100;

/** A list from which what cannot be read is left out: one odd message must not hide the others. */
const listOf = <Item>(item: z.ZodType<Item>) =>
  z.array(z.unknown()).transform((all) =>
    all.flatMap((one) => {
      const read = item.safeParse(one);
      return read.success ? [read.data] : [];
    }),
  );

/** The few calls of Rocket.Chat that the account makes, each answer checked. */
export function makeChat({ get, post }: Rest) {
  return {
    me: () => get('me', {}, user),
    /** Everything a workspace lets anybody know of its settings; all at once, because newer versions cannot be asked for one. */
    settings: async (): Promise<ReadonlyMap<string, unknown>> => {
      const answer = await get('settings.public', { count: 0 }, z.object({ settings: listOf(z.object({ _id: z.string(), value: z.unknown() })) }));
      return new Map(answer.ok ? answer.body.settings.map(({ _id, value }) => [_id, value]) : []);
    },
    userById: (userId: string) => one(get('users.info', { userId }, z.object({ user })), ({ user }) => user),
    userByName: (username: string) => one(get('users.info', { username }, z.object({ user })), ({ user }) => user),
    /** The room of direct messages with somebody, made if there is none. */
    direct: (username: string) => one(post('im.create', { username }, z.object({ room: z.object({ _id: z.string() }) })), ({ room }) => room._id),
    /** Undefined: no such message, or not one we can see. */
    messageById: async (msgId: string): Promise<Message | undefined> => {
      const answer = await get('chat.getMessage', { msgId }, z.object({ message }));
      return answer.ok ? answer.body.message : undefined;
    },
    send: (what: { _id: string; rid: string; msg: string; tmid?: string }) => post('chat.sendMessage', { message: what }, nothing),
    update: (roomId: string, msgId: string, text: string) => post('chat.update', { roomId, msgId, text }, nothing),
    react: (messageId: string, emoji: string, shouldReact: boolean) => post('chat.react', { messageId, emoji, shouldReact }, nothing),
    pin: (messageId: string) => post('chat.pinMessage', { messageId }, nothing),
    unpin: (messageId: string) => post('chat.unPinMessage', { messageId }, nothing),
    describe: (roomId: string, what: 'topic' | 'announcement', text: string) =>
      post('rooms.saveRoomSettings', { rid: roomId, [what === 'topic' ? 'roomTopic' : 'roomAnnouncement']: text }, nothing),
    room: (roomId: string) => get('rooms.info', { roomId }, z.object({ room: room.nullish() })),
    /** Every room the account is in. */
    rooms: async (): Promise<Room[]> => {
      const answer = await get('rooms.get', {}, z.object({ update: listOf(room) }));
      return answer.ok ? answer.body.update : [];
    },
    /** Since when, and as what, the account is in each of its rooms. */
    subscriptions: async (): Promise<ReadonlyMap<string, Subscription>> => {
      const answer = await get('subscriptions.get', {}, z.object({ update: listOf(subscription) }));
      return new Map(answer.ok ? answer.body.update.map((one) => [one.rid, one]) : []);
    },
    /** Which roles may do what; empty when we may not know. */
    permissions: async (): Promise<ReadonlyMap<string, readonly string[]>> => {
      const answer = await get('permissions.listAll', {}, z.object({ update: listOf(z.object({ _id: z.string(), roles: z.array(z.string()) })) }));
      return new Map(answer.ok ? answer.body.update.map(({ _id, roles }) => [_id, roles]) : []);
    },
    /** The ids of everybody in a room, over as many pages as it takes; a no when the room cannot be asked. */
    members: async ({ _id, t }: Pick<Room, '_id' | 't'>): Promise<Answer<string[]>> => {
      const found: string[] = [];
      for (;;) {
        const shape = z.object({ members: z.array(z.object({ _id: z.string() })), total: z.number() });
        const answer = await get(t === 'p' ? 'groups.members' : 'channels.members', { roomId: _id, count: PAGE, offset: found.length }, shape);
        if (!answer.ok) return answer;
        found.push(...answer.body.members.map((member) => member._id));
        if (answer.body.members.length === 0 || found.length >= answer.body.total) return { ok: true, body: found };
      }
    },
    /** What was said or changed in a room since then, the oldest first. */
    changesSince: async (roomId: string, since: number): Promise<Message[]> => {
      const shape = z.object({ result: z.object({ updated: listOf(message) }) });
      const answer = await get('chat.syncMessages', { roomId, lastUpdate: new Date(since).toISOString() }, shape);
      return answer.ok ? answer.body.result.updated.sort((one, other) => one.ts - other.ts) : [];
    },
  };
}
export type Chat = ReturnType<typeof makeChat>;

/** What was asked for, or that it is not there. */
async function one<Body, Found>(answer: Promise<Answer<Body>>, pick: (body: Body) => Found): Promise<Found | undefined> {
  const given = await answer;
  return given.ok ? pick(given.body) : undefined;
}
