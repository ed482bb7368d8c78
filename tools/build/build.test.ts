import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildAccount, buildBridge, buildCore } from './build.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatstand-build-'));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Far from this folder, with nothing but Node: what is missing in the bundle is missed. */
async function start(script: string, env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(script, { cwd: tmpdir(), env: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  let said = '';
  for await (const piece of child.stdout) {
    said += String(piece);
    const address = /Hatstand is at (http:\S+)/.exec(said)?.[1];
    if (address) return address;
  }
  throw new Error(`it ended with: ${said}`);
}

describe('the core', () => {
  let script = '';
  beforeAll(async () => {
    script = await buildCore(folder);
  });

  test('serves with an empty data folder, and outside the demo there is no playground, whatever is asked for', async () => {
    const address = await start(script, {
      PORT: '0',
      HATSTAND_MODE: 'live',
      HATSTAND_DATA: join(folder, 'live'),
      HATSTAND_KEY: 'thirty-two characters of a secret',
      HATSTAND_ADDRESS: 'https://hattie.example',
    });
    expect(await (await fetch(`${address}/health`)).json()).toEqual({ ok: true });
    const status = async (path: string, method = 'GET'): Promise<number> => (await fetch(`${address}${path}`, { method, headers: { origin: address } })).status;
    for (const path of ['', 'playground', 'playground/screens', 'playground/changes', 'playground/tours', 'playground/played.chat', 'playground/playground.js'])
      expect(await status(`/${path}`), path).toBe(404);
    for (const act of ['say', 'press', 'form', 'switch', 'clock', 'afresh', 'tour/start', 'tour/next'])
      expect(await status(`/playground/${act}`, 'POST'), act).toBe(404);
  });

  test('shows the demo world with everything that belongs to its page', async () => {
    const address = await start(script, { PORT: '0', HATSTAND_DATA: join(folder, 'demo') });
    expect(await (await fetch(`${address}/health`)).json()).toEqual({ ok: true });
    const page = await (await fetch(`${address}/`)).text();
    const parts = [...page.matchAll(/(?:href|src)="(\/playground\/[^"]+)"/g)].map(([, path]) => path);
    expect(parts.length).toBeGreaterThan(2);
    for (const path of parts) expect((await fetch(`${address}${path}`)).status, path).toBe(200);
    expect(await (await fetch(`${address}/playground/tours`)).text()).toContain('src/capabilities/rota/show-weekend.chat');
  });

  test('draws a poster with what stands beside it', async () => {
    const inside = createRequire(script);
    const Pdf = inside('pdfkit');
    const paper = new Pdf({ tagged: true });
    paper.font('Helvetica-Bold', 20).text('Would you like to give a little?');
    paper.end();
    const pieces = await paper.toArray();
    expect(Buffer.concat(pieces).toString('latin1')).toMatch(/^%PDF-1/);
    expect(inside('qrcode').create('https://wa.me/447700900999', { errorCorrectionLevel: 'M' }).modules.size).toBeGreaterThan(20);
  });

  test('knows the same holidays as the whole book', () => {
    const require = createRequire(import.meta.url);
    const [Bundled, Whole] = [join(dirname(script), 'node_modules', 'date-holidays'), 'date-holidays'].map((name) => require(name));
    for (let year = 2020; year < 2040; year += 1) expect(new Bundled('GB', 'ENG').getHolidays(year)).toEqual(new Whole('GB', 'ENG').getHolidays(year));
  });

  test('keeps what Node has read of it beside the data, and starts where that is spoilt', async () => {
    const data = join(folder, 'read-before');
    mkdirSync(join(data, 'code'), { recursive: true });
    const env = { PORT: '0', HATSTAND_DATA: data };
    const first = await start(script, env);
    const [child] = running.splice(0);
    expect((await fetch(`${first}/health`)).status).toBe(200);
    child?.kill();
    if (child) await once(child, 'exit');
    const kept = globSync(join(data, 'code', '*', '*'));
    expect(kept.length).toBeGreaterThan(0);
    for (const file of kept) writeFileSync(file, 'spoilt');
    expect((await fetch(`${await start(script, env)}/health`)).status).toBe(200);
  });

  test('the same sources give the same bytes', async () => {
    const again = await buildCore(join(folder, 'again'));
    for (const file of ['src/main.cjs', 'node_modules/date-holidays/index.js'])
      expect(readFileSync(join(dirname(again), file)).equals(readFileSync(join(dirname(script), file))), file).toBe(true);
  });
});

test.each([
  ['bridge', buildBridge],
  ['account', buildAccount],
])('the %s says which settings are missing', { timeout: 20_000 }, async (_, build) => {
  const child = spawn(await build(folder), { cwd: tmpdir(), env: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin` } });
  const said = Promise.all([child.stdout, child.stderr].map(async (stream) => (await stream.toArray()).join('')));
  await once(child, 'exit');
  expect((await said).join('')).toMatch(/HATSTAND_CORE_URL: not set/);
});
