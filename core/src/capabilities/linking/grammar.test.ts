import type { PersonId } from '@hatstand/db/ids';
import { Labelled, plan, reveal, team } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import { describe, expect, test } from 'vitest';
import { hear } from '../../words/hearing.ts';
import { understand } from './grammar.ts';

const NOW = '2026-11-23T09:00' as LocalTime;
const JO = { id: 'person-jo' as PersonId, firstName: plan`Jo`, surname: team`Lin` };
const opened = (value: unknown): unknown =>
  value instanceof Labelled
    ? reveal(value)
    : Array.isArray(value)
      ? value.map(opened)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, opened(part)]))
        : value;
const heard = (words: string): unknown => opened(understand(hear(words, NOW, [JO]))) ?? null;

const JOS = { people: ['person-jo'] };

describe('a code', () => {
  test.each([
    '123456',
    '123 456',
    '123-456',
    '12 34 56',
    '1 2 3 4 5 6',
    'my code is 123-456',
    'code: 123456',
    'Hi Hattie, the code is 123456. Thanks',
    '*123456*',
    '１２３４５６',
    "it's 123456",
    'i was given code 123456',
  ])('is heard in “%s”', (words) => expect(heard(words)).toEqual({ do: 'say code', code: '123456' }));
  test.each([
    '12345',
    '1234567',
    '+44 7700 900777',
    '07700 900777',
    'call the surgery on 445566',
    'ref 12-345678',
    '123456 or 654321',
    'paid 123456 pounds to the bank for rosa',
  ])('is not heard in “%s”', (words) => expect(heard(words)).toBeNull());
});

describe('a wish for a code', () => {
  test.each([
    ['link whatsapp', 'whatsapp'],
    ['Link my phone please', 'whatsapp'],
    ['can i add whats app too?', 'whatsapp'],
    ['how do i connect my WhatsApp', 'whatsapp'],
    ['add rocket chat', 'rocketchat'],
    ["I'd like to link Rocket.Chat", 'rocketchat'],
    ['set up rocketchat', 'rocketchat'],
    ["I've got a new phone", 'whatsapp'],
    ['my number has changed', 'whatsapp'],
    ['i changed my number', 'whatsapp'],
    ['code for my whatsapp', 'whatsapp'],
  ])('for one’s own channel: “%s”', (words, channel) => expect(heard(words)).toEqual({ do: 'get own code', channel }));
  test.each(['link', 'link another channel', 'i need a code', 'get a linking code', 'can i have a new code please'])('for another one: “%s”', (words) =>
    expect(heard(words)).toEqual({ do: 'get own code' }),
  );
  test.each([
    'code for Jo',
    'invite code for jo',
    'can i have a code for jo please',
    'give jo a code',
    'jo needs a new code',
    "link jo's phone",
    'invitation code jo',
  ])('for somebody: “%s”', (words) => expect(heard(words)).toEqual({ do: 'invite', whom: JOS }));
  test('for somebody the ear does not know, and how it is handed over', () => {
    expect(heard('code for Owen')).toEqual({ do: 'invite', whom: { people: [], named: 'owen' } });
    expect(heard('code for jo on paper')).toEqual({ do: 'invite', whom: JOS, how: 'on paper' });
    expect(heard('a code for Owen Hart over the phone')).toEqual({ do: 'invite', whom: { people: [], named: 'owen hart' }, how: 'by phone' });
  });
  test.each([
    'code for the key safe',
    "what's the code for the door",
    'door code',
    'key safe code',
    'code for rosas door',
    'link my calendar',
    'connect my calendar',
    'add a visit on Tuesday',
    'my phone is on silent',
  ])('is not heard in “%s”', (words) => expect(heard(words)).toBeNull());
});

describe('a phone that is gone', () => {
  test.each([
    ['Jo lost her phone', 'phone'],
    ['jo has lost her mobile on the bus', 'phone'],
    ["Jo's lost her phone!!", 'phone'],
    ["Jo's phone was stolen", 'phone'],
    ["jo's phone has been nicked", 'phone'],
    ['someone stole jos phone yesterday', 'phone'],
    ['jo had her phone stolen', 'phone'],
    ["oh no, jo's tablet is missing", 'screen'],
    ["jo's whatsapp has been hacked", 'whatsapp'],
  ])('is somebody’s: “%s”', (words, device) =>
    expect(heard(words)).toEqual({ do: 'report gone', device, whom: expect.objectContaining({ people: expect.anything() }) }),
  );
  test.each(["unlink jo's phone", 'please unlink Jo', 'disconnect jos whatsapp', "block jo's phone"])('is to be cut off: “%s”', (words) =>
    expect(heard(words)).toMatchObject({ do: 'report gone', sure: true }),
  );
  test.each([
    ['I lost my phone', 'phone'],
    ["I've lost my phone", 'phone'],
    ['my phone was stolen', 'phone'],
    ['someone has nicked my phone', 'phone'],
    ['i had my phone stolen', 'phone'],
    ['my ipad is gone', 'screen'],
  ])('is one’s own: “%s”', (words, device) => expect(heard(words)).toEqual({ do: 'unlink', device, isGone: true }));
  test.each([
    ['unlink whatsapp', { device: 'whatsapp' }],
    ['unlink my WhatsApp please', { device: 'whatsapp' }],
    ['disconnect rocket chat', { device: 'rocketchat' }],
    ['remove my phone', { device: 'phone' }],
    ['unlink', {}],
  ])('or is only to be left out: “%s”', (words, more) => expect(heard(words)).toEqual({ do: 'unlink', ...more }));
  test.each([
    'jo lost her phone charger',
    'i lost my phone number list',
    'jo lost her temper',
    'i lost my keys',
    "jo's phone is off",
    'phone jo',
    'jo took the phone call',
    'the phone was stolen from the shop',
  ])('is not heard in “%s”', (words) => expect(heard(words)).toBeNull());
});

test('what became of codes is asked for, and they are ended', () => {
  for (const words of ['my codes', 'show codes', 'has jo used the code yet?', 'is the code still good']) expect(heard(words)).toEqual({ do: 'show codes' });
  expect(heard('cancel my code')).toEqual({ do: 'end codes' });
  expect(heard('cancel the code for jo')).toEqual({ do: 'end codes', whom: JOS });
  expect(heard("revoke jo's code")).toEqual({ do: 'end codes', whom: JOS });
});
