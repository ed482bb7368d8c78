import { expect, it } from 'vitest';
import { filled } from './filling.ts';

const form = {
  id: 'note',
  title: 'A note',
  fields: [
    { id: 'did', label: 'What we did', kind: 'text', choices: [], optional: false },
    {
      id: 'mood',
      label: 'Mood',
      kind: 'choice',
      choices: [
        { value: 'm1', label: 'Good' },
        { value: 'm2', label: 'Not so good' },
      ],
      optional: true,
    },
    { id: 'mood-why', label: 'Mood, in your words', kind: 'line', choices: [], optional: true },
  ],
} as const;
const writable = { ...form, fields: form.fields.map((field) => ({ ...field, choices: [...field.choices] })) };

it('fills by label, exact first, choices by their label, the rest empty', () => {
  expect(
    filled(writable, [
      { label: 'we did', answer: 'Walked' },
      { label: 'mood', answer: 'good' },
    ]),
  ).toEqual({ did: 'Walked', mood: 'm1', 'mood-why': '' });
});

it('takes the value of a choice too', () => {
  expect(filled(writable, [{ label: 'mood', answer: 'm2' }])).toMatchObject({ mood: 'm2' });
});

it.each([
  [{ label: 'weather', answer: 'dry' }, 'has no single field "weather"'],
  [{ label: 'moo', answer: 'good' }, 'has no single field "moo"'],
  [{ label: 'mood', answer: 'splendid' }, 'has no single choice "splendid"'],
])('says what does not fit: %o', (entry, sentence) => {
  expect(filled(writable, [entry])).toContain(sentence);
});
