import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type ExpectedReading, verdictOn } from '../core/src/words/corpus-verdicts.ts';
import { hearTimes } from '../core/src/words/times.ts';
import type { Figure } from './figures.ts';

const CORPUS = join(import.meta.dirname, '../core/src/words/corpus');
const TURNS = 40;
const FEW_TURNS = 2;

/** How well the frozen corpus is heard, and how fast beside chrono-node alone. */
export function measureHearing(isShort = false): readonly Figure[] {
  const read = (name: string) => JSON.parse(readFileSync(join(CORPUS, name), 'utf8'));
  const files = readdirSync(CORPUS).filter((name) => name.endsWith('.json') && name !== 'no-date.json');
  const said = files.flatMap((name) => {
    const { at, cases } = read(name);
    return cases.map((expected: ExpectedReading) => ({ at, expected, words: expected.say, verdict: verdictOn(expected, at) }));
  });
  const { at, texts } = read('no-date.json');
  const found = texts.filter((words: string) => hearTimes(words, at).when.length > 0).length;
  const share = (verdict: string): number => said.filter((each) => each.verdict === verdict).length / said.length;

  const chrono = createRequire(join(import.meta.dirname, '../core/package.json'))('chrono-node');
  const reference = new Date('2026-11-21T10:00:00Z');
  const turns = isShort ? FEW_TURNS : TURNS;
  const ours = microseconds(turns, said.length, () => {
    for (const each of said) hearTimes(each.words, each.at);
  });
  const alone = microseconds(turns, said.length, () => {
    for (const each of said) chrono.en.GB.parse(each.words, reference, { forwardDate: true });
  });
  return [
    ['phrases', said.length],
    ['right', share('right')],
    ['asked', share('asked')],
    ['wrong', share('wrong')],
    ['false-finds', found / texts.length],
    ['microseconds-a-phrase', ours],
    ['ratio-to-chrono-alone', ours / alone],
  ];
}

/** The best of several turns for one phrase: other things run on the same machine. */
function microseconds(turns: number, phrases: number, turn: () => void): number {
  const took = Array.from({ length: turns }, () => {
    const start = performance.now();
    turn();
    return performance.now() - start;
  });
  return (Math.min(...took) * 1000) / phrases;
}
