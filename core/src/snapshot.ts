import { rmSync } from 'node:fs';
import { startupSnapshot } from 'node:v8';

/**
 * Runs it now; or, where only a snapshot of the loaded program is being made (`tools/build/start-core.sh`), whenever that is opened. So nothing that differs from
 * one start to the next may be asked for while a module loads: neither the environment, nor the time, nor chance.
 */
export function whenOpened(run: () => void): void {
  if (startupSnapshot.isBuildingSnapshot()) startupSnapshot.setDeserializeMainFunction(run);
  else run();
}

/** Takes away what the start script left beside the snapshot that it opened, if it opened one: now it serves, and can be opened again. */
export function trustSnapshot(mark: string | undefined): void {
  if (mark) rmSync(mark, { force: true });
}
