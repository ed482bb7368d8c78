/** Where in the tree a rule holds, told by paths from the root with forward slashes. */
export type Places = readonly RegExp[];

export const isIn = (places: Places, path: string): boolean => places.some((place) => place.test(path));

/** Tests, and what only tests use. */
export const TESTS: Places = [/\.(test|contract|types)\.ts$/, /(^|\/)(test|test-host|test-server|stand-in|testing)\//];

const CAPABILITY = 'core/src/capabilities/[^/]+';

/** Rule 6 of ARCHITECTURE, section 3: who may take words out of their label. */
export const MAY_REVEAL: Places = [
  ...TESTS,
  /^db\/src\//,
  /^core\/src\/(conversation|channels|delivery|words)\//,
  new RegExp(`^${CAPABILITY}/(grammar|records)\\.ts$`),
  /^core\/src\/demo\/world\.ts$/,
  // The playground's page shows days and times in the same words as Hattie.
  /^core\/src\/demo\/playground\/clock-words\.ts$/,
];

/** Labels are given at birth: column, formatter in words/, or grammar. */
export const MAY_LABEL: Places = [...TESTS, /^bench\//, /^db\/src\//, /^core\/src\/(words|demo)\//, new RegExp(`^${CAPABILITY}/(grammar|dialog)\\.ts$`)];

/** Here time and chance come in; everywhere else they are handed over as a moment. */
export const MAY_ASK_THE_MACHINE: Places = [...TESTS, /^core\/src\/moment\.ts$/, /^(?!db\/|core\/src\/)/];
