import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const bench = (...words: readonly string[]) => run(process.execPath, ['--no-warnings', join(import.meta.dirname, 'bench.ts'), ...words]);

test('every bench runs and prints its figures, one name and one number a line', { timeout: 60_000 }, async () => {
  // `start` builds and starts a bundle: tools/build/build.test.ts does that.
  const { stdout } = await bench('hearing', 'door', 'commands', 'visits', 'turns', '--short');
  const lines = stdout.trimEnd().split('\n');
  for (const line of lines) expect(line).toMatch(/^[a-z0-9-]+ \d+(\.\d+)?$/);
  const names = lines.map((line) => line.split(' ')[0]);
  expect(names).toEqual(
    expect.arrayContaining([
      'ratio-to-chrono-alone',
      'door-ratio-to-echo',
      'durable-1-ratio',
      'durable-16-ratio',
      'durable-16-p99-ratio',
      'whole-turn-64-ratio',
      'week-ratio-large-to-small',
      'overlap-ratio-large-to-small',
      'page-ratio-to-bare-commit',
      'rota-ratio-to-bare-commit',
      'swap-ratio-to-bare-commit',
    ]),
  );
});

test('a name that no bench has is said to be unknown', async () => {
  await expect(bench('hearsay')).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/no bench called hearsay.*hearing, door/) });
});
