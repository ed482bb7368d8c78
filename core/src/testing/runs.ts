/** How often a property is tried: a short run in `npm test`, the long one with HATSTAND_LONG=1 (`npm run test:long`). */
export const runs = (short: number, long: number): number => (process.env['HATSTAND_LONG'] ? long : short);
