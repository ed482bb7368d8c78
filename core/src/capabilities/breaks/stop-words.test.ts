import { describe, expect, test } from 'vitest';
import { hearAtOnce } from './stop-words.ts';

const USUAL = { stoppedAt: null, pausedUntil: null };
const STOPPED = { stoppedAt: new Date(0), pausedUntil: null };

describe('STOP, however it is typed', () => {
  test.each([
    'STOP',
    'stop',
    'Stop.',
    'stop!!',
    'STOPP',
    'stpo',
    'sotp',
    'st0p',
    'stop stop',
    'please stop',
    'stop please',
    'pls stop',
    '/hattie stop',
    'hattie stop',
    '/stop',
    '/mine stop',
    'stop all',
    'STOPALL',
    'stop messaging me',
    'stop messaging me pls',
    'stop texting me',
    'please stop sending me messages',
    'stop sending me stuff',
    'stop all messages',
    'can you stop texting me please',
    'i want you to stop messaging me',
    "don't message me",
    'dont text me any more',
    'do not contact me again',
    'never message me again',
    'unsubscribe',
    'UNSUBSCRIBE',
    'unsubcribe',
    'un-subscribe me',
    'no more messages',
    'no more messages please',
    'i dont want any more messages',
    'leave me alone',
    'opt out',
    'stop now',
    'stop for good',
    'ＳＴＯＰ',
    'stop 🛑',
  ])('%s', (words) => {
    expect(hearAtOnce(words, USUAL)).toEqual({ do: 'stop' });
  });
});

describe('what is no STOP', () => {
  test.each([
    'stop the Tuesday visits',
    'stop reminders',
    'stop the reminders',
    'stop my calendar',
    'stop asking',
    'stop asking Jo',
    'stop it',
    'stop that',
    'step',
    'shop',
    'top',
    'bus stop',
    'stop by at 9',
    'can you stop by on Tuesday',
    'stop letting Bilal come any time',
    'stop offering',
    'stop the digest',
    'stop copying sam',
    'dont message me before 9',
    'dont message me until friday',
    'no messages after 8pm',
    'leave me alone until monday',
    'stop messaging Jo',
    'dont tell jo',
    'no',
    'start',
    'cancel',
    'stopped at the shop',
    'stop swap',
  ])('%s', (words) => {
    expect(hearAtOnce(words, USUAL)).toBeUndefined();
  });
});

test.each(['start', 'START', 'Start again please', 'come back', 'unstop', "I'm back", 'resume'])(
  '%s brings back whoever has stopped, and nobody else',
  (words) => {
    expect(hearAtOnce(words, STOPPED)).toEqual({ do: 'come back' });
    expect(hearAtOnce(words, USUAL)).toBeUndefined();
  },
);
