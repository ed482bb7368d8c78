import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the code and not in the system's own place for such things: that may be in memory, where no commit waits for a disk. */
const PLACE = join(import.meta.dirname, '..', 'node_modules', '.cache', 'hatstand-bench');

/** Does the work in a folder on the disk that is gone afterwards. */
export async function inFolder<Given>(work: (folder: string) => Promise<Given>): Promise<Given> {
  mkdirSync(PLACE, { recursive: true });
  const folder = mkdtempSync(join(PLACE, 'run-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
