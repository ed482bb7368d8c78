import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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

/** Stands before the program and lets it fail where it asks. */
const FORBIDDEN_WHILE_LOADING = `{
  const asked = (what) => () => { throw new Error('asked for ' + what + ' while it loads'); };
  const crypto = require('node:crypto');
  for (const name of Object.keys(crypto)) if (/^(random|generate|getRandom)/.test(name)) crypto[name] = asked(name);
  crypto.webcrypto.getRandomValues = asked('getRandomValues');
  Math.random = asked('Math.random');
  Date.now = asked('Date.now');
  performance.now = asked('performance.now');
  Date = new Proxy(Date, { construct: (date, given) => (given.length > 0 ? new date(...given) : asked('new Date()')()), apply: asked('Date()') });
  Object.defineProperty(process, 'env', { get: asked('process.env') });
}`;

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
    expect(inside('uqr').encode('https://wa.me/447700900999', { ecc: 'M', border: 0 }).size).toBeGreaterThan(20);
  });

  test('knows the same holidays as the whole book', () => {
    const require = createRequire(import.meta.url);
    const [Bundled, Whole] = [join(dirname(script), 'node_modules', 'date-holidays'), 'date-holidays'].map((name) => require(name));
    for (let year = 2020; year < 2040; year += 1) expect(new Bundled('GB', 'ENG').getHolidays(year)).toEqual(new Whole('GB', 'ENG').getHolidays(year));
  });

  test('keeps what Node has read of it beside the data, and starts where that is spoilt, missing or of no use', async () => {
    const data = join(folder, 'read-before');
    const kept = (name: string): string => join(data, 'code', name);
    mkdirSync(data);
    const answers = async (): Promise<void> => {
      const address = await start(script, { PORT: '0', HATSTAND_DATA: data });
      expect((await fetch(`${address}/health`)).status).toBe(200);
      const [child] = running.splice(0);
      child?.kill();
      if (child) await once(child, 'exit');
    };
    await answers();
    const made = statSync(kept('snapshot'));
    expect(globSync(kept('*/*')).length).toBeGreaterThan(0);
    await answers();
    expect(statSync(kept('snapshot')).mtimeMs, 'opened as it was').toBe(made.mtimeMs);
    expect(readdirSync(join(data, 'code'))).not.toContain('snapshot-opening');

    const whole = readFileSync(kept('snapshot'));
    for (const file of globSync(kept('*/*'))) writeFileSync(file, 'spoilt');
    writeFileSync(
      kept('snapshot'),
      whole.map((byte, place) => (place === Math.floor(whole.length / 2) ? byte ^ 1 : byte)),
    );
    utimesSync(kept('snapshot'), made.atime, made.mtime);
    await answers();
    expect(statSync(kept('snapshot')).mtimeMs, 'made anew').toBeGreaterThan(made.mtimeMs);

    writeFileSync(kept('snapshot-opening'), '');
    await answers();
    expect(readdirSync(join(data, 'code')), 'one that could not be opened is not trusted again').not.toContain('snapshot-for');
  });

  test('asks neither for the environment, nor for the time, nor for chance while it loads: a snapshot would keep the answer for ever', async () => {
    const nosy = join(dirname(script), 'src', 'nosy.cjs');
    writeFileSync(nosy, `${FORBIDDEN_WHILE_LOADING}\n${readFileSync(join(dirname(script), 'src', 'main.cjs'), 'utf8')}`);
    const child = spawn(process.execPath, ['--no-warnings', '--snapshot-blob', join(folder, 'nosy.blob'), '--build-snapshot', nosy], { env: {} });
    const said = Promise.all([child.stdout, child.stderr].map(async (stream) => (await stream.toArray()).join('')));
    const [code] = await once(child, 'exit');
    expect([code, (await said).join('').slice(-1000)]).toEqual([0, '']);
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
