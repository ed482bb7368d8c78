/**
 * The rows in the order of these texts. For lists of a few rows that are read in every turn: with an `order by` SQLite plans a statement anew each time it is
 * run with other values, which takes three times as long as reading the rows (docs/performance.md).
 */
export function sortedBy<Row>(rows: readonly Row[], ...keys: readonly ((row: Row) => string)[]): Row[] {
  return [...rows].sort((one, other) => {
    for (const key of keys) {
      const [first, second] = [key(one), key(other)];
      if (first !== second) return first < second ? -1 : 1;
    }
    return 0;
  });
}
