import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that change nothing outside themselves: run in one process one file after the other, they load what they share once, which is half of their time. */
const SHARING = ['core/src/{capabilities,channels,chat-files,conversation,http,teams,visits,wire,words}/**/*.test.ts', 'db/test/**/*.test.ts'];

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, '**/.rc-host/**', '**/dist/**'],
    environment: 'node',
    // Tests open databases, fork cores and listen on ports: a process each, and no more of them than a small machine has cores.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    projects: [
      { extends: true, test: { name: 'sharing', include: SHARING, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['**/*.test.ts'], exclude: [...configDefaults.exclude, '**/.rc-host/**', '**/dist/**', ...SHARING] } },
    ],
  },
});
