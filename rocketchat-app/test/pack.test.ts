import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { COMMANDS } from '@hatstand/core/wire/commands';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings/index.js';
import { expect, test } from 'vitest';
import { MENU_LINES } from '../app/hear/menu.ts';
import { ENGLISH, LANGUAGES } from '../app/languages.ts';
import { SETTINGS } from '../app/settings.ts';
import { appDescription, bundledApp, packedApp, translation } from '../pack.ts';

const valuesOf = ({ values = [] }: ISetting) => values.map(({ i18nLabel }) => i18nLabel);

const requireHere = createRequire(import.meta.url);

test('packing twice gives the same bytes', async () => {
  expect((await packedApp()).equals(await packedApp())).toBe(true);
});

test('app.json names exactly what the class implements', () => {
  const source = readFileSync(join(import.meta.dirname, '..', 'app', appDescription().classFile), 'utf8');
  const [, named = ''] = /extends App\s+implements\s+([^{]+)\{/.exec(source) ?? [];
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

test('every language has a line in languages.ts and all the words of the app itself; what Rocket.Chat shows by key has words in each', () => {
  const files = readdirSync(join(import.meta.dirname, '..', 'app', 'i18n'));
  expect(files.map((file) => file.replace(/\.json$/, '')).sort()).toEqual(Object.keys(LANGUAGES).sort());
  const own = Object.keys(ENGLISH);
  const keys = [...SETTINGS, ...MENU_LINES].flatMap((shown) => ('actionId' in shown ? [shown.labelI18n] : [shown.i18nLabel, ...valuesOf(shown)]));
  const commands = COMMANDS.flatMap(({ word }) => [`${word}-description`, `${word}-example`]);
  for (const file of files) {
    for (const key of [...own, ...keys, ...commands]) expect(translation(file)[key], `${key} in ${file}`).toMatch(/\S/);
  }
});

test('the package carries the signing code and nothing else from outside the app', async () => {
  const needed = [...(await bundledApp()).matchAll(/require\("([^"]+)"\)/g)].map(([, name = '']) => name);
  const outside = needed.filter((name) => !name.startsWith('@rocket.chat/apps-engine/definition/'));
  expect(new Set(outside)).toEqual(new Set(['node:crypto']));
});
