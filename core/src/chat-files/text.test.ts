import { expect, it } from 'vitest';
import { says } from './text.ts';

const words = (text: string) => ({ is: 'words', words: text }) as const;
const pattern = (source: string) => ({ is: 'pattern', pattern: new RegExp(source, 'is') }) as const;

it('any case and any white space is the same', () => {
  expect(says('Tue\u00A024 Nov,\n9am  to 11am', words('tue 24 nov, 9AM to 11am'))).toBe(true);
});

it('bold and slanted letters are read without their marks', () => {
  expect(says('*Tue 24 Nov*, 9am to 11am, _*Jo*_', words('Tue 24 Nov, 9am to 11am, Jo'))).toBe(true);
  expect(says('**Jo** is covering', pattern('^jo is'))).toBe(true);
});

it('the text as it was sent is found too', () => {
  expect(says('take *this*', words('*this*'))).toBe(true);
  expect(says('2 * 3 * 4', words('2 * 3 * 4'))).toBe(true);
});

it('a curly apostrophe is an apostrophe', () => {
  expect(says('Can’t do it', words("can't"))).toBe(true);
});

it('the dot of a regular expression matches line ends', () => {
  expect(says('Tue\nJo', pattern('tue.jo'))).toBe(true);
});
