/** One line of output: a name that says what was measured and in what unit, and the value. */
export type Figure = readonly [name: string, value: number];

/** The middle one: a machine that does other things in between makes single measurements wrong in either direction. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new Error('nothing was measured');
  return (lower + upper) / 2;
}

/** The value that this share of all values lies at or below: 0.99 for the slowest but one in a hundred. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

/** Our own value and the reference's, measured one right after the other. */
export interface Pair {
  readonly ours: number;
  readonly reference: number;
}

/** The middle of the ratios of single rounds: what slows the machine down slows both sides of a round. */
export const ratioOf = (pairs: readonly Pair[]): number => median(pairs.map(({ ours, reference }) => ours / reference));

/** Several rounds of one and the other, taking turns at who is first. */
export async function takeTurns<Measured>(
  rounds: number,
  ours: () => Promise<Measured> | Measured,
  reference: () => Promise<Measured> | Measured,
): Promise<{ ours: Measured; reference: Measured }[]> {
  const pairs: { ours: Measured; reference: Measured }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await reference();
      pairs.push({ reference: first, ours: await ours() });
    } else {
      const first = await ours();
      pairs.push({ ours: first, reference: await reference() });
    }
  }
  return pairs;
}
