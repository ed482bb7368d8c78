import type { IMessage, IRoom, IUser } from '@rocket.chat/core-typings';
import type * as z from 'zod';
import type { message, room, user } from '../src/chat.ts';

/** As JSON carries it: moments are text, and what is undefined is not there. */
type Sent<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Item)[]
    ? Sent<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: Sent<Value[Key]> }
      : Value;
/** Of what Rocket.Chat sends, the fields that we read. */
type Read<Whole, Shape> = { [Key in keyof Whole & keyof Shape]: Sent<Whole[Key]> };

/** Compiles only while every message, room and account as Rocket.Chat types them is one that we can read. */
export const readable = {
  message: (given: Read<IMessage, z.input<typeof message>>): z.input<typeof message> => given,
  room: (given: Read<IRoom, z.input<typeof room>>): z.input<typeof room> => given,
  user: (given: Read<IUser, z.input<typeof user>>): z.input<typeof user> => given,
};
