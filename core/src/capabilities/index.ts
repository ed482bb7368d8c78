import type { AnyCapability } from '../conversation/house.ts';
import { cover } from './cover/index.ts';
import { pins } from './pins/index.ts';
import { planning } from './planning/index.ts';
import { rota } from './rota/index.ts';

/** Everything people can do in chat; one line a capability. */
export const CAPABILITIES: readonly AnyCapability[] = [rota, cover, planning, pins];
