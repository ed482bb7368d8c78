const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

const names = MONTHS.flatMap((name, index) => [name, name.slice(0, 3)].map((spelling) => [spelling, index + 1] as const));
const byName = new Map<string, number>([...names, ['sept', 9]]);

/** 1 for January, undefined for any other word. */
export const monthNamed = (word: string): number | undefined => byName.get(word);
export const isMonth = (word: string): boolean => byName.has(word);

/** Months that are also names or ordinary words. */
export const DOUBTFUL_MONTHS: ReadonlySet<string> = new Set(['may', 'march', 'mar', 'jan', 'april', 'june', 'august']);
