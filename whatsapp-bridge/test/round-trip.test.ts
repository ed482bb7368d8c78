import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { macOf } from '@hatstand/core/wire/signature';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { picture, voiceNote } from '../test-server/contents.ts';
import { STATUS } from '../test-server/elsewhere.ts';
import type { Phone, Received } from '../test-server/phone.ts';
import { startWhatsAppServer, type WhatsAppServer } from '../test-server/server.ts';
import { linkByQr, SECRET, startBridge } from './bridge.ts';
import { freePort, startChild } from './child.ts';
import { HATTIE, JO } from './people.ts';
import { until } from './until.ts';

const CORE_MAIN = fileURLToPath(new URL('../../core/src/main.ts', import.meta.url));

/** Phone, WhatsApp server, bridge process, core process, and all the way back: nothing pretended but WhatsApp itself. One story, told in order. */
describe('Jo and Hattie on WhatsApp, with a real core', () => {
  const undo: (() => unknown)[] = [];
  let whatsapp: WhatsAppServer;
  let coreUrl: string;
  let jo: Phone;

  function newFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'hatstand-round-trip-'));
    undo.push(() => rmSync(folder, { recursive: true }));
    return folder;
  }

  beforeAll(async () => {
    whatsapp = await startWhatsAppServer({ account: HATTIE });
    undo.push(whatsapp.close);
    jo = whatsapp.addPhone(JO);
    const port = await freePort();
    const core = startChild([CORE_MAIN], {
      PORT: '0',
      HATSTAND_DATA: newFolder(),
      HATSTAND_ROCKETCHAT_SECRET: SECRET,
      HATSTAND_WHATSAPP_SECRET: SECRET,
      HATSTAND_WHATSAPP_URL: `http://127.0.0.1:${port}/letters`,
    });
    undo.push(() => core.stop());
    coreUrl = await until('the address of the core', () => {
      if (core.hasEnded()) throw new Error(`the core ended: ${core.stdout()}${core.stderr()}`);
      return core.stdout().match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
    });
    const bridge = await startBridge({ whatsapp, coreUrl, dataFolder: newFolder(), port });
    undo.push(() => bridge.stop());
    await linkByQr(bridge, whatsapp);
  }, 30_000);

  afterAll(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  /** Sam writes in the room of Rosa's team. */
  async function samSays(words: string): Promise<void> {
    const body = JSON.stringify({ id: randomUUID(), from: { address: 'sam' }, place: { kind: 'room', room: 'rosa' }, heard: { kind: 'words', words } });
    const [time, nonce] = [String(Math.floor(Date.now() / 1000)), randomUUID()];
    const signature = macOf(SECRET, { time, nonce }, body);
    const headers = { 'x-hatstand-channel': 'rocketchat', 'x-hatstand-time': time, 'x-hatstand-nonce': nonce, 'x-hatstand-signature': signature };
    const answer = await fetch(`${coreUrl}/cues`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
    expect(answer.status).toBe(202);
  }

  /** The next message on the phone of Jo that has this in it, after those she has seen. */
  async function joSees(words: string | RegExp, after = 0): Promise<Received> {
    return until(`Jo to see ${words}`, () =>
      jo.inbox.slice(after).find(({ text }) => (typeof words === 'string' ? text?.includes(words) : words.test(text ?? ''))),
    );
  }

  test('Jo asks for the rota and reads it there, without whose visits they are', async () => {
    await jo.write('rota');
    const { text } = await joSees('Tue 24 Nov, 9am to 11am: Sam');
    for (const one of jo.inbox) expect(one.text).not.toContain('Rosa');
    expect(text).not.toContain('Rosa');
  });

  test('messages of the chat disappear after a day', async () => {
    await until('the setting', () => jo.disappearsAfterSeconds === 86_400);
    expect(jo.inbox.at(-1)?.content.extendedTextMessage?.contextInfo?.expiration).toBe(86_400);
  });

  test('a thumb of any colour on a question is a yes, and a heart on the answer says nothing', async () => {
    await samSays('/rota cover Tue');
    const question = await joSees('could you take Tue 24 Nov');
    const before = jo.inbox.length;
    await jo.react(question.id, '👍🏽');
    const answer = await until('the answer', () => jo.inbox[before]);
    expect(answer.text).toMatch(/^Thank you/);
    const seen = jo.inbox.length;
    await jo.react(answer.id, '❤️');
    await jo.react(answer.id, '');
    await jo.write('hello');
    await until('the answer to hello', () => jo.inbox.length > seen);
    expect(jo.inbox.length).toBe(seen + 1);
  });

  test('a no, said while quoting the question, is for that question', async () => {
    await samSays('/rota cover Fri');
    const question = await joSees('could you take Fri 27 Nov');
    const before = jo.inbox.length;
    await jo.quote(question.id, 'no sorry');
    const { text } = await until('the answer', () => jo.inbox[before]);
    expect(text).toMatch(/no problem|thank|fine/i);
  });

  test('choices can be tapped in a poll, or answered with a number', async () => {
    const before = jo.inbox.length;
    await jo.write('cover');
    await joSees('2. Thu 26 Nov, 9am to 11am', before);
    const poll = await until('the poll', () => jo.inbox.find(({ content }) => content.pollCreationMessageV3));
    expect(poll.content.pollCreationMessageV3?.options?.map(({ optionName }) => optionName)).toContain('Thu 26 Nov, 9am to 11am');
    const seen = jo.inbox.length;
    await jo.vote(poll, ['Thu 26 Nov, 9am to 11am']);
    await joSees('Thu 26 Nov, 9am to 11am', seen);
  });

  test('a voice note and a picture get one kind line, and are not fetched', async () => {
    const before = jo.inbox.length;
    await jo.send(voiceNote());
    await joSees("I can't listen to voice messages", before);
    const seen = jo.inbox.length;
    await jo.send(picture());
    await jo.write('hello');
    await until('the answer to hello', () => jo.inbox.length > seen);
    expect(jo.inbox.length).toBe(seen + 1);
  });

  test('edits, deletions, groups, status, channels and calls are not heard', async () => {
    const seen = jo.inbox.length;
    const id = await jo.write('hello');
    await until('the answer to hello', () => jo.inbox.length > seen);
    await jo.edit(id, 'rota');
    await jo.deleteForEveryone(id);
    await jo.write('rota', { group: whatsapp.newGroup() });
    await jo.write('rota', { group: STATUS });
    whatsapp.postInChannel('rota');
    whatsapp.call(jo);
    await jo.write('hello');
    await until('the answer to the second hello', () => jo.inbox.length > seen + 1);
    expect(jo.inbox.length).toBe(seen + 2);
  });

  test('what comes from a phone with new keys is a stranger’s, from the first word on', async () => {
    const seen = jo.inbox.length;
    jo.changeHands({ isAnnounced: false });
    await jo.write('rota');
    const { text } = await until('an answer', () => jo.inbox[seen]);
    expect(text).toMatch(/^Hello, I am Hattie\./);
  });

  test('nothing is left that could not be read, and nothing went wrong', () => {
    expect(jo.unreadable).toEqual([]);
    expect(whatsapp.errors).toEqual([]);
    expect(whatsapp.record.receipts.filter(({ type }) => type === 'read')).toEqual([]);
  });
});
