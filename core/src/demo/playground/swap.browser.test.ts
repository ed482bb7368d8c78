import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../../..');
const PICTURE = join(ROOT, 'docs/playground.png');
const PLACES = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const CHROMIUM = PLACES.find((place) => place !== undefined && place !== '' && existsSync(place));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PATIENCE_MILLISECONDS = 60_000;

if (CHROMIUM === undefined) process.stdout.write('\nBROWSER TESTS SKIPPED: no Chromium found\n\n');

describe.skipIf(CHROMIUM === undefined)('the playground in a real browser, over the real core', () => {
  let core: ChildProcess;
  let folder: string;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hatstand-playground-'));
    core = spawn(process.execPath, ['core/src/main.ts'], {
      cwd: ROOT,
      env: { ...process.env, PORT: '0', HATSTAND_DATA: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const address = await addressOf(core);
    browser = await chromium.launch({ args: FLAGS, ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }) });
    page = await browser.newPage({ viewport: { width: 1280, height: 960 }, locale: 'en-GB' });
    page.on('pageerror', (problem) => complaints.push(problem.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => new URL(request.url()).origin !== address && complaints.push(`asked ${request.url()}`));
    await page.goto(address);
  }, PATIENCE_MILLISECONDS);

  afterAll(async () => {
    await browser?.close();
    if (core && core.exitCode === null) {
      core.kill();
      await once(core, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  });

  const rocketchat = () => page.getByRole('region', { name: 'Rocket.Chat' });
  const whatsapp = () => page.getByRole('region', { name: 'WhatsApp' });
  const said = (where: ReturnType<typeof rocketchat>, words: string | RegExp) => where.getByRole('article').filter({ hasText: words }).last().waitFor();
  const write = async (label: string, words: string): Promise<void> => {
    await page.getByLabel(label).fill(words);
    await page.keyboard.press('Enter');
  };

  test('Sam swaps his Tuesday with Jo', { timeout: PATIENCE_MILLISECONDS }, async () => {
    await write('Write as Sam in the room', '/rota swap Tue');
    await rocketchat()
      .getByRole('button', { name: /\bJo\b/ })
      .click();

    await said(whatsapp(), 'Tue 24 Nov, 9am to 11am');
    expect(await whatsapp().getByRole('log').textContent()).not.toContain('Rosa');
    await write('Write as Jo to Hattie', 'yes');

    await page.getByRole('link', { name: /^Rosa / }).click();
    await rocketchat().getByRole('button', { name: /^Yes/ }).click();
    await page.getByRole('link', { name: /^Rosa's team/ }).click();
    await page.getByLabel('Write as Rosa in the room').waitFor();
    await said(rocketchat(), 'Jo');

    await page.getByLabel('Screen of').first().selectOption({ label: 'Sam Okoro' });
    await page.getByLabel('Write as Sam to Hattie').waitFor();
    await said(rocketchat(), 'Jo');

    await page.getByRole('link', { name: /^Rosa / }).click();
    await write('Write as Rosa to Hattie', "what's on this week?");
    await said(rocketchat(), 'Tue 24 Nov, 9am to 11am: Jo');
    if (process.env['HATSTAND_PICTURE'] === '1') await page.screenshot({ path: PICTURE });
    expect(complaints).toEqual([]);
  });

  test('the clock moves on, and starting afresh asks once', { timeout: PATIENCE_MILLISECONDS }, async () => {
    await page.getByRole('button', { name: 'Tomorrow, 8am' }).click();
    await page.getByText('Tue 24 Nov 2026, 8:00am').waitFor();
    await page.getByRole('button', { name: 'Start afresh' }).click();
    await page.getByRole('button', { name: 'Yes, start afresh' }).click();
    await page.getByText('Mon 23 Nov 2026, 8:00am').waitFor();
    await rocketchat().getByText('Nothing said yet').waitFor();
    expect(complaints).toEqual([]);
  });
});

/** The address the core prints when it takes calls. */
const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (piece) => {
      printed += String(piece);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`the core ended without an address: ${printed}`)));
  });
