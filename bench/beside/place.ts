import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { prepareRows } from '../rows.ts';

/** Where the other frameworks are installed: they are no part of the project. */
export const PLACE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'hatstand-beside');

/** Finds packages as if this were a program of its own in that place. */
export const requireBeside = createRequire(join(PLACE, 'program.js'));

/** What a handler does with a command: the reference's rows, on disk before it is answered, or nothing. */
export function workFor(file: string | undefined): (id: string) => void {
  if (!file) return () => undefined;
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const write = prepareRows(db);
  const all = db.transaction((id: string) => write(id));
  return (id) => all.immediate(id);
}

/** Says on which port it listens, and ends when whoever started it does. */
export function listensOn(server: Server): void {
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port: (server.address() as AddressInfo).port });
}

export const ANSWER = "You're welcome. I am here if you need anything.";
export const PASSWORD = 'a secret for the bench';
