import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contactCard, disappearing, picture, position, voiceNote } from '../test-server/contents.ts';
import { STATUS } from '../test-server/elsewhere.ts';
import type { Phone } from '../test-server/phone.ts';
import { startWhatsAppServer, type WhatsAppServer } from '../test-server/server.ts';
import { HATTIE, JO, TESS } from './people.ts';
import { linkPlainClient } from './plain-client.ts';
import { until } from './until.ts';

/** The test server proved with Baileys as it comes, without our bridge: what the tests of the bridge stand on. */
describe('the WhatsApp for tests', () => {
  let whatsapp: WhatsAppServer;
  let client: Awaited<ReturnType<typeof linkPlainClient>>;
  let jo: Phone;
  let tess: Phone;

  beforeAll(async () => {
    whatsapp = await startWhatsAppServer({ account: HATTIE });
    jo = whatsapp.addPhone(JO);
    tess = whatsapp.addPhone(TESS);
    client = await linkPlainClient(whatsapp);
  }, 30_000);

  afterAll(async () => {
    await client.end();
    await whatsapp.close();
    expect(whatsapp.errors).toEqual([]);
  });

  beforeEach(async () => {
    await until('the client to be open', () => client.isOpen());
    client.closings.length = 0;
  });

  test('a text arrives under LID and under number, and is acknowledged', async () => {
    for (const addressing of ['lid', 'number'] as const) {
      const id = await jo.write('hello', { addressing });
      const { key, message } = await client.hears(id);
      expect(message?.conversation).toBe('hello');
      expect(key.remoteJid).toBe(addressing === 'lid' ? jo.lidChat : jo.numberChat);
      await until('the receipt', () => whatsapp.record.receipts.some((one) => one.id === id));
    }
    expect(whatsapp.undelivered()).toEqual([]);
  });

  test('reactions, quotes, edits, deletions, voice notes, pictures and places arrive as what they are', async () => {
    const id = (await client.say(jo.numberChat, { text: 'can you come' })).key.id ?? '';
    await until('the letter', () => jo.inbox.some((one) => one.id === id));
    const reaction = await client.hears(await jo.react(id, '👍🏽'));
    expect(reaction.message?.reactionMessage).toMatchObject({ text: '👍🏽', key: { id } });
    const quote = await client.hears(await jo.quote(id, 'yes'));
    expect(quote.message?.extendedTextMessage?.contextInfo?.stanzaId).toBe(id);
    const first = await jo.write('tomorow');
    expect((await client.hears(await jo.edit(first, 'tomorrow'))).message?.protocolMessage?.editedMessage?.conversation).toBe('tomorrow');
    expect((await client.hears(await jo.deleteForEveryone(first))).message?.protocolMessage?.key?.id).toBe(first);
    expect((await client.hears(await jo.send(voiceNote()))).message?.audioMessage?.ptt).toBe(true);
    expect((await client.hears(await jo.send(picture('look')))).message?.imageMessage?.caption).toBe('look');
    expect((await client.hears(await jo.send(position()))).message?.locationMessage).toBeTruthy();
    expect((await client.hears(await jo.send(contactCard()))).message?.contactMessage).toBeTruthy();
    expect((await client.hears(await jo.send(disappearing({ conversation: 'gone soon' })))).message?.ephemeralMessage).toBeTruthy();
  });

  test('a poll reaches the phone with its secret, and the vote comes back sealed', async () => {
    await client.say(jo.numberChat, { poll: { name: 'Can you?', values: ['Yes', 'No'], selectableCount: 1 } });
    const poll = await until('the poll', () => jo.inbox.find(({ content }) => content.pollCreationMessageV3));
    const vote = await client.hears(await jo.vote(poll, ['Yes']));
    expect(vote.message?.pollUpdateMessage).toMatchObject({ pollCreationMessageKey: { id: poll.id } });
    expect(JSON.stringify(vote.message)).not.toContain('"Yes"');
  });

  test('what is written while the client is away comes later, in order', async () => {
    whatsapp.drop();
    const written = [await jo.write('one'), await jo.write('two'), await tess.write('three')];
    await client.hears(written[2] ?? '');
    expect(client.heard.map(({ key }) => key.id).filter((id) => written.includes(id ?? ''))).toEqual(written);
    expect(client.closings).toEqual([428]);
  });

  test('the same message can come twice, and messages can overtake each other', async () => {
    const [early, late] = [await jo.compose({ conversation: 'early' }), await jo.compose({ conversation: 'late' })];
    jo.post(late);
    jo.post(early);
    await client.hears(early.id);
    expect(client.heard.slice(-2).map(({ key }) => key.id)).toEqual([late.id, early.id]);
    await jo.write('late', { id: late.id });
    await until('the second copy', () => client.heard.filter(({ key }) => key.id === late.id).length === 2);
  });

  test('what the client cannot read is asked for and sent again under the same id', async () => {
    const id = await jo.write('second time lucky', { isGarbled: true });
    expect((await client.hears(id)).message?.conversation).toBe('second time lucky');
    expect(jo.resends).toBe(1);
    expect(client.heard.some(({ key, messageStubType }) => key.id === id && messageStubType)).toBe(true);
  });

  test('what the phone cannot read is asked for and sent again under the same id', async () => {
    tess.failToReadNext();
    const { key } = await client.say(tess.numberChat, { text: 'for Tess' });
    await until('the message', () => tess.inbox.some(({ id }) => id === key.id));
    expect(tess.unreadable).toEqual([]);
  });

  test('delivery and reading are told apart; a phone that is off says nothing yet', async () => {
    tess.switchOff();
    const id = (await client.say(tess.numberChat, { text: 'are you there' })).key.id ?? '';
    await until('the message at the server', () => whatsapp.record.messages.some((one) => one.id === id));
    expect(client.updates.some((one) => one.id === id && (one.status ?? 0) >= 3)).toBe(false);
    await tess.switchOn();
    await until('delivered', () => client.updates.some((one) => one.id === id && one.status === 3));
    tess.hasRead(id);
    await until('read', () => client.updates.some((one) => one.id === id && one.status === 4));
  });

  test('groups, status and channels reach a client that does not ignore them; a call is no message', async () => {
    expect((await client.hears(await jo.write('to friends', { group: whatsapp.newGroup() }))).message?.conversation).toBe('to friends');
    expect((await client.hears(await jo.write('to everybody', { group: STATUS }))).key.remoteJid).toBe(STATUS);
    whatsapp.postInChannel('news');
    await until('the post', () => client.heard.some(({ message }) => message?.conversation === 'news'));
    const before = client.heard.length;
    whatsapp.call(jo);
    await client.hears(await jo.write('after the call'));
    expect(client.heard).toHaveLength(before + 1);
  });

  test('a refused message is said to be so; a mute server says nothing', async () => {
    whatsapp.faults.refusal = () => 463;
    const id = (await client.say(jo.numberChat, { text: 'not allowed' })).key.id ?? '';
    await until('the refusal', () => client.updates.some((one) => one.id === id && one.error === '463'));
    whatsapp.faults.refusal = () => undefined;
    expect(jo.inbox.some((one) => one.id === id)).toBe(false);
  });

  test('typing is seen, with whom and when', async () => {
    await client.socket().sendPresenceUpdate('composing', jo.numberChat);
    await until('the sign', () => whatsapp.record.signs.some(({ shows, to }) => shows === 'composing' && to === jo.numberChat));
    await client.socket().onWhatsApp(jo.numberChat);
    expect(whatsapp.record.lookups.at(-1)).toBe(JO.number);
  });

  test.each([
    [515, () => whatsapp.hangUp(515)],
    [503, () => whatsapp.hangUp(503)],
    [440, () => whatsapp.replace()],
  ])('hangs up with %i and is there again', async (code, hangUp) => {
    hangUp();
    await until('the closing', () => client.closings.length > 0);
    expect(client.closings[0]).toBe(code);
  });

  test.each([403, 405, 503])('turns a login away with %i', async (code) => {
    whatsapp.faults.failingLogins.push(code);
    whatsapp.drop();
    await until('the closing', () => client.closings.includes(code));
  });

  test('a phone that changed hands still reads and writes, with new keys', async () => {
    tess.changeHands();
    await client.hears(await tess.write('new phone who dis'));
    const { key } = await client.say(tess.numberChat, { text: 'welcome back' });
    await until('the message', () => tess.inbox.some(({ id }) => id === key.id));
  });

  test('a disappearing-message setting reaches the phone', async () => {
    await client.say(jo.numberChat, { disappearingMessagesInChat: 86_400 });
    await until('the setting', () => jo.disappearsAfterSeconds === 86_400);
  });

  test('an account that wants a passkey never answers after the QR code', async () => {
    const strict = await startWhatsAppServer({ account: TESS });
    strict.faults.wantsPasskey = true;
    await expect(Promise.race([linkPlainClient(strict), until('never', () => false, 300)])).rejects.toThrow('never');
    expect(strict.logins()).toBe(0);
    await strict.close();
  });
});
