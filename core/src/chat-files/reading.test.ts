import { describe, expect, it } from 'vitest';
import { checksAnything, readConversation } from './reading.ts';
import type { Step } from './steps.ts';

const stepsIn = (file: string): readonly Step[] => {
  const reading = readConversation(file);
  if (reading.is === 'unreadable') throw new Error(reading.remarks.map(({ line, sentence }) => `${line}: ${sentence}`).join('\n'));
  return reading.steps;
};
const actionOf = (line: string) => stepsIn(`world demo\n${line}\n`)[1]?.action;
const remarkOn = (line: string) => {
  const reading = readConversation(`world demo\n${line}\n`);
  return reading.is === 'unreadable' ? reading.remarks[0] : undefined;
};
const words = (text: string) => ({ is: 'words', words: text });

describe('every step of the format is read', () => {
  it.each([
    ['at Mon 2026-11-23 09:00   # with a comment', { does: 'move the clock', local: '2026-11-23T09:00' }],
    ['at 2026-11-23 9:05', { does: 'move the clock', local: '2026-11-23T09:05' }],
    ['sam in rosa: /rota swap Tue # why', { does: 'say', name: 'sam', where: { is: 'room', room: 'rosa' }, words: '/rota swap Tue' }],
    ['jo on whatsapp: 1', { does: 'say', name: 'jo', where: { is: 'channel', channel: 'whatsapp' }, words: '1' }],
    ['tess-a: can anyone do 9:30?', { does: 'say', name: 'tess-a', where: { is: 'own channel' }, words: 'can anyone do 9:30?' }],
    ['sam taps: Jo', { does: 'tap', name: 'sam', label: 'Jo' }],
    ['rocketchat is down', { does: 'take down', channel: 'rocketchat' }],
    ['whatsapp is back', { does: 'bring back', channel: 'whatsapp' }],
    ['core restarts', { does: 'restart' }],
    ['sam sees: Tue 24 Nov', { does: 'check', of: { is: 'person', name: 'sam' }, on: 'any channel', expects: { is: 'seen', text: words('Tue 24 Nov') } }],
    ['sam sees on whatsapp: note', { does: 'check', of: { is: 'person', name: 'sam' }, on: 'whatsapp', expects: { is: 'seen', text: words('note') } }],
    ['sam sees once: Jo', { does: 'check', of: { is: 'person', name: 'sam' }, on: 'any channel', expects: { is: 'seen once', text: words('Jo') } }],
    [
      'sam sees once on rocketchat: Jo',
      { does: 'check', of: { is: 'person', name: 'sam' }, on: 'rocketchat', expects: { is: 'seen once', text: words('Jo') } },
    ],
    ['sam sees nothing', { does: 'check', of: { is: 'person', name: 'sam' }, on: 'any channel', expects: { is: 'nothing seen' } }],
    ['sam sees nothing on whatsapp', { does: 'check', of: { is: 'person', name: 'sam' }, on: 'whatsapp', expects: { is: 'nothing seen' } }],
    ['sam does not see: Jo', { does: 'check', of: { is: 'person', name: 'sam' }, on: 'any channel', expects: { is: 'never seen', text: words('Jo') } }],
    [
      'tess does not see on whatsapp: insulin',
      { does: 'check', of: { is: 'person', name: 'tess' }, on: 'whatsapp', expects: { is: 'never seen', text: words('insulin') } },
    ],
    ['rosa room sees: Jo', { does: 'check', of: { is: 'room', room: 'rosa' }, on: 'any channel', expects: { is: 'seen', text: words('Jo') } }],
    ['rosa room sees once: Jo', { does: 'check', of: { is: 'room', room: 'rosa' }, on: 'any channel', expects: { is: 'seen once', text: words('Jo') } }],
    ['rosa room sees nothing', { does: 'check', of: { is: 'room', room: 'rosa' }, on: 'any channel', expects: { is: 'nothing seen' } }],
    ['rosa room does not see: Jo', { does: 'check', of: { is: 'room', room: 'rosa' }, on: 'any channel', expects: { is: 'never seen', text: words('Jo') } }],
    ['nobody sees: key safe', { does: 'check', of: { is: 'anyone' }, on: 'any channel', expects: { is: 'not seen now', text: words('key safe') } }],
    [
      'sam fills: what we did = Walked = ran; mood = good;',
      {
        does: 'fill',
        name: 'sam',
        entries: [
          { label: 'what we did', answer: 'Walked = ran' },
          { label: 'mood', answer: 'good' },
        ],
      },
    ],
    [
      'sam fills: what we did = Walked; had tea; mood = good',
      {
        does: 'fill',
        name: 'sam',
        entries: [
          { label: 'what we did', answer: 'Walked; had tea' },
          { label: 'mood', answer: 'good' },
        ],
      },
    ],
  ])('%s', (line, action) => {
    expect(actionOf(line)).toEqual(action);
  });
});

describe('texts to look for', () => {
  it.each([
    ['sam sees: /covered by (jo|bilal)/', 'covered by (jo|bilal)'],
    ['sam sees: /a #1 b/   # the first', 'a #1 b'],
    ['sam sees: /a/   # or b/c/', 'a'],
    [String.raw`sam sees: /and\/or/`, String.raw`and\/or`],
    ['sam sees: /one/two/', 'one/two'],
  ])('%s is a regular expression', (line, source) => {
    expect(actionOf(line)).toMatchObject({ expects: { text: { is: 'pattern', pattern: new RegExp(source, 'is') } } });
  });

  it('a slash command without a second slash is a plain text', () => {
    expect(actionOf('sam sees: /rota swap # try it')).toMatchObject({ expects: { text: words('/rota swap') } });
  });

  it('a hash inside a word begins no comment', () => {
    expect(actionOf('sam: room#2 is #mine')).toMatchObject({ words: 'room#2 is' });
  });
});

describe('the page', () => {
  it('joins indented lines to the step they belong to, past comments and empty lines', () => {
    const steps = stepsIn('world demo\nsam in rosa: /note slept badly\n    ate all # yes\n\n  # aside\n\tdrank tea\nsam sees: kept\n');
    expect(steps.map(({ line }) => line)).toEqual([1, 2, 7]);
    expect(steps[1]?.action).toMatchObject({ words: '/note slept badly\nate all\ndrank tea' });
  });

  it('takes words from the lines below when nothing follows the colon', () => {
    expect(actionOf('sam:\n   /help')).toMatchObject({ words: '/help' });
    expect(actionOf('sam sees:\n   /he.p/')).toMatchObject({ expects: { text: { is: 'pattern' } } });
  });

  it('reads a file that is indented throughout, with a byte order mark and Windows line ends', () => {
    const steps = stepsIn('\uFEFF# A title\r\n\r\n    world demo\r\n    sam: one\r\n      two\r\n    sam sees: x\r\n');
    expect(steps.map(({ action }) => action.does)).toEqual(['begin', 'say', 'check']);
    expect(steps[1]?.action).toMatchObject({ words: 'one\ntwo' });
  });

  it('goes by the date when the weekday does not fit, and says so', () => {
    const reading = readConversation('world demo\nat Tue 2026-11-23 09:00\n');
    expect(reading).toMatchObject({
      is: 'conversation',
      warnings: [{ line: 2, sentence: '2026-11-23 is a Monday, not a Tuesday; going by the date' }],
    });
  });
});

describe('what can not be read', () => {
  it.each([
    'sam hums',
    'sam sees',
    'sam sees:',
    'sam:',
    'sam whispers: hello',
    'at noon',
    'at Mon 2026-02-30 09:00',
    'at Foo 2026-11-23 09:00',
    'at 2026-11-23 24:00',
    'sam sees: /(/',
    'sam fills: mood',
    'nobody does not see: x',
    'world demo',
    'signal is down',
    'sam on signal: hello',
  ])('%s', (line) => {
    expect(remarkOn(line)).toMatchObject({ line: 2 });
  });

  it.each(['', '# only a comment\n', 'sam: hello\nworld demo\nsam sees: x\n', '  \n'])('a file that does not begin with the world: %j', (file) => {
    expect(readConversation(file).is).toBe('unreadable');
  });

  it('every such line is named', () => {
    expect(readConversation('world demo\nfoo\nsam: hello\nbar\n')).toMatchObject({ remarks: [{ line: 2 }, { line: 4 }] });
  });
});

it('a file that only says what is not seen checks nothing', () => {
  expect(checksAnything(stepsIn('world demo\nsam: hello\nsam does not see: x\n'))).toBe(false);
  expect(checksAnything(stepsIn('world demo\nsam: hello\nnobody sees: x\n'))).toBe(true);
});
