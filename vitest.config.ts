import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Tests that need a process of their own: they keep a machine busy with many others, drive a browser, or put other timers in place of Node's. All others
 * change nothing outside themselves: run in one process one file after the other they load what they share once, which was half of their time.
 */
const ALONE = [
  'tools/**/*.test.ts',
  '**/crash.test.ts',
  '**/*.browser.test.ts',
  'core/src/scheduler/*.test.ts',
  'core/src/testing/{converse/conversations*,year/*}.test.ts',
];
/**
 * Tests that wait for others most of the time, as people in a chat do: the adapters', beside a core or a server of their own. Twice as many of them as a
 * small machine has cores still leave it idle now and then.
 */
const WAITING = ['rocketchat-app/**/*.test.ts', 'whatsapp-bridge/**/*.test.ts'];
const NOT_OURS = [...configDefaults.exclude, '**/.rc-host/**', '**/dist/**'];

export default defineConfig({
  test: {
    exclude: NOT_OURS,
    environment: 'node',
    // Tests open databases, fork cores and listen on ports: processes, not threads, and no more of them than a small machine has cores.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      { extends: true, test: { name: 'sharing', include: ['**/*.test.ts'], exclude: [...NOT_OURS, ...ALONE, ...WAITING], isolate: false } },
      {
        extends: true,
        test: { name: 'waiting', include: WAITING, exclude: [...NOT_OURS, ...ALONE], isolate: false, maxWorkers: 4, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
