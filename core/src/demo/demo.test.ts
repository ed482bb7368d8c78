import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settingsFrom } from '../settings.ts';
import { openDemo } from './demo.ts';

const HOST = '127.0.0.1:3000';
const JO = '447700900002';

let folder: string;
let demo: ReturnType<typeof openDemo>;
const bugs: unknown[] = [];
const open = () => openDemo(settingsFrom({ HATSTAND_DATA: folder }), (bug) => bugs.push(bug));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hatstand-demo-'));
  demo = open();
});
afterEach(async () => {
  await demo.close();
  rmSync(folder, { recursive: true });
  expect(bugs.splice(0)).toEqual([]);
});

const post = async (path: string, fields: Record<string, string>) => {
  const headers = { host: HOST, origin: `http://${HOST}` };
  return demo.playground.request(`/playground${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) });
};
const page = async (query = ''): Promise<string> => (await demo.playground.request(`/playground/screens${query}`, { headers: { host: HOST } })).text();
const sam = (words: string) => post('/say', { channel: 'rocketchat', address: 'sam', words });
const logOf = (html: string, channel: string): string => html.split(`id="${channel}-log"`)[1]?.split(`id="${channel}-ledger"`)[0] ?? '';
const joSees = async (): Promise<string> => logOf(await page('?whatsapp=jo'), 'whatsapp');
const samAsks = async (): Promise<string> => {
  await sam("who's had this?");
  return (
    logOf(await page('?rocketchat=sam&in=hattie'), 'rocketchat')
      .split('<article')
      .at(-1) ?? ''
  );
};

test('while WhatsApp is down letters wait, also over a restart, and arrive when it works again', async () => {
  await post('/switch', { channel: 'whatsapp', to: 'off' });
  await sam('tell everyone ordinary: the boiler man comes on Friday');
  expect(await joSees()).not.toContain('news from Sam');
  expect(await page()).toContain('WhatsApp is down: letters wait');
  expect((await post('/say', { channel: 'whatsapp', address: JO, words: 'help' })).status).toBe(409);
  await demo.close();
  demo = open();
  expect(await page()).toContain('WhatsApp is down: letters wait');
  await post('/switch', { channel: 'whatsapp', to: 'on' });
  expect(await joSees()).toContain('news from Sam');
  expect(await page()).not.toContain('WhatsApp is down');
});

test('a phone that is off gets nothing and gives no receipt until it is on again', async () => {
  await post('/switch', { channel: 'whatsapp', address: JO, to: 'off' });
  await sam('tell everyone ordinary: the boiler man comes on Friday');
  expect(await joSees()).not.toContain('news from Sam');
  expect(await page('?whatsapp=jo')).toContain('Jo has the phone off');
  expect(await page('?whatsapp=tess')).not.toContain('has the phone off');
  const before = await samAsks();
  await post('/switch', { channel: 'whatsapp', address: JO, to: 'on' });
  expect(await joSees()).toContain('news from Sam');
  expect(await samAsks()).not.toBe(before);
});

test('what WhatsApp did not carry is marked for the onlooker, beside what that person’s own Rocket.Chat says', async () => {
  await sam('tell everyone ordinary: the boiler man comes on Friday');
  const greta = logOf(await page('?whatsapp=greta'), 'whatsapp');
  expect(greta).toMatch(/role="note"[\s\S]*Held back here:<\/b> the text is <code>team<\/code>[\s\S]*<blockquote[^>]*>[^<]*the boiler man/);
  const jo = await joSees();
  expect(jo).toContain('Held back here');
  expect(jo).not.toContain('boiler man');
  expect(logOf(await page('?rocketchat=greta'), 'rocketchat')).not.toContain('Held back');
});

test('what somebody may not read is on none of their screens, nor beside one', async () => {
  await sam('tell everyone: Rosa slept badly');
  for (const key of ['greta', 'jo', 'tess']) expect(logOf(await page(`?whatsapp=${key}`), 'whatsapp')).not.toContain('slept badly');
  expect(logOf(await page('?rocketchat=greta&in=hattie'), 'rocketchat')).not.toContain('slept badly');
  expect(logOf(await page('?whatsapp=greta'), 'whatsapp')).toContain('above what they may read');
});

test.each(['src/capabilities/cover/cover-first-yes.chat', 'src/capabilities/pins/form-on-rocketchat.chat', 'src/capabilities/cover/swap-whatsapp-down.chat'])(
  'the tour %s is played to its end, and everything is as the file says',
  async (file) => {
    await sam('this is put away');
    expect((await post('/tour/start', { file })).status).toBe(204);
    expect(await page('?rocketchat=sam&in=hattie')).not.toContain('this is put away');
    for (let steps = 0; (await page()).includes('id="tour-next"') && steps < 40; steps += 1) await post('/tour/next', {});
    const panel = await page();
    expect(panel).toContain('That was the tour.</b> Everything was as it should be');
    expect(panel).toContain('✓');
    expect(panel).not.toContain('✗');
    await post('/tour/end', {});
    expect(await page()).not.toContain('Guided tour:');
  },
);
