import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appDescription, bundledApp, packedApp } from '../pack.ts';

const requireHere = createRequire(import.meta.url);

test('packing twice gives the same bytes', async () => {
  expect((await packedApp()).equals(await packedApp())).toBe(true);
});

test('app.json names exactly what the class implements', () => {
  const source = readFileSync(join(import.meta.dirname, '..', 'app', appDescription().classFile), 'utf8');
  const [, named = ''] = /extends App implements ([^{]+)\{/.exec(source) ?? [];
  expect(
    named
      .split(',')
      .map((name) => name.trim())
      .sort(),
  ).toEqual(appDescription().implements.toSorted());
});

test('the app has exactly one export, because Rocket.Chat starts the first it finds', async () => {
  const app: { exports: Record<string, unknown> } = { exports: {} };
  new Function('module', 'exports', 'require', await bundledApp())(app, app.exports, requireHere);
  expect(Object.keys(app.exports)).toEqual(['HatstandApp']);
});

test('the package carries the signing code and nothing else from outside the app', async () => {
  const needed = [...(await bundledApp()).matchAll(/require\("([^"]+)"\)/g)].map(([, name = '']) => name);
  const outside = needed.filter((name) => !name.startsWith('@rocket.chat/apps-engine/definition/'));
  expect(new Set(outside)).toEqual(new Set(['node:crypto']));
});
