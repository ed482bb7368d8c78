import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfEverything, fell } from '../testing/tree.ts';
import { namesFor } from './naming.ts';

const PATIENCE_MILLISECONDS = 120_000;

describe('a name', () => {
  it('takes every shape that is needed', () => {
    expect(namesFor('check-ins')).toEqual({ folder: 'check-ins', said: 'check ins', title: 'Check ins', constant: 'checkIns', type: 'CheckIns' });
  });

  it.each([
    [undefined, /What shall it be called/],
    ['', /What shall it be called/],
    ['Gifts', /small letters/],
    ['my_gifts', /small letters/],
    ['../gifts', /small letters/],
    ['gifts2', /small letters/],
    ['-gifts', /small letters/],
    ['gift', /plural/],
    ['class', /plural/],
    ['this', /already means something/],
    ['gift-helpers', /care worker/],
  ])('%s is kindly refused', (name, why) => {
    expect(namesFor(name)).toEqual({ unfit: expect.stringMatching(why) });
  });
});

describe('a new capability', { timeout: PATIENCE_MILLISECONDS }, () => {
  let tree: string;
  const run = (command: string, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, words, { cwd: tree, encoding: 'utf8', env: { ...process.env, INIT_CWD: tree } });
    return { status, said: `${stdout}${stderr}` };
  };
  const bin = (name: string): string => join(tree, 'node_modules/.bin', name);
  const make = (name: string) => run(process.execPath, 'tools/new-capability.ts', name);
  const listOf = (): string => readFileSync(join(tree, 'core/src/capabilities/index.ts'), 'utf8');
  const WELL = expect.objectContaining({ status: 0 });
  /** The gate ran to its end; what it says of other folders is their affair. */
  const saysNothingOfIt = (...statuses: number[]) => ({
    status: expect.toBeOneOf([0, ...statuses]),
    said: expect.not.stringMatching(/wool-gifts|capabilities\/index\.ts/),
  });

  beforeAll(() => {
    tree = copyOfEverything();
    expect(make('wool-gifts')).toEqual({ status: 0, said: expect.stringContaining('Made core/src/capabilities/wool-gifts') });
  });
  afterAll(() => fell(tree));

  it('is listed', () => {
    expect(listOf()).toContain("import { woolGifts } from './wool-gifts/index.ts';");
    expect(listOf()).toMatch(/,\s*woolGifts,?\s*\];/);
  });

  it('has sound types', () => {
    const config = { extends: './tsconfig.json', include: ['core/src/capabilities'] };
    writeFileSync(join(tree, 'tsconfig.capabilities.json'), JSON.stringify(config));
    expect(run(process.execPath, 'node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.capabilities.json')).toEqual(saysNothingOfIt(1, 2));
  });

  it('is formatted and linted', () => {
    expect(run(bin('biome'), 'check', '--error-on-warnings', 'core/src/capabilities')).toEqual(saysNothingOfIt(1));
  });

  it('keeps to the import rules', () => {
    expect(run(bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'core/src/capabilities')).toEqual(saysNothingOfIt(1, 2, 3));
  });

  it('keeps to the source rules', () => {
    expect(run(process.execPath, 'tools/source-rules.ts', 'core/src/capabilities/')).toEqual(saysNothingOfIt(1));
  });

  it('leaves no dead code', () => {
    expect(run(bin('knip'), '--no-progress')).toEqual(saysNothingOfIt(1));
  });

  it('has a conversation that passes', () => {
    expect(run(process.execPath, 'tools/converse.ts', 'core/src/capabilities/wool-gifts')).toEqual({
      status: 0,
      said: expect.stringContaining('1 passed, 0 failed'),
    });
  });

  it('passes its own tests and those over every capability', () => {
    const words = [
      'run',
      '--no-color',
      'core/src/capabilities/wool-gifts',
      'core/src/capabilities/every-capability',
      '-t',
      'wool-gifts|every folder|somebody in',
    ];
    expect(run(bin('vitest'), ...words)).toEqual(WELL);
  });

  it('is not made twice', () => {
    const before = listOf();
    expect(make('wool-gifts')).toEqual({ status: 1, said: expect.stringContaining('There is already core/src/capabilities/wool-gifts') });
    expect(listOf()).toBe(before);
  });

  it('is refused where something else listens to that word, and where it has no good name', () => {
    expect(make('pins')).toEqual({ status: 1, said: expect.stringContaining('There is already') });
    expect(make('commands')).toEqual({ status: 1, said: expect.stringContaining('already understood by help') });
    expect(make('Wool')).toEqual({ status: 1, said: expect.stringContaining('small letters') });
    expect(existsSync(join(tree, 'core/src/capabilities/commands'))).toBe(false);
  });
});
