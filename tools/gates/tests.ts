import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from './gate.ts';

/** How the tests went, counted. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Names of tests that were left out, for whatever reason. */
  readonly skipped: readonly string[];
}

/** What is read of vitest's JSON report. */
export interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Runs the tests and lets them speak for themselves; `words` go to vitest as they are. */
export async function runTests(root: string, words: readonly string[], chromium: string | undefined): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'hatstand-report-'));
  const file = join(folder, 'report.json');
  const plainUnlessSeen = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  try {
    const vitest = spawn(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...words],
      { cwd: root, env: { ...plainUnlessSeen, ...environment(root), ...(chromium ? { CHROMIUM: chromium } : {}) }, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    const [code]: unknown[] = await once(vitest, 'close');
    return tallyOf(readReport(file), code === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { testResults: [] }; // vitest ended before it could write one
  }
}

/** A file that breaks outside its tests counts as one that failed, and so does a run that ends badly with nothing to show for it. */
export function tallyOf({ testResults }: Report, endedWell: boolean): Tally {
  const tests = testResults.flatMap((file) => file.assertionResults);
  const isFailed = ({ status }: { readonly status: string }): boolean => status === 'failed';
  const brokenFiles = testResults.filter((file) => isFailed(file) && !file.assertionResults.some(isFailed));
  const failed = tests.filter(isFailed).length + brokenFiles.length;
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failed === 0 && !endedWell ? 1 : failed,
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  };
}
