const NAMES: readonly (readonly string[])[] = [
  ['monday', 'mon'],
  ['tuesday', 'tues', 'tue'],
  ['wednesday', 'weds', 'wed'],
  ['thursday', 'thurs', 'thur', 'thu'],
  ['friday', 'fri'],
  ['saturday', 'sat'],
  ['sunday', 'sun'],
];

const byName = new Map(NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

/** 1 for Monday. "Tuesday's" is not one: it may mean every Tuesday. */
export const weekdayNamed = (word: string): number | undefined => byName.get(word);

/** Short forms that are words of their own: they sat, the sun, they wed, Mon Street. */
export const DOUBTFUL_WEEKDAYS: ReadonlySet<string> = new Set(['sat', 'sun', 'mon', 'wed']);
