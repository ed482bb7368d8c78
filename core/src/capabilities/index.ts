import type { AnyCapability } from '../conversation/house.ts';
import { availability } from './availability/index.ts';
import { pins } from './pins/index.ts';
import { rota } from './rota/index.ts';

/** Everything people can do in chat; one line a capability. */
export const CAPABILITIES: readonly AnyCapability[] = [rota, availability, pins];
