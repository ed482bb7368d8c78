import { expect, test } from 'vitest';
import { heardLast } from './grammar.ts';

test.each([
  'she had a fall in the bathroom',
  'fell over again last night',
  'R has a UTI again',
  'didnt eat her lunch',
  "won't take his tablets",
  'slept badly, been tearful all morning',
  "she isn't herself today",
  'his feet are very swollen',
  'The key safe code is 4471',
  'blood pressure 160 over 90',
  'paramedics came 😟',
  'could you tell them the GP is coming about the antibiotics',
  'couldnt stand up this morning',
  'Rosa did not sleep well',
  'she has not been eating',
  'up half the night again',
  'another bad night, sorry',
  'refused her lunch and her tea',
  'off his food since Sunday',
  'her back hurts',
  'very drowsy when I got there',
  'she could not swallow it',
  'she cant stand up',
  'Cannot get up on his own today',
])('“%s” is about care', (words) => {
  expect(heardLast(words)?.do).toBe('keep');
});

test.each([
  'the weather is dreadful',
  'see you later',
  'my bus is late',
  'what a lovely photo',
  'is there parking',
  'I fell for that one',
  'the film was about memories',
  'I did not get that',
  'sorry to be off again',
  'he refused to pay for parking',
  'how do I get to the hall',
  'what are her tablets called?',
])('“%s” is not', (words) => {
  expect(heardLast(words)).toBeUndefined();
});
