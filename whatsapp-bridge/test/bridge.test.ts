import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Phone } from '../test-server/phone.ts';
import { startWhatsAppServer, type WhatsAppServer } from '../test-server/server.ts';
import { type Bridge, linkByQr, startBridge } from './bridge.ts';
import { letterTo, post } from './letters.ts';
import { HATTIE, JO, TESS } from './people.ts';
import { type PretendCore, startPretendCore } from './pretend-core.ts';
import { until } from './until.ts';

/** One story told in order, because linking takes a second or two: the tests below build on each other. */
describe('the bridge process between a WhatsApp server and a core', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hatstand-bridge-'));
  const written: string[] = [];
  let whatsapp: WhatsAppServer;
  let core: PretendCore;
  let bridge: Bridge;
  let jo: Phone;
  let tess: Phone;
  const letter = letterTo(JO.number, { text: 'could you take the late turn on Tuesday' });

  beforeAll(async () => {
    whatsapp = await startWhatsAppServer({ account: HATTIE });
    jo = whatsapp.addPhone(JO);
    tess = whatsapp.addPhone(TESS);
    core = await startPretendCore();
    bridge = await startBridge({ whatsapp, coreUrl: core.url, dataFolder });
    await linkByQr(bridge, whatsapp);
  }, 30_000);

  afterAll(async () => {
    await bridge.stop();
    await core.close();
    await whatsapp.close();
    rmSync(dataFolder, { recursive: true });
  });

  async function joWrites(words: string, sending?: Parameters<Phone['write']>[1]): Promise<string> {
    written.push(words);
    return jo.write(words, sending);
  }

  test('tells the core that WhatsApp can be written to', async () => {
    await until('a back receipt', () => core.receipts.some(({ kind }) => kind === 'back'));
  });

  test('carries what Jo writes to the core, signed, under the number Jo is known by', async () => {
    const id = await joWrites('rota for the coming week');
    await until('the cue', () => core.cues.length === 1);
    expect(core.cues[0]).toEqual({
      id,
      from: { address: JO.number, name: JO.name },
      place: { kind: 'direct' },
      heard: { kind: 'words', words: 'rota for the coming week' },
    });
  });

  test('knows Jo by the same address when WhatsApp names the sender by phone number', async () => {
    await joWrites('written under the phone number', { addressing: 'number' });
    await until('the cue', () => core.cues.length === 2);
    expect(core.cues[1]?.from.address).toBe(JO.number);
  });

  test('carries a letter to the phone of Jo and reports that it arrived', async () => {
    expect(await post(bridge.lettersUrl, letter)).toBe(200);
    await until('the letter', () => jo.inbox.length === 1);
    expect(jo.inbox[0]?.text).toBe(letter.text);
    await until('the receipt', () => core.receipts.some((one) => one.kind === 'delivered' && one.letter === letter.id));
    expect(tess.inbox).toEqual([]);
  });

  test('shows the same letter once, however often it is handed in', async () => {
    expect(await post(bridge.lettersUrl, letter)).toBe(200);
    const next = letterTo(JO.number, { text: 'another letter after it' });
    expect(await post(bridge.lettersUrl, next)).toBe(200);
    await until('the next letter', () => jo.inbox.length === 2);
    expect(jo.inbox[1]?.text).toBe(next.text);
  });

  test('says which letter a quoting reply answers', async () => {
    written.push('yes I can do that');
    await jo.quote(jo.inbox[0]?.id ?? '', 'yes I can do that');
    const { heard } = await until('the cue', () => core.cues[2]);
    expect(heard).toEqual({ kind: 'words', words: 'yes I can do that', answering: letter.id });
  });

  test('writes to somebody who has never written, also under the LID', async () => {
    expect(await post(bridge.lettersUrl, letterTo(TESS.number, { text: 'to the number of Tess' }))).toBe(200);
    expect(await post(bridge.lettersUrl, letterTo(`lid:${TESS.lid}`, { text: 'to the LID of Tess' }))).toBe(200);
    await until('both letters', () => tess.inbox.length === 2);
  });

  test('answers 410 for a number that is not on WhatsApp', async () => {
    expect(await post(bridge.lettersUrl, letterTo('447700900999'))).toBe(410);
  });

  test('answers 422 to care text and to rooms, and says nothing', async () => {
    const before = jo.inbox.length;
    written.push('insulin at eight');
    expect(await post(bridge.lettersUrl, letterTo(JO.number, { label: 'care', text: 'insulin at eight' }))).toBe(422);
    expect(await post(bridge.lettersUrl, letterTo(JO.number, { to: { kind: 'room', room: whatsapp.newGroup() } }))).toBe(422);
    expect(jo.inbox.length).toBe(before);
  });

  test('does not hear groups', async () => {
    const before = core.cues.length;
    await joWrites('said among friends', { group: whatsapp.newGroup() });
    await joWrites('said to Hattie alone');
    await until('the cue', () => core.words().includes('said to Hattie alone'));
    expect(core.cues.length).toBe(before + 1);
  });

  test('calls again after a drop and hears what was written meanwhile', async () => {
    const backBefore = core.receipts.filter(({ kind }) => kind === 'back').length;
    whatsapp.drop();
    await joWrites('written while the line was down');
    await until('the cue', () => core.words().includes('written while the line was down'));
    await until('a back receipt', () => core.receipts.filter(({ kind }) => kind === 'back').length > backBefore);
    expect(whatsapp.logins()).toBe(2);
  }, 20_000);

  test('after a restart it is still linked, sends nothing twice and knows old letters', async () => {
    const output = bridge.stdout() + bridge.stderr();
    await bridge.stop('SIGKILL');
    bridge = await startBridge({ whatsapp, coreUrl: core.url, dataFolder });
    await until('the third login', () => whatsapp.logins() === 3);
    const before = jo.inbox.length;
    expect(await post(bridge.lettersUrl, letter)).toBe(200);
    written.push('about that first letter');
    await jo.quote(jo.inbox[0]?.id ?? '', 'about that first letter');
    const { heard } = await until('the cue', () => core.cues.find((one) => one.heard.kind === 'words' && one.heard.words === 'about that first letter'));
    expect(heard).toMatchObject({ answering: letter.id });
    expect(jo.inbox.length).toBe(before);
    expectNothingPrivateIn(output);
  }, 20_000);

  test('stops with a sentence when the owner unlinks it on the phone, and links anew at the next start', async () => {
    whatsapp.unlink();
    await until('the sentence', () => bridge.stdout().includes('WhatsApp has unlinked this device.'));
    expect(await post(bridge.lettersUrl, letterTo(JO.number))).toBe(503);
    expectNothingPrivateIn(bridge.stdout() + bridge.stderr());
    await bridge.stop();
    bridge = await startBridge({ whatsapp, coreUrl: core.url, dataFolder });
    await until('a new QR code', () => bridge.stdout().includes('QR code'));
  });

  test('wrote nobody’s words, numbers or names, and no keys, to the terminal; and no words to disk', () => {
    expectNothingPrivateIn(bridge.stdout() + bridge.stderr());
    expect(bridge.stderr()).toBe('');
    for (const file of readdirSync(dataFolder)) {
      const bytes = readFileSync(join(dataFolder, file));
      for (const words of [...written, letter.text]) expect(bytes.includes(words), `${file} holds "${words}"`).toBe(false);
    }
    expect(core.faults).toEqual([]);
    expect(whatsapp.errors).toEqual([]);
    expect([...jo.unreadable, ...tess.unreadable]).toEqual([]);
  });

  function expectNothingPrivateIn(output: string): void {
    for (const { number, lid, name } of [HATTIE, JO, TESS]) {
      for (const secret of [number, lid, name]) expect(output).not.toContain(secret);
    }
    for (const secret of [...written, letter.text, 'privKey', 'Closing session']) expect(output).not.toContain(secret);
  }
});
