import type { Passage } from './gate.ts';
import type { Tally } from './tests.ts';

export interface Outcome {
  readonly gates: readonly Passage[];
  readonly tally: Tally;
  readonly hasBrowser: boolean;
  /** In CI nothing may be left out. */
  readonly isCi: boolean;
}

const SHOWN = 20;

/** The last lines of `npm test`, and whether all is well. */
export function summaryOf({ gates, tally, hasBrowser, isCi }: Outcome): { readonly lines: readonly string[]; readonly isWell: boolean } {
  const { passed, failed, skipped } = tally;
  const shut = gates.filter(({ isOpen }) => !isOpen).map(({ name }) => name);
  const isLeftOut = !hasBrowser || skipped.length > 0;
  return {
    isWell: shut.length === 0 && failed === 0 && !(isCi && isLeftOut),
    lines: [
      ...(shut.length > 0 ? [`NOT WELL: ${shut.join(', ')} (see above)`] : []),
      ...(hasBrowser ? [] : ['SKIPPED: the browser tests. There is no Chromium here: install it (Debian: apt-get install chromium), or name one in CHROMIUM.']),
      ...skipped.slice(0, SHOWN).map((name) => `SKIPPED: ${name}`),
      ...(skipped.length > SHOWN ? [`SKIPPED: and ${skipped.length - SHOWN} more`] : []),
      ...(isCi && isLeftOut ? ['NOT WELL: with CI=true nothing may be skipped'] : []),
      `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
    ],
  };
}

/** "ok    types         12.3 s", and everything it said where it is not well. */
export function lineAbout({ name, isOpen, seconds, said }: Passage): string {
  const line = `${isOpen ? 'ok   ' : 'FAILS'} ${name.padEnd(14)}${seconds.toFixed(1).padStart(6)} s`;
  return isOpen ? line : `${line}\n${said.trimEnd()}\n`;
}
