import { writeFileSync } from 'node:fs';
import type { Id } from '../src/ids.ts';
import { type Label, Labelled } from '../src/labels.ts';
import { type Db, inOneTransaction, openDb } from '../src/open.ts';
import * as schema from '../src/schema/index.ts';
import type { Day, TimeOfDay } from '../src/times.ts';

export const SECRET = 'thirty-two characters of a secret';
export const NOW = new Date('2026-11-23T08:00:00Z');
export const id = <Kind extends string>(kind: Kind, key: string): Id<Kind> => `${kind}-${key}` as Id<Kind>;
export const words = <L extends Label>(label: L, text: string): Labelled<L> => new Labelled(label, text);

export const SAM = id('person', 'sam');
export const JO = id('person', 'jo');
export const TEAM = id('team', 'rosa');
export const ROOM = id('room', 'rosa');
const SERIES = id('series', 'mornings');
export const JOS_ADDRESS = id('address', 'jo');

/** A team of two with a room and a series of visits: enough for every table to be written to. */
export function fill(db: Db): Db {
  const circle = id('circle', 'millbrook');
  inOneTransaction(db, (tx) => {
    const people = [SAM, JO].map((person) => ({ id: person, firstName: words('team', person), surname: words('team', 'Lin') }));
    tx.drizzle.insert(schema.people).values(people).run();
    tx.drizzle
      .insert(schema.circles)
      .values({ id: circle, name: words('team', 'Millbrook Circle'), area: words('plan', 'Millbrook') })
      .run();
    tx.drizzle.insert(schema.teamKeys).values({ team: TEAM, wrapped: tx.vault.newTeamKey() }).run();
    const names = { name: words('team', 'Rosa’s team'), nickname: words('plan', 'R’s team') };
    const address = tx.vault.seal(words('care', 'Alder Row, key safe 4411'), TEAM);
    tx.drizzle
      .insert(schema.teams)
      .values({ id: TEAM, circle, owner: SAM, ...names, asking: 'ask me first', place: 'alder', address, state: 'running' })
      .run();
    tx.drizzle
      .insert(schema.rooms)
      .values({ id: ROOM, channel: 'rocketchat', handle: 'rosa', name: words('team', 'Rosa’s team'), openTo: 'members', team: TEAM })
      .run();
    const times = { firstDay: '2026-11-23' as Day, starts: '09:00' as TimeOfDay, ends: '11:00' as TimeOfDay };
    tx.drizzle
      .insert(schema.series)
      .values({ id: SERIES, team: TEAM, called: words('team', 'morning'), ...times, giver: SAM })
      .run();
    const jos = { id: JOS_ADDRESS, person: JO, channel: 'whatsapp', preferred: true, linkedAt: NOW } as const;
    const handle = '447700900002';
    tx.drizzle
      .insert(schema.addresses)
      .values({ ...jos, findable: tx.vault.findable('whatsapp', handle), handle: tx.vault.seal(words('team', handle), undefined) })
      .run();
  });
  return db;
}

/** Made once for each process that asks: the migrations take twenty times as long as a copy. */
let made: Buffer | undefined;
function contents(): Buffer {
  const db = fill(openDb(':memory:', SECRET));
  try {
    return db.client.serialize();
  } finally {
    db.client.close();
  }
}

/** A small team of one's own: in memory, or in a new file. */
export function smallTeam(file?: string): Db {
  made ??= contents();
  if (file === undefined) return openDb(made, SECRET);
  writeFileSync(file, made);
  return openDb(file, SECRET);
}

/** Every row of every table but those named, as it is stored, in the order of its keys. */
export function dump(db: Db, ...except: readonly string[]): Record<string, unknown[]> {
  const tables = db.client.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").pluck().all() as string[];
  const kept = tables.filter((table) => !except.includes(table)).sort();
  const rowsOf = (table: string) => db.client.prepare(`select * from "${table}"`).all();
  return Object.fromEntries(kept.map((table) => [table, rowsOf(table).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))]));
}
