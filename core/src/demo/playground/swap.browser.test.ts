import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
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
  const whatsapp = () => page.getByRole('region', { name: 'WhatsApp', exact: true });
  const said = (where: ReturnType<typeof rocketchat>, words: string | RegExp) => where.getByRole('article').filter({ hasText: words }).last().waitFor();
  const write = async (label: string, words: string): Promise<void> => {
    await page.getByLabel(label).fill(words);
    await page.keyboard.press('Enter');
  };

  /** The same news in both chats of one person, for the README. */
  const takePicture = async (): Promise<void> => {
    await page.getByLabel('Screen of').first().selectOption({ label: 'Greta Holm' });
    await page.getByLabel('Write as Greta to Hattie').first().waitFor();
    await page.getByLabel('Screen of').first().selectOption({ label: 'Sam Okoro' });
    await write('Write as Sam to Hattie', 'tell everyone ordinary: the boiler man comes on Friday');
    await said(rocketchat(), 'It goes to');
    await page
      .getByRole('link', { name: /^Greta / })
      .first()
      .click();
    await said(whatsapp(), 'news from Sam');
    await page.screenshot({ path: PICTURE });
  };

  test('Sam swaps his Tuesday with Jo', { timeout: PATIENCE_MILLISECONDS }, async () => {
    await write('Write as Sam in the room', '/rota swap Tue');
    await rocketchat()
      .getByRole('button', { name: /\bJo\b/ })
      .click();

    await said(whatsapp(), 'Tue 24 Nov, 9am to 11am');
    expect(await whatsapp().getByRole('log').textContent()).not.toContain('Rosa');
    await write('Write as Jo to Hattie', 'yes');

    await page.getByRole('link', { name: /^Rosa / }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate<string>('document.activeElement.id')).toBe('rocketchat-log');
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
    if (process.env['HATSTAND_PICTURE'] === '1') await takePicture();
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

  test('a tour is found, begun and played by keyboard alone', { timeout: PATIENCE_MILLISECONDS }, async () => {
    await page.getByRole('button', { name: 'Guided tours' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'News for the whole team' }).waitFor();
    await page.getByRole('button', { name: 'News for the whole team' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const next = page.getByRole('button', { name: /^Next step/ });
    await next.waitFor();
    await expect.poll(() => page.evaluate<string>('document.activeElement.id')).toBe('tour-next');
    for (const place of ['2 of 2', undefined]) {
      await page.keyboard.press('Enter');
      if (place) await page.getByRole('button', { name: `Next step, ${place}` }).waitFor();
    }
    await page.getByText('Everything was as it should be').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Rosa sees' }).first().textContent()).toContain('✓');
    await said(whatsapp(), "There's news from Sam in R's team");
    await whatsapp().getByRole('note').filter({ hasText: 'Held back here: the text is care' }).waitFor();
    expect(await whatsapp().textContent()).not.toContain('boiler');
    expect(complaints).toEqual([]);
  });

  test('what was played is downloaded as a conversation file', { timeout: PATIENCE_MILLISECONDS }, async () => {
    await page.getByRole('button', { name: 'Export what was played' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as a .chat file' }).click();
    expect((await download).suggestedFilename()).toBe('played.chat');
    expect(await readFile(await (await download).path(), 'utf8')).toMatch(/^world demo\nat Mon 2026-11-23 09:00\nsam on rocketchat: tell the team/m);
    await page.keyboard.press('Escape');
  });

  test('on a phone there is one chat at a time; the other says that it has news, and the focus is never lost', { timeout: PATIENCE_MILLISECONDS }, async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const press = async (name: string | RegExp): Promise<void> => {
      await page.getByRole('button', { name }).first().focus();
      await page.keyboard.press('Enter');
    };
    const focused = () => page.evaluate<string>('document.activeElement.id');
    await press('People');
    await page.getByRole('link', { name: /^Sam / }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /^Rosa's team/ }).click();
    await press('/rota swap Tue');
    await expect.poll(focused).toBe('rocketchat-log');
    await press(/^Jo, Thu/);
    const other = page.getByRole('link', { name: /^WhatsApp .* new$/ });
    await other.focus();
    await page.keyboard.press('Enter');
    await said(whatsapp(), 'could you take Tue 24 Nov');
    expect([await rocketchat().count(), await focused()]).toEqual([0, 'see-whatsapp']);
    await press('More');
    await press('Start afresh');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('more-opener');
    expect(complaints).toEqual([]);
  });

  test('axe finds nothing, on a desk and on a phone, light and dark; everything fits and can be hit', { timeout: PATIENCE_MILLISECONDS }, async () => {
    await page.setViewportSize({ width: 1280, height: 960 });
    await page.getByRole('button', { name: 'Phone off' }).click();
    await whatsapp().getByText('has the phone off').waitFor();
    await page.evaluate(axe.source);
    for (const [width, height, sheet] of [
      [1280, 960, undefined],
      [640, 480, 'Move clock'],
      [390, 844, 'People'],
      [320, 568, 'More'],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const scheme of ['light', 'dark']) {
        await page.evaluate(`document.documentElement.dataset.scheme = '${scheme}'`);
        expect(await findings(page), `${width} ${scheme}`).toEqual([]);
      }
      expect(await page.evaluate<number>('document.documentElement.scrollWidth'), `${width}`).toBe(width);
      expect(await page.evaluate<string[]>(SMALL_TARGETS), `${width}`).toEqual([]);
      if (!sheet) continue;
      await page.getByRole('button', { name: sheet }).click();
      expect(await findings(page), sheet).toEqual([]);
      expect(await page.evaluate<string[]>(SMALL_TARGETS), sheet).toEqual([]);
      await page.keyboard.press('Escape');
    }
    expect(complaints).toEqual([]);
  });
});

/** What axe has to say about the page as it is; it was loaded before. */
const findings = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }; // loaded before
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });

/** Whatever can be pressed and is less than 44 pixels high or wide. */
const SMALL_TARGETS = `[...document.querySelectorAll('button, select, a:not(.skip, .words a), summary')]
  .filter((target) => target.checkVisibility())
  .filter((target) => Math.min(target.getBoundingClientRect().width, target.getBoundingClientRect().height) < 43.9)
  .map(({ outerHTML }) => outerHTML.slice(0, 100))`;

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
