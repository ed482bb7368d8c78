import { rmSync } from 'node:fs';
import { startupSnapshot } from 'node:v8';

/**
 * Runs it now; or, where only a snapshot of the loaded program is being made (`tools/build/start-core.sh`), whenever that is opened. So nothing that differs from
 * one start to the next may be asked for while a module loads: neither the environment, nor the time, nor chance.
 */
export function whenOpened(run: () => void): void {
  if (!startupSnapshot.isBuildingSnapshot()) return run();
  startupSnapshot.setDeserializeMainFunction(() => {
    if (process.env['HATSTAND_SNAPSHOT'] !== 'trial') run();
  });
}

/** Takes away the mark that the start script left while it opened a snapshot, if it opened one. Where the mark stays, the next start does without. */
export function trustSnapshot(): void {
  const mark = process.env['HATSTAND_SNAPSHOT'];
  if (mark) rmSync(mark, { force: true });
}
