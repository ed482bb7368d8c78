import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Phone } from '../test-server/phone.ts';
import { startWhatsAppServer, type WhatsAppServer } from '../test-server/server.ts';
import { type Bridge, linkByQr, startBridge } from './bridge.ts';
import { letterTo, post, signed } from './letters.ts';
import { HATTIE, JO, TESS } from './people.ts';
import { type PretendCore, startPretendCore } from './pretend-core.ts';
import { until } from './until.ts';

/** How the bridge process behaves towards WhatsApp, and what it says when WhatsApp will not have it. One story, told in order. */
describe('the bridge on the line', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hatstand-behaviour-'));
  let whatsapp: WhatsAppServer;
  let core: PretendCore;
  let bridge: Bridge;
  let jo: Phone;
  let tess: Phone;

  const start = async (tempo: 'test' | 'human' = 'test'): Promise<Bridge> => startBridge({ whatsapp, coreUrl: core.url, dataFolder, tempo });
  const states = () => core.receipts.flatMap((one) => (one.kind === 'line' ? [one.state] : []));

  beforeAll(async () => {
    whatsapp = await startWhatsAppServer({ account: HATTIE });
    jo = whatsapp.addPhone(JO);
    tess = whatsapp.addPhone(TESS);
    core = await startPretendCore();
    bridge = await start('human');
    await linkByQr(bridge, whatsapp);
  }, 30_000);

  afterAll(async () => {
    await bridge.stop();
    await core.close();
    await whatsapp.close();
    rmSync(dataFolder, { recursive: true });
    expect(core.faults).toEqual([]);
    expect(whatsapp.errors).toEqual([]);
  });

  test('draws the QR code for a camera', () => {
    expect(bridge.stdout()).toMatch(/▀|▄|█/);
  });

  test('types for a second before it answers, asks whether a number is on WhatsApp, and never says that it has read', async () => {
    await jo.write('rota');
    await until('the cue', () => core.words().includes('rota'));
    expect(await post(bridge.lettersUrl, letterTo(JO.number, { text: 'Your visits' }))).toBe(200);
    const typing = whatsapp.record.signs.find(({ shows, to }) => shows === 'composing' && to === jo.numberChat);
    const message = whatsapp.record.messages.find(({ to }) => to === jo.numberChat);
    expect((message?.at ?? 0) - (typing?.at ?? 0)).toBeGreaterThanOrEqual(950);
    expect(whatsapp.record.lookups).toContain(JO.number);
    expect(whatsapp.record.receipts.some(({ type }) => type === 'read')).toBe(false);
  });

  test('asks to be asked again when many letters come at once, and says that none of those was shown', async () => {
    const answers: { status: number; shown: string | null; seconds: number }[] = [];
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const body = JSON.stringify(letterTo(TESS.number, { text: `letter ${number}` }));
      fetch(bridge.lettersUrl, { method: 'POST', headers: signed(body), body }).then(
        ({ status, headers }) => void answers.push({ status, shown: headers.get('x-hatstand-shown'), seconds: Number(headers.get('retry-after')) }),
        // The bridge is stopped before the last of them has its turn.
        () => {},
      );
    }
    const later = await until('four that are to wait', () => answers.length >= 4 && answers);
    for (const answer of later) {
      expect(answer).toMatchObject({ status: 429, shown: 'no' });
      expect(answer.seconds).toBeGreaterThanOrEqual(1);
      expect(answer.seconds).toBeLessThanOrEqual(60);
    }
  });

  test('a read receipt counts as arrived, and not as read', async () => {
    await bridge.stop();
    bridge = await start();
    await until('the line', () => bridge.stdout().includes('WhatsApp is connected.'));
    const letter = letterTo(JO.number, { text: 'did you see' });
    await post(bridge.lettersUrl, letter);
    const shown = await until('the letter', () => jo.inbox.find(({ text }) => text === letter.text));
    jo.hasRead(shown.id);
    await until('the receipt', () => core.receipts.some((one) => one.kind === 'delivered' && one.letter === letter.id));
    expect(core.receipts.filter((one) => 'letter' in one && one.letter === letter.id)).toHaveLength(1);
  }, 20_000);

  test('new keys that WhatsApp announces are reported at once', async () => {
    tess.changeHands();
    await until('the report', () => core.receipts.some((one) => one.kind === 'changed hands' && one.address === TESS.number));
  });

  test('new keys that nobody announced are reported before the words that came with them', async () => {
    jo.changeHands({ isAnnounced: false });
    await jo.write('new phone who dis');
    await until('the cue', () => core.words().includes('new phone who dis'));
    const report = core.receipts.findIndex((one) => one.kind === 'changed hands' && one.address === JO.number);
    expect(report).toBeGreaterThan(-1);
    const paths = core.calls.slice(-2).map(({ path }) => path);
    expect(paths).toEqual(['/receipts', '/cues']);
  });

  test('once WhatsApp lets it write to nobody new, it says so, tries nobody new, and goes on with whom it knows', async () => {
    const [stranger, another] = [whatsapp.addPhone(person(11)), whatsapp.addPhone(person(12))];
    whatsapp.faults.refusal = ({ attrs }) => (attrs['to'] === stranger.numberChat ? 463 : undefined);
    expect(await post(bridge.lettersUrl, letterTo(stranger.person.number))).toBe(410);
    whatsapp.faults.refusal = () => undefined;
    expect(await post(bridge.lettersUrl, letterTo(another.person.number))).toBe(503);
    expect(await post(bridge.lettersUrl, letterTo(JO.number))).toBe(200);
    await until('the report', () => states().includes('no new chats'));
    expect(whatsapp.record.messages.filter(({ to }) => to === stranger.numberChat)).toHaveLength(1);
    expect(whatsapp.record.lookups).not.toContain(another.person.number);
    expect([...stranger.inbox, ...another.inbox]).toEqual([]);
  });

  test('too fast is no failure: the letter is asked for again, and goes out under the same id', async () => {
    const letter = letterTo(JO.number, { text: 'once more' });
    whatsapp.faults.refusal = () => 429;
    expect(await post(bridge.lettersUrl, letter)).toBe(503);
    whatsapp.faults.refusal = () => undefined;
    expect(await post(bridge.lettersUrl, letter)).toBe(429);
    expect(core.receipts.some((one) => one.kind === 'failed' && one.letter === letter.id)).toBe(false);
  });

  test('how the line is, is told to whoever asks with the secret', async () => {
    const answer = await fetch(bridge.lettersUrl.replace('/letters', '/line'), { headers: signed('') });
    expect(await answer.json()).toMatchObject({ state: 'no new chats', says: expect.stringMatching(/\.$/) });
  });

  test('replaced by another bridge it stops, says so, and does not push back', async () => {
    const logins = whatsapp.logins();
    whatsapp.replace();
    await until('the report', () => states().includes('replaced'));
    expect(bridge.stdout()).toContain('Another bridge has taken over this line.');
    expect(whatsapp.logins()).toBe(logins);
    expect(await post(bridge.lettersUrl, letterTo(JO.number))).toBe(503);
  });

  test.each([
    [403, 'blocked', 'WhatsApp has blocked this number.'],
    [405, 'too old', 'is too old'],
  ] as const)(
    'turned away with %i it says %s and calls no more',
    async (code, state, sentence) => {
      await bridge.stop();
      whatsapp.faults.failingLogins.push(code);
      bridge = await start();
      await until('the report', () => states().includes(state));
      expect(bridge.stdout()).toContain(sentence);
      expect(whatsapp.isConnected()).toBe(false);
    },
    20_000,
  );

  test('an account that wants a passkey is found out when linking comes to nothing', async () => {
    await bridge.stop();
    whatsapp.unlink();
    whatsapp.faults.wantsPasskey = true;
    rmSync(dataFolder, { recursive: true });
    bridge = await start();
    whatsapp.scan(await until('a QR code', () => bridge.stdout().match(/QR code.*\n(\S+)\n/)?.[1]));
    await until('the report', () => states().at(-1) === 'linking blocked');
    expect(bridge.stdout()).toMatch(/passkey/);
  }, 20_000);
});

const person = (number: number) => ({ number: `4477009000${number}`, lid: `9000000000000${number}`, name: `Somebody ${number}` });
