import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalTime } from '@hatstand/db/times';
import { describe, expect, test } from 'vitest';
import { type ExpectedReading, verdictOn } from './corpus-verdicts.ts';

const FOLDER = join(import.meta.dirname, 'corpus');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'no-date.json');
const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

describe('the frozen corpus', () => {
  const verdicts = files.flatMap((name) => {
    const { at, cases } = read(name);
    return cases.map((each: ExpectedReading) => ({ file: name, say: each.say, verdict: verdictOn(each, at) }));
  });
  const called = (verdict: string) => verdicts.filter((each) => each.verdict === verdict);

  test('nothing is silently wrong', () => {
    expect(called('wrong')).toEqual([]);
  });

  test('at least 97 in a hundred are right', () => {
    expect(verdicts.length).toBeGreaterThanOrEqual(400);
    expect(called('right').length / verdicts.length).toBeGreaterThanOrEqual(0.97);
  });

  test('hardly a date is found where there is none', () => {
    const { at, texts } = read('no-date.json');
    const found = texts.filter((say: string) => verdictOn({ say, spans: [], repeat: null, except: [], ask: false }, at as LocalTime) !== 'right');
    expect(texts.length).toBeGreaterThanOrEqual(100);
    expect(found.length / texts.length).toBeLessThanOrEqual(0.02);
  });
});
