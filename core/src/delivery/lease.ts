import Database from 'better-sqlite3';

/** Who rings alarms and delivers, where several cores have opened one database. */
export interface Lease {
  /** Whether this core holds it. Where nobody does, it takes it. */
  isHeld(): boolean;
  release(): void;
}

/** For a core that is alone on its database. */
export const NO_LEASE: Lease = { isHeld: () => true, release: () => undefined };

/**
 * A lease beside a database: an exclusive transaction that is held open on a small file of its own. The operating system lets go of it when the process
 * ends, however it ends, so that another core can go on at once and no clock is asked (core/decisions/0018).
 */
export function leaseBeside(file: string): Lease {
  let held: Database.Database | undefined;
  let isOver = false;
  const take = (): Database.Database | undefined => {
    const lock = new Database(`${file}-lease`, { timeout: 0 });
    try {
      lock.exec('begin exclusive');
      return lock;
    } catch (problem) {
      lock.close();
      if (problem instanceof Error && 'code' in problem && String(problem.code).startsWith('SQLITE_BUSY')) return undefined;
      throw problem;
    }
  };
  return {
    isHeld() {
      if (!isOver) held ??= take();
      return held !== undefined;
    },
    release() {
      isOver = true;
      held?.close();
      held = undefined;
    },
  };
}
