import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPlayground } from './playground.ts';
import { letterTo, pretendCore } from './pretend-core.ts';
import { type Chat, openScreens, type Screens } from './screens.ts';

const HOST = '127.0.0.1:3000';
const OWN = { host: HOST, origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' };
const samDirect: Chat = { channel: 'rocketchat', address: 'sam', room: undefined };
const bilalInRosa: Chat = { channel: 'rocketchat', address: 'bilal', room: 'rosa' };
const FORM = {
  id: 'f1',
  title: 'Tell me about the visit',
  fields: [
    { id: 'did', label: 'What we did', kind: 'text' as const, choices: [], optional: false },
    { id: 'mood', label: 'Mood', kind: 'choice' as const, choices: [{ value: 'good', label: 'Good' }], optional: true },
  ],
};

let screens: Screens;
let made: ReturnType<typeof pretendCore>;
let app: ReturnType<typeof createPlayground>;
beforeEach(() => {
  made = pretendCore();
  screens = openScreens(':memory:', made.core.now);
  made.pretend.carry = (channel, letter) => screens.carry(channel)(letter);
  app = createPlayground({ core: made.core, screens });
});
afterEach(() => screens.close());

const get = (path: string, headers: Record<string, string> = { host: HOST }) => app.request(path, { headers });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = OWN) =>
  app.request(`/playground${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) });
const page = async (query = ''): Promise<string> => (await get(`/playground/screens${query}`)).text();
const sayInRosa = (words: string) => post('/say', { channel: 'rocketchat', address: 'sam', room: 'rosa', words });

test('the first view is small, strict about where things come from, and names nothing outside', async () => {
  const answer = await get('/');
  const html = await answer.text();
  const parts = await Promise.all(
    [...html.matchAll(/(?:href|src)="(\/playground\/[^"]+\.(?:js|css))"/g)].map(async ([, path = '']) => (await get(path)).text()),
  );
  const fonts = [...parts.join('').matchAll(/url\("([^"]+)"\)/g)].map(([, name = '']) => `/playground/${name}`);
  const pictures = [...html.matchAll(/(?:href|src)="(\/playground\/[^"]+\.(?:png|svg))"/g)].map(([, path = '']) => path);
  const others = await Promise.all([...new Set([...fonts, ...pictures])].map(async (path) => (await (await get(path)).arrayBuffer()).byteLength));
  expect(answer.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';/,
  );
  expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(others).toHaveLength(4);
  expect(others.reduce((all, bytes) => all + bytes, Buffer.byteLength(html + parts.join('')))).toBeLessThan(100_000);
  expect(html + parts.join('')).not.toMatch(/https?:\/\//);
  expect(html).not.toMatch(/<style|\sstyle=|<script(?! src=)|\son\w+=/);
});

test('the first view shows Sam in his team’s room, Jo, and the clock', async () => {
  const html = await (await get('/')).text();
  expect(html).toContain('Mon 23 Nov 2026, 8:00am');
  expect(html).toContain('Write as Sam in the room Rosa&#39;s team');
  expect(html).toContain('Hattie hears only what starts with / or @hattie');
  expect(html).toContain('Write as Jo to Hattie');
  expect(html).toMatch(/Arthur<\/b> <span>no chat/);
});

test('tabs are only for members', async () => {
  expect(await page('?rocketchat=maya')).not.toContain('tab-rosa');
  screens.showTyped(bilalInRosa, 'the key is under the pot', 'everyone here');
  expect(await page('?rocketchat=bilal&in=rosa')).toContain('the key is under the pot');
  expect(await page('?rocketchat=maya&in=rosa')).not.toContain('the key is under the pot');
  expect((await post('/say', { channel: 'rocketchat', address: 'maya', room: 'rosa', words: 'hello' })).status).toBe(404);
  expect((await post('/say', { channel: 'whatsapp', address: '447700900002', room: 'rosa', words: 'hello' })).status).toBe(404);
  expect((await post('/say', { channel: 'rocketchat', address: 'arthur', words: 'hello' })).status).toBe(404);
  expect(made.pretend.heard).toEqual([]);
});

test('talk between people is for the room and not for Hattie', async () => {
  expect((await sayInRosa('see you at two, hattie is a good name')).status).toBe(204);
  expect(screens.messagesIn(bilalInRosa)).toHaveLength(1);
  expect(made.pretend.heard).toEqual([]);
});

test('a slash command is for Hattie and not for the room', async () => {
  await sayInRosa('  /rota swap Tue ');
  expect(screens.messagesIn(bilalInRosa)).toEqual([]);
  expect(made.pretend.heard).toMatchObject([
    { channel: 'rocketchat', cue: { from: { address: 'sam' }, place: { kind: 'room', room: 'rosa' }, heard: { kind: 'words', words: '/rota swap Tue' } } },
  ]);
  expect(await page()).toContain('Only you can see this');
});

test('a mention is for both', async () => {
  await sayInRosa('@Hattie what’s on this week?');
  await sayInRosa('@hattiesburg is a town');
  expect(screens.messagesIn(bilalInRosa)).toHaveLength(2);
  expect(made.pretend.heard).toHaveLength(1);
});

test('the answers are there when what was said has been taken', async () => {
  made.pretend.letters.push({ channel: 'whatsapp', letter: letterTo({ kind: 'direct', address: '447700900002' }, { text: 'Tue is free\n1. Yes' }) });
  await post('/say', { channel: 'whatsapp', address: '447700900002', words: 'help' });
  expect(await page()).toContain('Tue is free\n1. Yes');
});

test('what somebody typed is never markup', async () => {
  await sayInRosa('<script>alert(1)</script><img src=x onerror=alert(1)>');
  await screens.carry('rocketchat')(
    letterTo({ kind: 'room', room: 'rosa' }, { text: '\\*not bold\\* <b>', buttons: [{ choice: '"><script>', label: '<script>' }] }),
  );
  screens.openForm(samDirect, { ...FORM, title: '</h3><script>' });
  const html = await page();
  expect(html).not.toMatch(/<script|<img|<b>&lt;/);
  expect(html).toContain('&lt;script&gt;alert(1)');
  expect(html).toContain('*not bold* &lt;b&gt;');
});

test('names in the address of the page that nobody has are as on the first page', async () => {
  expect(await page('?rocketchat=<script>&whatsapp=x&in=y')).toContain('Write as Sam');
});

test.each([
  ['another origin', { host: HOST, origin: 'http://evil.example' }],
  ['another port', { host: HOST, origin: 'http://127.0.0.1:3001' }],
  ['a page of no origin', { host: HOST, origin: 'null' }],
  ['another site', { host: HOST, 'sec-fetch-site': 'cross-site' }],
  ['the right origin of another site', { ...OWN, 'sec-fetch-site': 'same-site' }],
  ['something that does not say', { host: HOST }],
])('a post from %s is refused', async (_, headers) => {
  expect((await post('/afresh', {}, headers)).status).toBe(403);
  expect(made.pretend.startedAfresh).toBe(0);
});

test.each(['evil.example', '127.0.0.1.evil.example', '', 'localhost:3000@evil', '192.168.0.4:3000'])(
  'the name %j for this computer is refused',
  async (host) => {
    for (const path of ['/', '/playground/screens', '/playground/changes', '/playground/playground.js']) expect((await get(path, { host })).status).toBe(403);
  },
);

test.each(['localhost:3000', '127.0.0.1', '[::1]:3000'])('the name %s is taken', async (host) => {
  expect((await get('/', { host })).status).toBe(200);
});

test('a button on the screen can be pressed, again too', async () => {
  await screens.carry('rocketchat')(letterTo({ kind: 'direct', address: 'sam' }, { buttons: [{ choice: 'token-1', label: 'Yes, ask Jo' }] }));
  const message = String(screens.newestIn(samDirect));
  const press = (choice: string, address = 'sam') => post('/press', { channel: 'rocketchat', address, message, choice });
  expect([(await press('token-1')).status, (await press('token-1')).status]).toEqual([204, 204]);
  expect([(await press('token-2')).status, (await press('token-1', 'bilal')).status]).toEqual([404, 404]);
  expect(made.pretend.heard).toMatchObject([{ cue: { place: { kind: 'direct' }, heard: { kind: 'press', choice: 'token-1' } } }, {}]);
  expect(new Set(made.pretend.heard.map(({ cue }) => cue.id)).size).toBe(2);
  expect(await page('?rocketchat=sam&in=hattie')).toContain('you tapped this');
});

test('on WhatsApp a vote is heard as its number, on the letter that was voted on', async () => {
  const jo = { channel: 'whatsapp', address: '447700900002' } as const;
  const poll = { ask: 'Tap one', options: ['Tue', 'Wed', 'Thu'] };
  await screens.carry('whatsapp')(letterTo({ kind: 'direct', address: jo.address }, { id: 'asked', text: 'Which?\n1. Tue\n2. Wed\n3. Thu', poll }));
  expect((await post('/press', { ...jo, message: String(screens.newest()), choice: '2' })).status).toBe(204);
  expect(made.pretend.heard).toMatchObject([{ channel: 'whatsapp', cue: { heard: { kind: 'words', words: '2', answering: 'asked' } } }]);
  expect(screens.acts.all().map(({ line }) => line)).toEqual(['jo taps: Wed']);
});

test('a web address is something to tap, and only that', async () => {
  await sayInRosa('see http://127.0.0.1:3000/calendar/abc.ics, or javascript:alert(1)');
  expect(await page()).toContain(
    'see <a href="http://127.0.0.1:3000/calendar/abc.ics" target="_blank" rel="noreferrer">http://127.0.0.1:3000/calendar/abc.ics</a>, or javascript:alert(1)',
  );
});

test('a newcomer is told what to try until something was played', async () => {
  expect(await page()).toMatch(/You are Sam in Rocket.Chat and Jo on WhatsApp[\s\S]*Show me: Sam swaps a visit with Jo/);
  expect(await page()).toMatch(/name="words" value="\/rota swap Tue"/);
  await sayInRosa('/rota');
  expect(await page()).not.toContain('Show me:');
});

test('a form opens, is answered where it was asked for, and goes away', async () => {
  made.pretend.answers.push({ outcome: 'done', form: FORM });
  await sayInRosa('/note');
  expect(await page()).toMatch(/<dialog[\s\S]*What we did[\s\S]*field:did[\s\S]*<option value="good">Good/);
  expect(await page('?rocketchat=bilal')).not.toContain('<dialog');
  expect((await post('/form', { address: 'sam', form: 'f1', 'field:did': 'Walked', 'field:mood': '', 'field:other': 'x' })).status).toBe(204);
  expect(made.pretend.heard.at(-1)).toMatchObject({
    cue: { place: { kind: 'room', room: 'rosa' }, heard: { kind: 'form', form: 'f1', fields: { did: 'Walked', mood: '' } } },
  });
  expect(await page()).not.toContain('<dialog');
  expect((await post('/form', { address: 'sam', form: 'f1', 'field:did': 'Walked' })).status).toBe(409);
});

test('a form that leads to another shows the other', async () => {
  screens.openForm(samDirect, FORM);
  made.pretend.answers.push({ outcome: 'done', form: { ...FORM, title: 'One more thing' } });
  await post('/form', { address: 'sam', form: 'f1', 'field:did': 'Walked' });
  expect(await page()).toContain('One more thing');
});

test('a form can be closed without a word to Hattie', async () => {
  screens.openForm(samDirect, FORM);
  expect((await post('/form/close', { address: 'sam', form: 'f1' })).status).toBe(204);
  expect([screens.openFormOf('sam'), made.pretend.heard]).toEqual([undefined, []]);
});

test('the clock goes forward, and says kindly that it does not go back', async () => {
  expect((await post('/clock', { to: 'morning' })).status).toBe(204);
  expect(await page()).toContain('Tue 24 Nov 2026, 8:00am');
  const refused = await post('/clock', { to: 'exactly', at: '2026-11-20T09:00' });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toMatch(/^The clock only goes forward. It is Tue 24 Nov 2026, 8:00am already./);
});

test('a chat that is down and a phone that is off take nothing in, and say why', async () => {
  await post('/switch', { channel: 'rocketchat', to: 'off' });
  const down = await sayInRosa('/rota');
  expect([down.status, await down.text()]).toEqual([409, 'Rocket.Chat is down, so nobody can write there. “Rocket.Chat works again” brings it back.']);
  await post('/switch', { channel: 'rocketchat', to: 'on' });
  expect(made.pretend.receipts).toEqual([{ kind: 'back' }]);
  await post('/switch', { channel: 'rocketchat', address: 'sam', to: 'off' });
  expect(await (await sayInRosa('/rota')).text()).toBe('Sam is logged out. “Log in” comes first.');
  expect((await post('/switch', { channel: 'rocketchat', address: 'arthur', to: 'off' })).status).toBe(404);
  expect((await post('/say', { channel: 'rocketchat', address: 'bilal', words: 'help' })).status).toBe(204);
  expect(made.pretend.heard).toHaveLength(1);
});

test('a receipt goes out when the phone has it, not before', async () => {
  const carry = screens.carry('whatsapp');
  const jo = { kind: 'direct', address: '447700900002' } as const;
  await carry(letterTo(jo, { id: 'first' }));
  await post('/switch', { channel: 'whatsapp', address: jo.address, to: 'off' });
  await carry(letterTo(jo, { id: 'second' }));
  await carry(letterTo({ kind: 'direct', address: '447700900001' }, { id: 'third' }));
  expect(made.pretend.receipts.map((receipt) => 'letter' in receipt && receipt.letter)).toEqual(['first', 'third']);
  await post('/switch', { channel: 'whatsapp', address: jo.address, to: 'on' });
  expect(made.pretend.receipts.at(-1)).toEqual({ kind: 'delivered', letter: 'second' });
  expect(screens.messagesIn({ channel: 'whatsapp', address: jo.address, room: undefined })).toHaveLength(2);
});

test('after the clock has moved the page says what fell due', async () => {
  await post('/clock', { to: 'week' });
  expect(await page()).toContain('Nothing fell due on the way.');
});

test('starting afresh empties the screens', async () => {
  await sayInRosa('morning');
  await post('/clock', { to: 'hour' });
  expect((await post('/afresh', {})).status).toBe(204);
  expect([made.pretend.startedAfresh, screens.messagesIn(bilalInRosa)]).toEqual([1, []]);
  expect(await page()).toContain('Mon 23 Nov 2026, 8:00am');
});

test('nothing, too much, and what nobody asked for get a sentence', async () => {
  expect((await sayInRosa('   ')).status).toBe(400);
  expect((await sayInRosa('a'.repeat(600_000))).status).toBe(413);
  expect((await post('/say', { channel: 'pigeon' })).status).toBe(400);
  expect((await post('/clock', { to: 'yesterday' })).status).toBe(400);
});

test('a page that watches is told of changes', async () => {
  const answer = await get('/playground/changes');
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body?.getReader();
  const next = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value);
  expect(await next()).toContain('event: changed');
  screens.tellChanged();
  expect(await next()).toContain('event: changed');
  await reader?.cancel();
});
