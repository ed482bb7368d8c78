import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

test('outside the demo there is no playground, whatever is asked for', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hatstand-live-'));
  const env = {
    ...process.env,
    PORT: '0',
    HATSTAND_MODE: 'live',
    HATSTAND_KEY: 'thirty-two characters of a secret',
    HATSTAND_DATA: folder,
    HATSTAND_ADDRESS: 'https://hattie.example',
  };
  const core = spawn(process.execPath, ['core/src/main.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let address: string | undefined;
    for await (const piece of core.stdout) {
      address = /http:\/\/127\.0\.0\.1:\d+/.exec(String(piece))?.[0];
      if (address !== undefined) break;
    }
    const origin = address ?? '';
    const status = async (path: string, method = 'GET') =>
      (await fetch(`${origin}${path}`, { method, headers: { origin, 'sec-fetch-site': 'same-origin' } })).status;
    expect(await status('/health')).toBe(200);
    for (const path of [
      '/',
      '/playground',
      '/playground/screens',
      '/playground/changes',
      '/playground/tours',
      '/playground/played',
      '/playground/played.chat',
      '/playground/playground.js',
    ])
      expect(`${path} ${await status(path)}`).toBe(`${path} 404`);
    for (const path of ['say', 'press', 'form', 'switch', 'clock', 'afresh', 'tour/start', 'tour/next'])
      expect(await status(`/playground/${path}`, 'POST')).toBe(404);
  } finally {
    core.kill('SIGKILL');
    await once(core, 'exit');
    rmSync(folder, { recursive: true });
  }
});
