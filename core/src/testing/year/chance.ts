/** Chance that comes out the same for the same seed. */
export interface Chance {
  /** Whether something happens that happens so often (0 to 1). */
  happens(likely: number): boolean;
  /** A whole number from the one to the other, both included. */
  between(least: number, most: number): number;
  pick<One>(from: readonly [One, ...One[]]): One;
  oneOf<One>(from: readonly One[]): One | undefined;
}

/** Mulberry32, by Tommy Ettinger: small, quick, and good enough to make people up. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(draw() * (most - least + 1));
  const oneOf = <One>(from: readonly One[]): One | undefined => from[between(0, from.length - 1)];
  return { happens: (likely) => draw() < likely, between, oneOf, pick: (from) => oneOf(from) ?? from[0] };
}
