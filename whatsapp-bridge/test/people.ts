import type { Person } from '../test-server/people.ts';

export const HATTIE: Person = { number: '447700900001', lid: '900000000000001', name: 'Hattie' };
export const JO: Person = { number: '447700900002', lid: '900000000000002', name: 'Jo Lin' };
export const TESS: Person = { number: '447700900003', lid: '900000000000003', name: 'Tess Marlow' };
