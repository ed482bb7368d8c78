import { describe, expect, test } from 'vitest';
import { openPolls, pollMessageIdOf } from '../src/polls.ts';
import { voteIn } from '../test-server/votes.ts';
import { storeInMemory } from './stores.ts';

const OURS = { number: '447700900001@s.whatsapp.net', lid: '900000000000001@lid' };
const JOS = { number: '447700900002@s.whatsapp.net', lid: '900000000000002@lid' };
const creators = ['900000000000001:4@lid', '447700900001:4@s.whatsapp.net'];

function sentPoll() {
  const store = storeInMemory();
  openPolls(store).begun('letter-7', ['Tue', 'Wed', 'Thu']);
  // Opened again, as after a restart.
  const polls = openPolls(store);
  const id = pollMessageIdOf('letter-7');
  const poll = { id, content: { messageContextInfo: { messageSecret: polls.secretOf(id) } } };
  const vote = (options: string[], form: 'number' | 'lid') => voteIn({ poll, options, creator: OURS[form], voter: JOS[form] }).pollUpdateMessage ?? {};
  return { polls, vote, store };
}

describe('a vote in a poll of ours', () => {
  test.each(['number', 'lid'] as const)('is read in the form of address the phone used: %s', (form) => {
    const { polls, vote } = sentPoll();
    expect(polls.voteIn(vote(['Wed'], form), [JOS.lid, JOS.number], creators)).toBe(2);
  });
  test('of somebody else’s phone, taken back, or for no option says nothing', () => {
    const { polls, vote } = sentPoll();
    expect(polls.voteIn(vote(['Wed'], 'lid'), ['900000000000009@lid'], creators)).toBeUndefined();
    expect(polls.voteIn(vote([], 'lid'), [JOS.lid], creators)).toBeUndefined();
    expect(polls.voteIn(vote(['Fri'], 'lid'), [JOS.lid], creators)).toBeUndefined();
    expect(polls.voteIn({ pollCreationMessageKey: { id: '3A99' }, vote: {} }, [JOS.lid], creators)).toBeUndefined();
  });
  test('nothing of its options can be read in the file', () => {
    const kept = JSON.stringify(sentPoll().store.db.prepare('SELECT * FROM polls').all());
    expect(kept).not.toMatch(/Tue|Wed/);
  });
});
