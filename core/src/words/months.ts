const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const SLIPS = new Map([
  ['sept', 9],
  ['febuary', 2],
  ['feburary', 2],
  ['febrary', 2],
  ['janurary', 1],
  ['janury', 1],
  ['augst', 8],
  ['setpember', 9],
  ['septmber', 9],
  ['octber', 10],
  ['novemeber', 11],
  ['novmber', 11],
  ['decemeber', 12],
  ['decmber', 12],
  ['desember', 12],
]);

const names = MONTHS.flatMap((name, index) => [name, name.slice(0, 3)].map((spelling) => [spelling, index + 1] as const));
const byName = new Map<string, number>([...names, ...SLIPS]);

/** 1 for January, undefined for any other word. */
export const monthNamed = (word: string): number | undefined => byName.get(word);
export const isMonth = (word: string): boolean => byName.has(word);

/** Months that are also names or ordinary words. */
export const DOUBTFUL_MONTHS: ReadonlySet<string> = new Set(['may', 'march', 'mar', 'jan', 'april', 'june', 'august', 'dec', 'jun', 'jul', 'apr']);
