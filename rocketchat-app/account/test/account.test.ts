import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StandIn, startStandIn } from '../stand-in/server.ts';
import type { MessageRow } from '../stand-in/workspace.ts';
import { type AccountProcess, bring, letter, settle, startAccount } from './account-process.ts';
import { type PretendCore, startPretendCore } from './pretend-core.ts';
import { until } from './until.ts';

/** One story told in order: the tests below build on each other. */
describe('the account between a workspace and a core', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hatstand-account-'));
  const written: string[] = [];
  let standIn: StandIn;
  let core: PretendCore;
  let account: AccountProcess;
  let door: string;
  let people: ReturnType<typeof settle>;

  beforeAll(async () => {
    standIn = await startStandIn();
    people = settle(standIn);
    standIn.workspace.post(people.sam, people.room, '!rota said long before');
    core = await startPretendCore();
    await start();
  }, 30_000);
  afterAll(async () => {
    await account.stop();
    await core.close();
    await standIn.close();
    rmSync(dataFolder, { recursive: true });
  });

  async function start(): Promise<void> {
    account = startAccount({ server: standIn.url, coreUrl: core.url, dataFolder });
    await account.says('Listening to Rocket.Chat.');
    door = await account.door();
  }
  const alone = () => standIn.workspace.direct([people.hattie, people.sam]);
  const shownIn = (room: string): MessageRow[] =>
    [...standIn.workspace.messages.values()].filter(({ rid, u, t }) => rid === room && u._id === 'hattie-id' && !t);
  function samSays(words: string, room = alone(), more: { tmid?: string } = {}): MessageRow {
    written.push(words);
    return standIn.workspace.post(people.sam, room, words, more);
  }
  const heardCue = (id: string) => until(`the cue ${id}`, () => core.cues.find((cue) => cue.id === id));

  test('carries what Sam says to Hattie alone, under the id of Sam', async () => {
    const { _id } = samSays('rota for the coming week');
    expect(await heardCue(_id)).toEqual({
      id: _id,
      from: { address: 'sam', name: 'Sam' },
      place: { kind: 'direct' },
      heard: { kind: 'words', words: 'rota for the coming week' },
    });
  });

  test('in a room hears commands, her name and answers to her, and nothing else', async () => {
    samSays('just between us', people.room);
    samSays('!later is no command of hers', people.room);
    const command = samSays('!rota swap Tue', people.room);
    const named = samSays('could you @hattie, show the rota', people.room);
    const last = samSays('said to Hattie alone');
    await heardCue(last._id);
    expect(await heardCue(command._id)).toMatchObject({
      place: { kind: 'room', room: 'rosa', name: 'rosa', openTo: 'members' },
      heard: { kind: 'words', words: '/rota swap Tue' },
    });
    expect(await heardCue(named._id)).toMatchObject({ heard: { words: 'could you show the rota' } });
    expect(core.cues).toHaveLength(4);
  });

  test('does not hear herself, other programs, edits, system messages or what was said before she was there', async () => {
    const { workspace } = standIn;
    const robot = workspace.addAccount('robot', 'Robot', { type: 'bot', roles: ['bot'] });
    const before = core.cues.length;
    workspace.post(robot, workspace.direct([people.hattie, robot]), 'rota');
    const old = [...workspace.messages.values()].find(({ msg }) => msg.includes('long before'));
    if (old) workspace.edit(old, '!rota said long before, and edited');
    const between = [...workspace.messages.values()].find(({ msg }) => msg === 'just between us');
    if (between) workspace.edit(between, '!rota just between us');
    await heardCue(samSays('after all that')._id);
    expect(core.cues).toHaveLength(before + 1);
  });

  test('shows a letter to Sam, with numbers and reactions for its choices, and undo in words', async () => {
    const buttons = [
      { choice: 'offer.0', label: 'Yes' },
      { choice: 'offer.1', label: 'No' },
      { choice: 'offer.2', label: 'Undo', inWords: 'To take this back, reply undo.' },
    ];
    expect(await bring(door, '/letters', letter({ text: 'Could you take Tue?', buttons }))).toBe(200);
    const shown = shownIn(alone()._id).at(-1);
    expect(shown?.msg).toBe('Could you take Tue?\n\n1. Yes\n2. No\nTo take this back, reply undo.');
    await until('both reactions', () => Object.keys(shown?.reactions ?? {}).length === 2);
  });

  test('a tap on a number takes that choice, once; taken away and tapped again, again', async () => {
    const shown = shownIn(alone()._id).at(-1);
    if (!shown) throw new Error('nothing is shown');
    const presses = () => core.cues.flatMap(({ heard, from }) => (heard.kind === 'press' ? [`${from.address} ${heard.choice}`] : []));
    standIn.workspace.react(shown, people.sam, ':two:', true);
    await until('the press', () => presses().length === 1);
    standIn.workspace.react(shown, people.sam, ':thumbsup:', true);
    standIn.workspace.react(shown, people.sam, ':two:', false);
    standIn.workspace.react(shown, people.sam, ':two:', true);
    await until('the second press', () => presses().length === 2);
    expect(presses()).toEqual(['sam offer.1', 'sam offer.1']);
  });

  test('an amendment stands below the words, and the choices go; what is not known any more is left alone', async () => {
    const one = letter({ text: 'Could you take Wed?', buttons: [{ choice: 'wed.0', label: 'Yes' }] });
    await bring(door, '/letters', one);
    const shown = shownIn(alone()._id).at(-1);
    const taken = letter({ text: 'Jo has this one now.', amends: one.id });
    expect(await bring(door, '/letters', taken)).toBe(200);
    expect(await bring(door, '/letters', taken)).toBe(200);
    expect(await bring(door, '/letters', letter({ text: 'Open again.', amends: one.id, buttons: one.buttons }))).toBe(200);
    expect(shown?.msg).toBe('Could you take Wed?\n\nJo has this one now.\n\nOpen again.\n\n1. Yes');
    const count = shownIn(alone()._id).length;
    expect(await bring(door, '/letters', letter({ amends: 'never seen' }))).toBe(200);
    expect(shownIn(alone()._id)).toHaveLength(count);
  });

  test('says which letter a quotation or an answer below it is for', async () => {
    const one = letter({ text: 'Which day?' });
    await bring(door, '/letters', one);
    const shown = shownIn(alone()._id).at(-1)?._id;
    const quoting = standIn.workspace.post(people.sam, alone(), `[ ](${standIn.url}/direct/hattie?msg=${shown}) yes please`);
    expect(await heardCue(quoting._id)).toMatchObject({ heard: { words: 'yes please', answering: one.id } });
    const below = samSays('2', alone(), { tmid: shown ?? '' });
    expect(await heardCue(below._id)).toMatchObject({ heard: { words: '2', answering: one.id } });
  });

  test('shows a letter once, also where the answer of Rocket.Chat was lost', async () => {
    const one = letter({ text: 'the lost one' });
    standIn.next.push({ call: 'POST chat.sendMessage', is: 'lost' });
    expect(await bring(door, '/letters', one)).toBe(503);
    expect(await bring(door, '/letters', one)).toBe(200);
    expect(await bring(door, '/letters', one)).toBe(200);
    expect(shownIn(alone()._id).filter(({ msg }) => msg === one.text)).toHaveLength(1);
  });

  test('cuts what is too long at sentences, with the choices below the last part', async () => {
    standIn.workspace.settings.set('Message_MaxAllowedSize', 5_000);
    const text = 'Every line of it is here. '.repeat(400).trim();
    const before = shownIn(alone()._id).length;
    expect(await bring(door, '/letters', letter({ text, buttons: [{ choice: 'long.0', label: 'Yes' }] }))).toBe(200);
    const parts = shownIn(alone()._id)
      .slice(before)
      .map(({ msg }) => msg);
    expect(parts).toHaveLength(3);
    expect(parts.join('')).toBe(`${text}\n\n1. Yes`);
    for (const part of parts.slice(0, -1)) expect(part).toMatch(/here\. $/);
  });

  test('a whisper is said to its person alone', async () => {
    const before = shownIn('rosa').length;
    expect(await bring(door, '/letters', letter({ to: { kind: 'whisper', room: 'rosa', address: 'nia' }, text: 'for Nia only' }))).toBe(200);
    expect(shownIn(standIn.workspace.direct([people.hattie, people.nia])._id).at(-1)?.msg).toBe('for Nia only');
    expect(shownIn('rosa')).toHaveLength(before);
  });

  test('who is not there, or not any more, can never be reached', async () => {
    expect(await bring(door, '/letters', letter({ to: { kind: 'direct', address: 'kim' } }))).toBe(410);
    people.greta.active = false;
    expect(await bring(door, '/letters', letter({ to: { kind: 'direct', address: 'greta' } }))).toBe(410);
    expect(await bring(door, '/letters', letter({ to: { kind: 'room', room: 'nowhere' } }))).toBe(410);
    people.sam.active = false;
    expect(await bring(door, '/letters', letter())).toBe(410);
    people.sam.active = true;
    people.sam.username = 'sam.okoro';
    expect(await bring(door, '/letters', letter({ text: 'under a new name' }))).toBe(200);
  });

  test('tells the core how the room is, and again before anything is shown where somebody new reads along', async () => {
    const { workspace } = standIn;
    const toRoom = (text: string) => bring(door, '/letters', letter({ to: { kind: 'room', room: 'rosa' }, label: 'team', text }));
    await until('the report', () => core.rooms.some(({ room }) => room === 'rosa'));
    await expect.poll(() => toRoom('first post')).toBe(200);
    people.room.members.set('stranger', new Date());
    workspace.addAccount('stranger', 'Kim');
    expect(await toRoom('not for Kim')).toBe(409);
    expect(core.rooms.at(-1)).toMatchObject({ kind: 'is', room: 'rosa', openTo: 'members', members: expect.arrayContaining(['stranger', 'sam']) });
    workspace.openToAll(people.room, people.rosa);
    await until('the report', () => core.rooms.some((report) => report.kind === 'is' && report.openTo === 'everyone'));
    expect(shownIn('rosa').map(({ msg }) => msg)).not.toContain('not for Kim');
  });

  test('a room she was shown out of is gone', async () => {
    standIn.workspace.leave(people.room, people.hattie);
    await until('the report', () => core.rooms.some(({ kind, room }) => kind === 'gone' && room === 'rosa'));
    expect(await bring(door, '/letters', letter({ to: { kind: 'room', room: 'rosa' } }))).toBe(410);
  });

  test('hears what was said while the socket was down, once and in order', async () => {
    standIn.refuseSockets(true);
    const first = samSays('said while the socket was down');
    await heardCue(first._id);
    const second = samSays('and some more');
    standIn.refuseSockets(false);
    await heardCue(second._id);
    await until('the socket', () => standIn.realtime.isConnected());
    expect(core.words().slice(-2)).toEqual([first.msg, second.msg]);
  }, 30_000);

  test('after a kill hears what was said meanwhile, shows nothing twice and knows old letters', async () => {
    const one = letter({ text: 'before the kill', buttons: [{ choice: 'kill.0', label: 'Yes' }] });
    await bring(door, '/letters', one);
    const shown = shownIn(alone()._id).at(-1);
    core.refuseNext(503, 503, 503, 503, 503, 503);
    const waiting = samSays('the core could not take this');
    await until('a try', () => standIn.countOf('GET users.info') > 0);
    await account.stop('SIGKILL');
    const while_ = samSays('said while nobody was there');
    if (shown) standIn.workspace.react(shown, people.sam, ':one:', true);
    core.refuseNext();
    await start();
    await heardCue(while_._id);
    await heardCue(waiting._id);
    await until('the press', () => core.cues.some(({ heard }) => heard.kind === 'press' && heard.choice === 'kill.0'));
    const ids = core.cues.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const before = shownIn(alone()._id).length;
    expect(await bring(door, '/letters', one)).toBe(200);
    expect(shownIn(alone()._id)).toHaveLength(before);
  }, 30_000);

  test('refuses what the core has not signed', async () => {
    expect(await bring(door, '/letters', letter(), 'another secret altogether')).toBe(401);
    expect(await bring(door, '/letters', { ...letter(), surprise: 'x' })).toBe(422);
  });

  test('stops with a sentence when the token is taken away, and makes no further call', async () => {
    standIn.workspace.tokens.clear();
    standIn.realtime.drop();
    await account.says('does not accept our token any more');
    const before = standIn.calls.length;
    expect(await bring(door, '/letters', letter())).toBe(503);
    expect((await fetch(`${door}/health`)).status).toBe(503);
    expect(standIn.calls.length).toBe(before);
  });

  test('made no careless call, and wrote nobody’s words to the terminal or to disk', async () => {
    expect(standIn.faults).toEqual([]);
    await account.stop();
    for (const file of readdirSync(dataFolder)) {
      const bytes = readFileSync(join(dataFolder, file));
      for (const words of written.filter((one) => one.length > 3)) expect(bytes.includes(words), `${file} holds "${words}"`).toBe(false);
    }
    for (const words of written.filter((one) => one.length > 3)) expect(account.output()).not.toContain(words);
  });
});
