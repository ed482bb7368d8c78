import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inOneTransaction, openDb } from '../../src/open.ts';
import { postLetter } from '../../src/repositories/letters.ts';
import { fill, id, JO, JOS_ADDRESS, NOW, SAM, SECRET, TEAM, words } from '../small-team.ts';

/** Keeps a database as today's release makes it, so that later ones can show that they still open it. Once for each release. */
export function keepRelease(release: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'hatstand-release-'));
  const file = join(folder, 'kept.sqlite');
  const db = fill(openDb(file, SECRET));
  const letter = { id: id('letter', 'waiting'), channel: 'whatsapp', address: JOS_ADDRESS, room: undefined, person: JO, team: TEAM, sender: SAM } as const;
  const times = { notBefore: NOW, madeAt: NOW };
  inOneTransaction(db, (tx) =>
    postLetter(tx, { ...letter, ...times, turn: id('turn', 'one'), text: words('plan', 'Tue 24 Nov is covered'), offer: undefined }),
  );
  db.client.pragma('wal_checkpoint(TRUNCATE)');
  db.client.close();
  writeFileSync(join(import.meta.dirname, `${release}.sqlite.gz`), gzipSync(readFileSync(file), { level: 9 }));
  rmSync(folder, { recursive: true });
}
