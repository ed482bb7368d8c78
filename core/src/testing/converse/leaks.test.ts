import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leakIn } from './leaks.ts';
import { letterTo, openPretendStage, type PretendStage } from './pretend-stage.ts';
import { runConversation } from './run.ts';
import { closeStage } from './stage.ts';

describe('what may not be said on WhatsApp is found', () => {
  test.each([
    'Tue 24 Nov, 9am to 11am: Rosa',
    'This is for Arthur.',
    'Sam Okoro could come',
    'The visit is in Alder Row',
    'Ring +44 7700 900002',
    'Ring 07700 900002',
    'She takes insulin at 8',
    'The key safe is by the door',
    'There was a bruise on her arm',
  ])('%s', (text) => {
    expect(leakIn(text)).toMatch(/^a letter for whatsapp tells/);
  });
});

describe('what is said there every day is no leak', () => {
  test.each([
    'Sam asks: could you take Tue 24 Nov, 9am to 11am? It is one of R’s team’s visits.',
    'There’s a new note for tomorrow’s visit. It’s in Rocket.Chat.',
    'The kitchen is open.',
    'Your code is 123456. It works for 15 minutes.',
    'https://hattie.example/page/0123456789012345678901234567890123456789012345678901234567890123',
    'https://wa.me/447700900999?text=Hello%20Hattie',
    'Nothing about care goes here, from me or from you, please.',
  ])('%s', (text) => {
    expect(leakIn(text)).toBeUndefined();
  });
});

describe('a planted leak', () => {
  let stage: PretendStage;
  beforeEach(async () => {
    stage = await openPretendStage({ hears: () => ({ letters: [letterTo('447700900002', 'Rosa takes insulin'), letterTo('sam', 'Rosa takes insulin')] }) });
  });
  afterEach(() => closeStage(stage));

  test('makes any conversation fail in which a letter for WhatsApp has it, whether a step looks at it or not', async () => {
    const outcome = await runConversation('world demo\nsam: hello\nsam sees: insulin\n', stage);
    expect(outcome.is === 'played' && outcome.differences.flatMap(({ there }) => there)).toEqual([
      'a letter for whatsapp tells a name that may not be said there: “Rosa”',
    ]);
  });
});
