import { describe, expect, test } from 'vitest';
import { type Message, message as messageShape } from '../src/chat.ts';
import { choiceOf, messageIdOf, withNumbers } from '../src/choices.ts';
import { placeKind, saidAlone, saidInRoom } from '../src/hear.ts';

const HATTIE = { id: 'hattie-id', username: 'hattie' };
const said = (msg: string, more: Partial<Message> = {}): Message => ({ _id: 'm1', rid: 'rosa', msg, ts: 1, u: { _id: 'sam' }, ...more });
const inRoom = (msg: string, more: Partial<Message> = {}) => saidInRoom(said(msg, more), HATTIE, (id) => id === 'hers');

describe('in a room', () => {
  test.each([
    ['!rota', '/rota'],
    ['!Rota swap Tue', '/rota swap Tue'],
    ['! rota', '/rota'],
    ['!hattie rota me', '/hattie rota me'],
    ['@hattie rota', 'rota'],
    ['@Hattie, rota', 'rota'],
    ['could you @hattie: show the rota', 'could you show the rota'],
    ['@hattie !rota swap Tue', '/rota swap Tue'],
    ['@hattie', '@hattie'],
    ['@hattie سلمى 😀', 'سلمى 😀'],
  ])('%s is for Hattie', (typed, words) => {
    expect(inRoom(typed)?.words).toBe(words);
  });

  test.each(['rota', 'hattie is nice', '!rotas', '!!rota', '!kick sam', '@hattie.bot rota', '@hattiesmith rota', 'mail me@hattiex', '', '@all', '@here rota'])(
    '%s is between the people there',
    (typed) => {
      expect(inRoom(typed)).toBeUndefined();
    },
  );

  test('an answer below something of hers, or quoting it, is for her', () => {
    expect(inRoom('yes please', { tmid: 'hers' })).toEqual({ words: 'yes please', below: 'hers' });
    expect(inRoom('[ ](https://chat.example/group/rosa?msg=hers) yes')).toEqual({ words: 'yes', below: 'hers' });
    expect(inRoom('yes please', { tmid: 'of somebody else' })).toBeUndefined();
    expect(inRoom('[ ](https://chat.example/group/rosa?msg=other) yes')).toBeUndefined();
  });

  test('she is known by her id, whatever she is called', () => {
    expect(inRoom('@Hattie B rota', { mentions: [{ _id: 'hattie-id' }] })).toBeDefined();
    expect(saidInRoom(said('@h.b+t rota'), { id: 'x', username: 'h.b+t' }, () => false)?.words).toBe('rota');
  });
});

test('to her alone everything is said, with or without a mark in front', () => {
  expect(saidAlone(said('!rota swap Tue'))?.words).toBe('/rota swap Tue');
  expect(saidAlone(said('swap Tue'))?.words).toBe('swap Tue');
  expect(saidAlone(said('[ ](https://chat.example/direct/x?msg=hers) 1'))).toEqual({ words: '1', below: 'hers' });
  expect(saidAlone(said('  '))).toBeUndefined();
});

test('direct messages of three people are a room; customers’ chats are none of ours', () => {
  expect(placeKind({ _id: 'r', t: 'd', uids: ['a', 'b'] })).toBe('direct');
  expect(placeKind({ _id: 'r', t: 'd', uids: ['a', 'b', 'c'] })).toBe('room');
  expect(placeKind({ _id: 'r', t: 'p' })).toBe('room');
  expect(placeKind({ _id: 'r', t: 'l' })).toBe('none');
});

test('moments are read as REST and as the socket write them', () => {
  const base = { _id: 'm', rid: 'r', msg: 'x', u: { _id: 'sam' } };
  expect(messageShape.parse({ ...base, ts: '2026-11-23T08:00:00.000Z' }).ts).toBe(Date.UTC(2026, 10, 23, 8));
  expect(messageShape.parse({ ...base, ts: { $date: 5 } }).ts).toBe(5);
});

test('undo has no number, and a message id is always the same', () => {
  const undo = { choice: 'o.1', label: 'Undo', inWords: 'To take this back, reply undo.' };
  expect(withNumbers('Done.', [undo])).toBe('Done.\nTo take this back, reply undo.');
  expect(withNumbers('Which?', [{ choice: 'o.0', label: 'Jo' }, undo])).toBe('Which?\n\n1. Jo\nTo take this back, reply undo.');
  expect(choiceOf(':three:')).toBe(2);
  expect(choiceOf(':thumbsup:')).toBeUndefined();
  expect(messageIdOf('letter', 0)).toBe(messageIdOf('letter', 0));
  expect(messageIdOf('letter', 0)).not.toBe(messageIdOf('letter', 1));
});
