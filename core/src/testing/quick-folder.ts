import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder, in memory where the system has such a place: a killed process loses nothing there either, and no test can tell a power cut. Waiting for a
 * disk was half of the time that conversations took.
 */
export const quickFolder = (name: string): string => mkdtempSync(join(isWritable(IN_MEMORY) ? IN_MEMORY : tmpdir(), name));

const IN_MEMORY = '/dev/shm';

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
