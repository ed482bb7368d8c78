import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const db = join(import.meta.dirname, '..');

test('the migrations say all that the schema says: none has been forgotten', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hatstand-schema-'));
  try {
    cpSync(join(db, 'migrations'), folder, { recursive: true });
    const before = readdirSync(folder);
    const kit = join(db, '..', 'node_modules', '.bin', 'drizzle-kit');
    const made = spawnSync(
      kit,
      ['generate', '--dialect', 'sqlite', '--casing', 'snake_case', '--schema', './src/schema/index.ts', '--out', relative(db, folder)],
      {
        cwd: db,
        encoding: 'utf8',
      },
    );
    expect(made.stdout).toContain('No schema changes');
    expect(readdirSync(folder)).toEqual(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
