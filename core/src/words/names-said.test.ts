import { plan, reveal, team } from '@hatstand/db/labels';
import { expect, test } from 'vitest';
import { givesAway, hearName, hearNickname, initialOf } from './names-said.ts';

test.each([
  ['Edith Shaw', 'Edith', 'Shaw'],
  ['edith', 'Edith', undefined],
  ["it's Zoë O'Neill.", 'Zoë', "O'Neill"],
  ['Jan van der Berg', 'Jan', 'Van Der Berg'],
  ['李 小龙', '李', '小龙'],
])('“%s” is a name', (typed, first, surname) => {
  const name = hearName(typed);
  expect(name && reveal(name.first)).toBe(first);
  expect(name?.surname && reveal(name.surname)).toBe(surname);
});

test.each(['my mum', 'somebody', '<b>Edith</b>', 'Edith on Tuesday at 5', '', '😀', 'nobody', 'a very long name that is no name'])('“%s” is none', (typed) => {
  expect(hearName(typed)).toBeUndefined();
});

test.each([
  ['Edith and co', true],
  ['Shaws', true],
  ['ÉDITH', true],
  ['The Willows', false],
  ["E's team", false],
])('whether “%s” gives Edith Shaw away', (nickname, gives) => {
  expect(givesAway(hearNickname(nickname) ?? plan``, [team`Edith`, team`Shaw`])).toBe(gives);
});

test('the first letter is enough to be called by', () => {
  expect(reveal(initialOf(team`édith`))).toBe('É');
});
