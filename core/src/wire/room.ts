import * as z from 'zod';

const handle = z.string().min(1).max(200);
/** Milliseconds since 1970, by the clock of whoever reports. */
const at = z.int().nonnegative().max(8_640_000_000_000_000);

/**
 * What a channel reports of a room that Hattie is or was in: how it is now, whole; or that it is gone (deleted, or Hattie was removed). `at` orders the
 * reports of one room: an older one that comes late changes nothing. Members are everybody who can read along, without Hattie herself.
 */
export const roomReport = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('is'),
    room: handle,
    at,
    name: z.string().min(1).max(200),
    openTo: z.enum(['members', 'everyone']),
    members: z.array(handle).max(2_000),
  }),
  z.strictObject({ kind: z.literal('gone'), room: handle, at }),
]);
export type RoomReport = z.infer<typeof roomReport>;
