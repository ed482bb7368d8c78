import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { copyInto, fell, newTree, plant } from '../testing/tree.ts';
import { chromiumHere } from './chromium.ts';
import { type Passage, tryGates } from './gate.ts';
import { lineAbout, summaryOf } from './summary.ts';
import { tallyOf } from './tests.ts';

const open: Passage = { name: 'types', isOpen: true, seconds: 12.34, said: 'Found 0 problems.' };
const shut: Passage = { name: 'lint', isOpen: false, seconds: 1, said: 'rota.ts:3 is untidy\n' };
const well = { gates: [open], tally: { passed: 3, failed: 0, skipped: [] }, hasBrowser: true, isCi: false };

describe('the last lines', () => {
  it('all is well', () => {
    expect(summaryOf(well)).toEqual({ isWell: true, lines: ['3 passed, 0 failed'] });
  });

  it('a gate that is shut fails the run, though every test passed', () => {
    expect(summaryOf({ ...well, gates: [open, shut] })).toEqual({ isWell: false, lines: ['NOT WELL: lint (see above)', '3 passed, 0 failed'] });
  });

  it('a test that failed fails the run', () => {
    expect(summaryOf({ ...well, tally: { passed: 2, failed: 1, skipped: [] } })).toEqual({ isWell: false, lines: ['2 passed, 1 failed'] });
  });

  it('what was skipped is said loudly, and is well enough at home', () => {
    const { isWell, lines } = summaryOf({ ...well, hasBrowser: false, tally: { passed: 2, failed: 0, skipped: ['the playground opens'] } });
    expect(isWell).toBe(true);
    expect(lines).toEqual([expect.stringMatching(/^SKIPPED: the browser tests/), 'SKIPPED: the playground opens', '2 passed, 0 failed, 1 skipped']);
  });

  it.each([
    ['a skipped test', { tally: { passed: 2, failed: 0, skipped: ['later'] } }],
    ['a missing browser', { hasBrowser: false }],
  ])('in CI %s is a failure', (_what, left) => {
    const { isWell, lines } = summaryOf({ ...well, ...left, isCi: true });
    expect(isWell).toBe(false);
    expect(lines).toContain('NOT WELL: with CI=true nothing may be skipped');
  });

  it('a long list of skipped tests is cut short', () => {
    const skipped = Array.from({ length: 25 }, (_, index) => `test ${index}`);
    const { lines } = summaryOf({ ...well, tally: { passed: 0, failed: 0, skipped } });
    expect(lines.at(-2)).toBe('SKIPPED: and 5 more');
    expect(lines.at(-1)).toBe('0 passed, 0 failed, 25 skipped');
  });

  it('a gate has one line, and its words only when it is shut', () => {
    expect(lineAbout(open)).toBe('ok    types           12.3 s');
    expect(lineAbout(shut)).toBe('FAILS lint             1.0 s\nrota.ts:3 is untidy\n');
  });
});

describe('counting', () => {
  const test = (status: string) => ({ status, fullName: `a ${status} test` });
  const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map(test) });

  it('counts tests, and names those left out', () => {
    expect(tallyOf({ testResults: [file('passed', 'passed', 'skipped'), file('failed', 'failed', 'todo', 'passed')] }, false)).toEqual({
      passed: 2,
      failed: 1,
      skipped: ['a skipped test', 'a todo test'],
    });
  });

  it('a file that cannot be loaded has failed', () => {
    expect(tallyOf({ testResults: [file('failed'), file('passed', 'passed')] }, false)).toEqual({ passed: 1, failed: 1, skipped: [] });
  });

  it('a run that ended badly with nothing to show has failed', () => {
    expect(tallyOf({ testResults: [] }, false)).toEqual({ passed: 0, failed: 1, skipped: [] });
  });
});

it('gates are told in their order, however long each takes', async () => {
  const told: string[] = [];
  const slow = { name: 'slow', command: 'sleep 0.3; echo slow; exit 1' };
  const passages = await tryGates([slow, { name: 'quick', command: 'echo quick' }, { name: 'last', command: 'true' }], '/', ({ name }) => told.push(name));
  expect(told).toEqual(['slow', 'quick', 'last']);
  expect(passages.map(({ isOpen, said }) => [isOpen, said.trim()])).toEqual([
    [false, 'slow'],
    [true, 'quick'],
    [true, ''],
  ]);
});

it('the browser is the one named, or none that is not there', () => {
  expect(chromiumHere(process.execPath)).toBe(process.execPath);
  expect(chromiumHere('/no/such/browser')).not.toBe('/no/such/browser');
});

describe('npm test as a whole', { timeout: 60_000 }, () => {
  let tree: string;
  afterEach(() => fell(tree));

  const testIn = (scripts: Record<string, string>, test: string, env: Record<string, string> = {}, ...words: string[]) => {
    tree = newTree();
    copyInto(tree, ['tools/test.ts', 'tools/gates']);
    plant(tree, { 'package.json': JSON.stringify({ type: 'module', scripts }), 'db/one.test.ts': test });
    plant(tree, { 'vitest.config.ts': readFileSync(join(tree, 'vitest.config.ts'), 'utf8').replace("'**/dist/**'", "'**/dist/**', 'tools/**'") });
    const { status, stdout } = spawnSync(process.execPath, ['tools/test.ts', ...words], {
      cwd: tree,
      encoding: 'utf8',
      env: { ...process.env, CI: '', CHROMIUM: process.execPath, ...env },
    });
    return { status, lines: stdout.trimEnd().split('\n') };
  };
  const PASSING = { types: 'true', lint: 'true', imports: 'true', 'source-rules': 'true', 'dead-code': 'true' };
  const ONE_TEST = "import { it } from 'vitest';\nit('is so', () => {});\n";

  it('passes when everything does', () => {
    const { status, lines } = testIn(PASSING, ONE_TEST);
    expect({ status, last: lines.at(-1) }).toEqual({ status: 0, last: '1 passed, 0 failed' });
    expect(lines.filter((line) => line.startsWith('ok ')).map((line) => line.split(/\s+/)[1])).toEqual(Object.keys(PASSING));
  });

  it('goes on after a gate that is shut, shows what it said, and fails', () => {
    const { status, lines } = testIn({ ...PASSING, types: 'echo rota.ts does not compile; false' }, ONE_TEST);
    expect({ status, last: lines.at(-1) }).toEqual({ status: 1, last: '1 passed, 0 failed' });
    expect(lines).toContain('rota.ts does not compile');
    expect(lines.filter((line) => line.startsWith('ok '))).toHaveLength(4);
  });

  it('in CI a skipped test fails it', () => {
    const skipping = `${ONE_TEST}it.skip('is not so', () => {});\n`;
    const { status, lines } = testIn(PASSING, skipping, { CI: 'true' });
    expect({ status, last: lines.at(-1) }).toEqual({ status: 1, last: '1 passed, 0 failed, 1 skipped' });
  });

  it('hands its words on to vitest', () => {
    const { status, lines } = testIn(PASSING, ONE_TEST, {}, 'db/no-such-file');
    expect({ status, last: lines.at(-1) }).toEqual({ status: 1, last: '0 passed, 1 failed' });
  });
});
