const NAMES: readonly (readonly string[])[] = [
  ['monday', 'mon', 'munday', 'moday', 'mondy', 'monady'],
  ['tuesday', 'tues', 'tue', 'tuseday', 'teusday', 'tusday', 'tuesdy', 'tuesady', 'tuday', 'chewsday'],
  [
    'wednesday',
    'weds',
    'wed',
    'wednes',
    'wedn',
    'wedns',
    'wensday',
    'wednsday',
    'wendsday',
    'wedensday',
    'wedesday',
    'wenesday',
    'wednesdy',
    'wednesay',
    'wednessday',
  ],
  ['thursday', 'thurs', 'thur', 'thu', 'thrusday', 'thurday', 'thursdy', 'thursay', 'thirsday', 'thusday', 'thursady'],
  ['friday', 'fri', 'firday', 'fridy', 'friady', 'frday', 'frida'],
  ['saturday', 'sat', 'saterday', 'satuday', 'satruday', 'saturdy', 'saturady', 'satday', 'saturaday'],
  ['sunday', 'sun', 'sundy', 'sunady', 'suday'],
];

const byName = new Map(NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const PLURALS = new Map(
  NAMES.flatMap(([name = '', short = ''], index) => [`${name}s`, short.endsWith('s') ? '' : `${short}s`].map((plural) => [plural, index + 1] as const)),
);
// "weds" is one Wednesday.
PLURALS.delete('weds');
PLURALS.delete('');

/** 1 for Monday. "Tuesday's" is not one: it may mean every Tuesday. */
export const weekdayNamed = (word: string): number | undefined => byName.get(word);
export const weekdaysNamed = (word: string): number | undefined => PLURALS.get(word);

/** Short forms that are words of their own: they sat, the sun, they wed, Mon Street. */
export const DOUBTFUL_WEEKDAYS: ReadonlySet<string> = new Set(['sat', 'sun', 'mon', 'wed', 'suns', 'sats', 'munday', 'mondy']);
