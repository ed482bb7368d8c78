import type { AnyCapability } from '../conversation/house.ts';
import { pins } from './pins/index.ts';
import { reminders } from './reminders/index.ts';
import { rota } from './rota/index.ts';

/** Everything people can do in chat; one line a capability. */
export const CAPABILITIES: readonly AnyCapability[] = [rota, reminders, pins];
