import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonId } from '@hatstand/db/ids';
import { Labelled, open, plan, reveal, team } from '@hatstand/db/labels';
import { type Db, openDb } from '@hatstand/db/open';
import { pack, unpack } from '@hatstand/db/packing';
import type { LocalTime } from '@hatstand/db/times';
import { afterAll, describe, expect, it } from 'vitest';
import type { Example } from '../conversation/capability.ts';
import { everyday } from '../conversation/everyday/index.ts';
import { hear, type Said } from '../words/hearing.ts';
import { CAPABILITIES } from './index.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const everything = [...everyday(CAPABILITIES), ...CAPABILITIES];

const MONDAY_MORNING = '2026-11-23T09:00' as LocalTime;
const JO = { id: 'person-jo' as PersonId, firstName: plan`Jo`, surname: team`Lin` };
const hearing = (words: string): Said => hear(words, MONDAY_MORNING, [JO]);
const ways = ({ say, inWords }: Example): Said[] => [reveal(say), `/${reveal(say)}`, reveal(inWords)].map(hearing);

it('every folder here is a listed capability, which is named after it', () => {
  expect(CAPABILITIES.map(({ name }) => name).sort()).toEqual(folders.sort());
});

describe.each(CAPABILITIES)('$name', (capability) => {
  const db: Db = openDb(':memory:', 'thirty-two characters of a secret');
  afterAll(() => db.client.close());

  it('has a conversation in its folder', () => {
    expect(readdirSync(join(import.meta.dirname, capability.name)).some((file) => file.endsWith('.chat'))).toBe(true);
  });

  it('has examples, which help is made of', () => {
    expect(capability.examples.length).toBeGreaterThan(0);
  });

  it.each(capability.examples.map((example) => ({ says: reveal(example.say), example })))(
    'alone understands "$says", with and without a slash, and in words',
    ({ example }) => {
      for (const said of ways(example))
        expect(everything.filter((one) => one.understand(said) !== undefined).map(({ name }) => name)).toEqual([capability.name]);
    },
  );

  it.each(capability.examples.map((example) => ({ says: reveal(example.say), example })))('what "$says" means can be stored and read again', ({ example }) => {
    for (const intent of ways(example).map((said) => capability.understand(said))) expect(opened(unpack(db, pack(db, intent)))).toEqual(opened(intent));
  });
});

/** The same with its labelled words in the open, so that they are compared too. */
function opened(value: unknown): unknown {
  if (value instanceof Labelled) return { label: value.label, words: reveal(value) };
  if (Array.isArray(value)) return value.map(opened);
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, opened(part)])) : value;
}

it('labelled words are really compared', () => {
  expect(opened({ said: [open`one`] })).not.toEqual(opened({ said: [open`other`] }));
});
