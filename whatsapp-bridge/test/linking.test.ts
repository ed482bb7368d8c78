import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startWhatsAppServer } from '../test-server/server.ts';
import { startBridge, untilLinked } from './bridge.ts';
import { HATTIE, JO } from './people.ts';
import { startPretendCore } from './pretend-core.ts';
import { until } from './until.ts';

const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

test('with its own number set, the bridge links by a code typed into the phone', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hatstand-linking-'));
  undo.push(() => rmSync(dataFolder, { recursive: true }));
  const whatsapp = await startWhatsAppServer({ account: HATTIE });
  undo.push(whatsapp.close);
  const core = await startPretendCore();
  undo.push(core.close);
  const bridge = await startBridge({ whatsapp, coreUrl: core.url, dataFolder, ownNumber: HATTIE.number });
  undo.push(() => bridge.stop());

  await whatsapp.enterCode(await until('a code', () => bridge.stdout().match(/type this code.*\n(\w{8})\n/)?.[1]));
  await untilLinked(bridge, whatsapp);
  await whatsapp.addPhone(JO).write('hello');
  await until('the cue', () => core.words().includes('hello'));
  expect(bridge.stdout()).not.toContain('QR code');
}, 30_000);
