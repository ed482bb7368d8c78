import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsFrom } from '../settings.ts';
import { openDemoStage } from '../testing/converse/demo-stage.ts';
import { runConversation } from '../testing/converse/run.ts';
import { closeStage } from '../testing/converse/stage.ts';
import { openDemo } from './demo.ts';

const HOST = '127.0.0.1:3000';

/** The first button on the page with this in its words, as it is pressed. */
function buttonIn(page: string, words: string): { message: string; choice: string } {
  for (const [, message = '', buttons = ''] of page.matchAll(/name="message" value="(\d+)">([\s\S]*?)<\/form>/g)) {
    const choice = [...buttons.matchAll(/value="([^"]+)"[^>]*>([^<]*)/g)].find(([, , label = '']) => label.includes(words))?.[1];
    if (choice !== undefined) return { message, choice };
  }
  throw new Error(`there is no button with ${words}`);
}

test('what was played is a conversation file that passes when it is run', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hatstand-round-trip-'));
  const bugs: unknown[] = [];
  const demo = openDemo(settingsFrom({ HATSTAND_DATA: folder }), (bug) => bugs.push(bug));
  const get = async (path: string): Promise<string> => (await demo.playground.request(path, { headers: { host: HOST } })).text();
  const post = async (path: string, fields: Record<string, string>) => {
    const headers = { host: HOST, origin: `http://${HOST}` };
    const answer = await demo.playground.request(`/playground${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) });
    expect(`${answer.status} ${await answer.text()}`).toBe('204 ');
  };
  const sam = { channel: 'rocketchat', address: 'sam', room: 'rosa' };
  await post('/say', { ...sam, words: 'morning all # lovely day' });
  await post('/say', { ...sam, words: '/rota swap Tue' });
  await post('/press', { ...sam, ...buttonIn(await get('/playground/screens'), 'Jo') });
  await post('/switch', { channel: 'whatsapp', to: 'off' });
  await post('/switch', { channel: 'whatsapp', to: 'on' });
  await post('/say', { channel: 'whatsapp', address: '447700900002', words: 'yes' });
  await post('/clock', { to: 'evening' });
  await post('/say', { channel: 'rocketchat', address: 'bilal', words: 'tell everyone ordinary: the bins\ngo out # tomorrow' });
  const greta = { channel: 'rocketchat', address: 'greta', room: 'rosa' };
  const gretasRoom = '/playground/screens?rocketchat=greta&in=rosa';
  await post('/say', { ...greta, words: '/pins' });
  await post('/press', { ...greta, ...buttonIn(await get(gretasRoom), 'Pin something') });
  const dialog = (await get(gretasRoom)).split('<dialog')[1] ?? '';
  const [, form = 'none has opened'] = /name="form" value="([^"]+)"/.exec(dialog) ?? [];
  const [, words = ''] = /<(?:textarea|input) [^>]*name="(field:[^"]+)"/.exec(dialog) ?? [];
  const [, choice = '', chosen = ''] = /<select [^>]*name="(field:[^"]+)"[\s\S]*?<option value="([^"]+)"/.exec(dialog) ?? [];
  await post('/form', { address: 'greta', form, [words]: 'Shoes off; please = now', [choice]: chosen });

  const offered = await get('/playground/played');
  const seen = [...offered.matchAll(/name="seen" value="(\d+)"/g)].map(([, number = '']) => `seen=${number}`);
  const file = await get(`/playground/played.chat?${seen.join('&')}`);
  await demo.close();
  rmSync(folder, { recursive: true });
  expect(bugs).toEqual([]);
  expect(file).toMatch(/^world demo\n# sam said in the rosa room/m);
  expect(file).toMatch(/^sam taps: .*Jo/m);
  expect(file).toMatch(/^jo sees on whatsapp: /m);
  expect(file).toMatch(/^greta fills: .*Shoes off; please ＝ now/m);
  expect(file).toMatch(/^at Mon 2026-11-23 18:00$/m);

  const stage = await openDemoStage();
  const outcome = await runConversation(file, stage).finally(() => closeStage(stage));
  expect(outcome.is === 'played' ? outcome.differences : outcome.remarks).toEqual([]);
});
