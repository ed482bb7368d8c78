import { expect, test } from 'vitest';
import { openServer, pretendCore, rightCue, send } from './pretend-core.ts';

const HALF_MEGABYTE = 512 * 1024;

const TAKEN: Record<string, string> = {
  'twenty thousand characters': 'x'.repeat(20_000),
  'a hundred thousand emoji halves': '🧦'.repeat(50_000),
  'every control character': String.fromCharCode(...Array(32).keys(), 0x7f, 0x85, 0x2028, 0x202e),
  'many scripts': 'Zoë, Łukasz, 佐藤, محمد, 👩‍👩‍👧‍👦, e\u0301',
  'half of a pair': '\ud83d alone',
  'nothing at all': '',
  'a byte order mark inside': '\ufeffhello',
};
for (const [name, words] of Object.entries(TAKEN)) {
  test(`${name} is heard letter for letter: the core decides what to make of it`, async () => {
    const core = pretendCore();
    const answer = await send(openServer(core.doors), { body: JSON.stringify(rightCue(words)) });
    expect(answer.status).toBe(202);
    expect(core.cues[0]?.cue.heard).toEqual({ kind: 'words', words });
  });
}

const cue = rightCue('private words');
const WRONG_SHAPES: Record<string, { body: unknown; fields: string[] }> = {
  'a list': { body: [], fields: ['(the whole)'] },
  null: { body: null, fields: ['(the whole)'] },
  'an empty cue': { body: {}, fields: ['id', 'from', 'place', 'heard'] },
  'a cue with more in it': { body: { ...cue, 'private words': 1 }, fields: ['(the whole)'] },
  'an empty id': { body: { ...cue, id: '' }, fields: ['id'] },
  'a numeric address': { body: { ...cue, from: { address: 7 } }, fields: ['from.address'] },
  'an unknown place': { body: { ...cue, place: { kind: 'street' } }, fields: ['place.kind'] },
  'a room without its id': { body: { ...cue, place: { kind: 'room' } }, fields: ['place.room'] },
  'words that are a list': { body: { ...cue, heard: { kind: 'words', words: ['private words'] } }, fields: ['heard.words'] },
  'words beyond the longest': {
    body: { ...cue, heard: { kind: 'words', words: 'private words'.repeat(10_000) } },
    fields: ['heard.words'],
  },
  'a form with a wrong answer': {
    body: { ...cue, heard: { kind: 'form', form: 'f', fields: { 'private words': 1, more: 2 } } },
    fields: ['heard.fields'],
  },
};
for (const [name, { body, fields }] of Object.entries(WRONG_SHAPES)) {
  test(`${name} is refused by the names of its fields, never by what was in them`, async () => {
    const core = pretendCore();
    const answer = await send(openServer(core.doors), { body: JSON.stringify(body) });
    const said = await answer.text();
    expect(answer.status).toBe(400);
    expect(JSON.parse(said)).toMatchObject({ type: 'urn:hatstand:problem:wrong-shape', fields });
    expect(said).not.toContain('private');
    expect([...core.cues, ...core.log]).toEqual([]);
  });
}

const NOT_JSON: Record<string, string | Uint8Array<ArrayBuffer>> = {
  nothing: '',
  'half a cue': JSON.stringify(cue).slice(0, -1),
  words: 'hello',
  'a byte order mark before the cue': `\ufeff${JSON.stringify(cue)}`,
  'bytes that are not UTF-8': new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
};
for (const [name, body] of Object.entries(NOT_JSON)) {
  test(`${name} is not read as JSON`, async () => {
    const answer = await send(openServer(pretendCore().doors), { body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty('type', 'urn:hatstand:problem:not-json');
  });
}

test('JSON as deep as the body is long is refused calmly', async () => {
  const app = openServer(pretendCore().doors);
  const depth = HALF_MEGABYTE / 2;
  expect((await send(app, { body: '['.repeat(depth) + ']'.repeat(depth) })).status).toBe(400);
  const nested = `${'{"a":'.repeat(80_000)}1${'}'.repeat(80_000)}`;
  const deepWords = JSON.stringify(rightCue('here')).replace('"here"', nested);
  expect((await send(app, { body: deepWords })).status).toBe(400);
  expect((await send(app, { body: '['.repeat(HALF_MEGABYTE) })).status).toBe(400);
});

test('a cue cannot reach into what every object has', async () => {
  const core = pretendCore();
  const fields = '{"__proto__":{"admin":"yes"},"note":"fine"}';
  const form = `{"kind":"form","form":"f","fields":${fields}}`;
  await send(openServer(core.doors), { body: JSON.stringify({ ...cue, heard: 0 }).replace('"heard":0', `"heard":${form}`) });
  expect({}).not.toHaveProperty('admin');
  const heard = core.cues[0]?.cue.heard;
  expect(heard?.kind === 'form' ? Object.getPrototypeOf(heard.fields) : Object.prototype).toBe(Object.prototype);
});

test('a body of half a megabyte is read, and one byte more is not', async () => {
  const app = openServer(pretendCore().doors);
  expect((await send(app, { body: ' '.repeat(HALF_MEGABYTE) })).status).toBe(400);
  const answer = await send(app, { body: ' '.repeat(HALF_MEGABYTE + 1) });
  expect(answer.status).toBe(413);
  expect(await answer.json()).toHaveProperty('type', 'urn:hatstand:problem:too-large');
});

test('only JSON in UTF-8 is taken', async () => {
  const app = openServer(pretendCore().doors);
  for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']) {
    expect((await send(app, { headers: { 'content-type': type } })).status).toBe(202);
  }
  for (const type of ['text/plain', 'application/json; charset=latin1', 'application/jsonp', 'multipart/form-data']) {
    const answer = await send(app, { headers: { 'content-type': type } });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toHaveProperty('type', 'urn:hatstand:problem:wrong-content-type');
  }
});
