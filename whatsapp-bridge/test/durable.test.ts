import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disappearingAfter, paper, sticker } from '../test-server/contents.ts';
import type { Phone } from '../test-server/phone.ts';
import { startWhatsAppServer, type WhatsAppServer } from '../test-server/server.ts';
import { type Bridge, linkByQr, startBridge } from './bridge.ts';
import { freePort } from './child.ts';
import { letterTo, post } from './letters.ts';
import { HATTIE, JO, TESS } from './people.ts';
import { type PretendCore, startPretendCore } from './pretend-core.ts';
import { quickFolder } from './quick-folder.ts';
import { until } from './until.ts';

/** One story told in order, because linking takes a second or two: the tests below build on each other. */
describe('the bridge loses nothing and does nothing twice', () => {
  const dataFolder = quickFolder();
  let port: number;
  let whatsapp: WhatsAppServer;
  let core: PretendCore;
  let bridge: Bridge;
  let jo: Phone;
  let tess: Phone;

  beforeAll(async () => {
    whatsapp = await startWhatsAppServer({ account: HATTIE });
    jo = whatsapp.addPhone(JO);
    tess = whatsapp.addPhone(TESS);
    port = await freePort();
    core = await startPretendCore(port);
    bridge = await newBridge();
    await linkByQr(bridge, whatsapp);
  }, 30_000);

  afterAll(async () => {
    await bridge.stop('SIGKILL');
    await core.close();
    await whatsapp.close();
    rmSync(dataFolder, { recursive: true });
  });

  const newBridge = (key?: string) => startBridge({ whatsapp, coreUrl: `http://127.0.0.1:${port}`, dataFolder, canBeFull: true, ...(key ? { key } : {}) });
  const timesHeard = (id: string): number => core.calls.filter((call) => call.path === '/cues' && call.id === id).length;
  const isHeard = (id: string) => until(`the cue ${id}`, () => timesHeard(id) > 0);

  async function killAndStart(): Promise<void> {
    const logins = whatsapp.logins();
    await bridge.stop('SIGKILL');
    bridge = await newBridge();
    await until('the next login', () => whatsapp.logins() > logins);
  }

  test('the same message twice is heard once, before and after a restart, and the second time nothing is asked of the phone', async () => {
    const envelope = await jo.compose({ conversation: 'rota' });
    jo.post(envelope);
    await isHeard(envelope.id);
    jo.post(envelope);
    await until('the second to be confirmed', () => whatsapp.record.receipts.filter(({ id }) => id === envelope.id).length === 2);
    await killAndStart();
    jo.post(envelope);
    await until('the third to be confirmed', () => whatsapp.record.receipts.filter(({ id }) => id === envelope.id).length === 3);
    expect(whatsapp.record.receipts.filter(({ id, type }) => id === envelope.id && type === 'retry')).toEqual([]);
    expect(timesHeard(envelope.id)).toBe(1);
  }, 20_000);

  test('what overtook on the way is heard all the same', async () => {
    const [early, late] = [await jo.compose({ conversation: 'early' }), await jo.compose({ conversation: 'late' })];
    jo.post(late);
    jo.post(early);
    await isHeard(early.id);
    expect(timesHeard(late.id)).toBe(1);
  });

  test('a phone that could not read a letter gets it again, also from a bridge that was started since', async () => {
    jo.switchOff();
    const letter = letterTo(JO.number, { text: 'could you take Tuesday' });
    expect(await post(bridge.lettersUrl, letter)).toBe(200);
    await killAndStart();
    jo.failToReadNext();
    await jo.switchOn();
    await until('the letter', () => jo.shown.some(({ text }) => text === letter.text));
    await until('the receipt', () => core.receipts.some((one) => one.kind === 'delivered' && one.letter === letter.id));
    expect(jo.shown.filter(({ text }) => text === letter.text)).toHaveLength(1);
  }, 20_000);

  test('what could not be decrypted is heard when it comes again, once', async () => {
    const id = await jo.send({ conversation: 'rota please' }, { isGarbled: true });
    await isHeard(id);
    expect(jo.resends).toBe(1);
    expect(timesHeard(id)).toBe(1);
  });

  test('what never can be decrypted is told to the core after a while, once, and when it comes after all it is heard', async () => {
    const unopened = () => core.cues.filter(({ heard }) => heard.kind === 'unreadable' && heard.what === 'unopened');
    const before = unopened().length;
    jo.resendsOnRequest = false;
    const id = await jo.send({ conversation: 'rota please' }, { isGarbled: true });
    await until('the cue', () => unopened().length > before);
    expect(unopened().at(-1)).toMatchObject({ from: { address: JO.number }, heard: { kind: 'unreadable', what: 'unopened' } });
    jo.resendsOnRequest = true;
    await jo.sendAgain(id);
    await isHeard(id);
    expect(unopened()).toHaveLength(before + 1);
  });

  test('while the core is away all waits on disk, unreadable, and is heard in order by way of the next bridge', async () => {
    await core.close();
    const secrets = ['my back hurts again', 'about Rosa’s insulin', 'and the key safe'];
    const ids = [await jo.write(secrets[0] ?? ''), await tess.write(secrets[1] ?? ''), await jo.write(secrets[2] ?? '')];
    await until('all to be confirmed', () => whatsapp.undelivered().length === 0);
    await bridge.stop('SIGKILL');
    const onDisk = Buffer.concat(readdirSync(dataFolder).map((file) => readFileSync(join(dataFolder, file))));
    for (const secret of [...secrets, JO.number, JO.lid, JO.name, TESS.number, TESS.lid, 'noiseKey', 'signedPreKey', 'privKey']) {
      expect(onDisk.includes(secret), secret).toBe(false);
    }
    core = await startPretendCore(port);
    bridge = await newBridge();
    await Promise.all(ids.map(isHeard));
    const jos = core.cues.filter(({ from }) => from.address === JO.number).map(({ id }) => id);
    expect(jos).toEqual([ids[0], ids[2]]);
    expect(core.words()).toContain(secrets[1]);
  }, 20_000);

  test('what is not words is confirmed too, and none of it stays on the disk', async () => {
    for (const content of [paper('discharge letter.pdf'), sticker(), disappearingAfter(86_400)]) await jo.send(content);
    await until('all to be confirmed', () => whatsapp.undelivered().length === 0);
    const onDisk = Buffer.concat(readdirSync(dataFolder).map((file) => readFileSync(join(dataFolder, file))));
    for (const trace of ['discharge letter', 'application/pdf', 'image/webp']) expect(onDisk.includes(trace)).toBe(false);
  });

  test('on a full disk it says so and takes nothing, and goes on by itself with nothing lost', async () => {
    await until('the bridge to be connected', () => whatsapp.isConnected() && bridge.stdout().includes('WhatsApp is connected.'));
    bridge.signal('SIGUSR2');
    await until('the disk to be full', () => bridge.stdout().includes('full now'));
    const id = await jo.write('a long story '.repeat(4_000));
    await until('the sentence', () => bridge.stdout().includes('The disk is full'));
    const short = await tess.write('rota');
    expect(await post(bridge.lettersUrl, letterTo(TESS.number))).toBe(503);
    expect(whatsapp.undelivered()).toEqual([id, short]);
    bridge.signal('SIGUSR2');
    await Promise.all([id, short].map(isHeard));
    await until('both to be confirmed', () => whatsapp.undelivered().length === 0);
    expect(bridge.stdout()).toContain('There is room on the disk again.');
    expect([timesHeard(id), timesHeard(short)]).toEqual([1, 1]);
  }, 30_000);

  test('an edit or a deletion is no second wish', async () => {
    const id = await jo.write('can’t do tuesday');
    await jo.edit(id, 'can’t do thursday');
    await jo.deleteForEveryone(id);
    await isHeard(await jo.write('the last'));
    expect(core.words().slice(-2)).toEqual(['can’t do tuesday', 'the last']);
  });

  test('a second bridge on the same files ends with a sentence, and the first goes on', async () => {
    await expect(newBridge()).rejects.toThrow('Another bridge is running on the files');
    await isHeard(await jo.write('still here'));
  }, 20_000);

  test('with another key it ends with a sentence and leaves the files as they are', async () => {
    await bridge.stop('SIGKILL');
    await expect(newBridge('another key, and as long as the first')).rejects.toThrow('HATSTAND_BRIDGE_KEY is not the key');
    bridge = await newBridge();
    await isHeard(await jo.write('still here'));
    expect(core.faults).toEqual([]);
    expect(whatsapp.errors).toEqual([]);
    expect([...jo.unreadable, ...tess.unreadable]).toEqual([]);
    expect(bridge.stderr()).toBe('');
  }, 20_000);
});
