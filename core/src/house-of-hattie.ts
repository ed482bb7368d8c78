import { CAPABILITIES } from './capabilities/index.ts';
import { everyday } from './conversation/everyday/index.ts';
import { type House, houseOf } from './conversation/house.ts';

/** Everything Hattie understands: what works everywhere first, then each capability. */
export const hattie = (): House => houseOf([...everyday(CAPABILITIES), ...CAPABILITIES]);
