import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { startWhatsAppServer } from '../test-server/server.ts';
import { linkByQr, SECRET, startBridge } from './bridge.ts';
import { freePort, startChild } from './child.ts';
import { HATTIE, JO } from './people.ts';
import { until } from './until.ts';

const CORE_MAIN = fileURLToPath(new URL('../../core/src/main.ts', import.meta.url));

const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hatstand-round-trip-'));
  undo.push(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Phone, WhatsApp server, bridge process, core process, and all the way back: nothing pretended but WhatsApp itself. */
test('Jo asks for the rota on WhatsApp and reads it there, without whose visits they are', async () => {
  const whatsapp = await startWhatsAppServer({ account: HATTIE });
  undo.push(whatsapp.close);
  const jo = whatsapp.addPhone(JO);

  const port = await freePort();
  const core = startChild([CORE_MAIN], {
    PORT: '0',
    HATSTAND_DATA: newFolder(),
    HATSTAND_WHATSAPP_SECRET: SECRET,
    HATSTAND_WHATSAPP_URL: `http://127.0.0.1:${port}/letters`,
  });
  undo.push(() => core.stop());
  const coreUrl = await until('the address of the core', () => {
    if (core.hasEnded()) throw new Error(`the core ended: ${core.stdout()}${core.stderr()}`);
    return core.stdout().match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
  });

  const bridge = await startBridge({ whatsapp, coreUrl, dataFolder: newFolder(), port });
  undo.push(() => bridge.stop());
  await linkByQr(bridge, whatsapp);

  await jo.write('rota');
  const rota = await until('the rota on the phone of Jo', () => jo.inbox.find(({ text }) => text?.includes('Tue 24 Nov, 9am to 11am: Sam'))?.text);
  for (const { text } of jo.inbox) expect(text).not.toContain('Rosa');
  expect(rota).not.toContain('Rosa');
}, 30_000);
