import { expect, test } from 'vitest';
import { openServer, pretendCore, send } from './pretend-core.ts';

const REPORT = { kind: 'is', room: 'r1', at: 1, name: 'Rosa', openTo: 'members', members: ['sam'] };
const posted = async (body: unknown, more: object = {}) => {
  const core = pretendCore();
  const answer = await send(openServer(core.doors), {
    path: '/rooms',
    channel: 'rocketchat',
    secret: 'the rocketchat secret',
    body: JSON.stringify(body),
    ...more,
  });
  return { answer, core };
};

test('a signed report of a room is taken', async () => {
  for (const report of [REPORT, { kind: 'gone', room: 'r1', at: 2 }]) {
    const { answer, core } = await posted(report);
    expect(answer.status).toBe(204);
    expect(core.rooms).toEqual([{ channel: 'rocketchat', report }]);
  }
});

test('an unsigned one is not, and a wrong one is refused by the names of its fields', async () => {
  expect((await posted(REPORT, { secret: 'another secret' })).answer.status).toBe(401);
  for (const wrong of [
    { ...REPORT, openTo: 'friends' },
    { ...REPORT, members: 'sam' },
    { ...REPORT, topic: 'x' },
    { ...REPORT, at: 'now' },
    { kind: 'gone' },
  ]) {
    const { answer, core } = await posted(wrong);
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain('Rosa');
    expect(core.rooms).toEqual([]);
  }
  const get = await openServer(pretendCore().doors).request('/rooms');
  expect(get.status).toBe(405);
});
