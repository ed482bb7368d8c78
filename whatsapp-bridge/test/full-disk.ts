import { DatabaseSync } from 'node:sqlite';

/**
 * `node --import ./full-disk.ts`: at SIGUSR2 this process's disk is full (its database grows no more), at the next one there is room again.
 * Only test processes load it; the bridge has no setting for it.
 */
const UNLIMITED_PAGES = 1_000_000;
const opened = new Set<DatabaseSync>();
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  opened.add(this);
  return exec.call(this, sql);
};

let isFull = false;
process.on('SIGUSR2', () => {
  isFull = !isFull;
  for (const db of opened) {
    // No room is left within the file either.
    exec.call(db, 'VACUUM');
    const pages = db.prepare('PRAGMA page_count').get()?.['page_count'];
    exec.call(db, `PRAGMA max_page_count = ${isFull ? pages : UNLIMITED_PAGES}`);
  }
  process.stdout.write(isFull ? 'full now\n' : 'empty now\n');
});
