import type { TurnId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import type { Moment } from '../moment.ts';
import type { Form } from '../wire/cue.ts';
import type { Capability, Speaker } from './capability.ts';

// Every capability has its own intents and facts; only here are they held side by side.
// biome-ignore lint/suspicious/noExplicitAny: the one place where the kinds are forgotten on purpose
export type AnyCapability = Capability<any, any, any, any, any>;

/** All that the house can do, found by name. */
export type House = ReadonlyMap<string, AnyCapability>;

/** Puts capabilities side by side. Two of one name are a bug. */
export function houseOf(capabilities: readonly AnyCapability[]): House {
  const house = new Map(capabilities.map((capability) => [capability.name, capability]));
  if (house.size !== capabilities.length) throw new Error('two capabilities have one name');
  return house;
}

/** What everything inside one turn needs. `form` is what the channel should open at once, if the turn asks by form. `tookCareText`: somebody's life was in the words. */
export interface Turning {
  readonly tx: Tx;
  readonly house: House;
  readonly moment: Moment;
  readonly turn: TurnId;
  readonly speaker: Speaker;
  form: Form | undefined;
  tookCareText?: boolean;
}
