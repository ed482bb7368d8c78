import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHOSEN } from './chosen.ts';
import { conversationNamed, tourChoices } from './files.ts';
import { checkInWords, scriptFrom } from './scenes.ts';

const CORE = join(import.meta.dirname, '../../../..');

test.each(CHOSEN.map(({ file }) => file))('%s can be played in the page', (file) => {
  expect(scriptFrom(readFileSync(join(CORE, file), 'utf8'))).toMatchObject({ is: 'a tour' });
});

test('comments belong to the step they stand above or behind; checks to the step before them', () => {
  const file = '# What it is about\n\nworld demo\n# first\nsam: hello   # quietly\nsam sees: hello\njo sees nothing\n# then\nat Mon 2026-11-23 09:00\n';
  expect(scriptFrom(file)).toMatchObject({
    about: ['What it is about'],
    scenes: [
      { comments: ['first', 'quietly'], does: { does: 'say' }, checks: [{ expects: { is: 'seen' } }, { expects: { is: 'nothing seen' } }] },
      { comments: ['then'], does: { does: 'move the clock' }, checks: [] },
    ],
  });
});

test('a pattern of plain words and gaps is said in words', () => {
  const script = scriptFrom('world demo\nsam: rota\nsam sees: /Thu 26 Nov[^\\n]*Sam/\nsam sees: /free|nobody/\nsam sees: /^a(b)$/\n');
  const checks = script.is === 'a tour' ? script.scenes.flatMap((scene) => scene.checks.map(checkInWords)) : [];
  expect(checks).toEqual(['Sam sees “Thu 26 Nov … Sam”', 'Sam sees “free” or “nobody”', 'Sam sees what fits /^a(b)$/']);
});

test.each(['world demo\nkim on whatsapp: hello', 'world demo\nmaya in rosa: /rota', 'world demo\narthur: hello', 'nonsense'])(
  'what has no screen here is said to be played elsewhere: %s',
  (file) => expect(scriptFrom(file).is).toBe('not for here'),
);

test('every conversation is in the list, and nothing else is read', async () => {
  const list = String(await tourChoices());
  expect(list).toContain('src/capabilities/rota/show-weekend.chat');
  expect(await conversationNamed('../package.json')).toBeUndefined();
  expect(await conversationNamed('src/capabilities/rota/show-weekend.chat')).toMatchObject({ words: expect.stringContaining('world demo') });
});
