import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CAPABILITIES } from './index.ts';

it('the README says what each capability is for, so that a newcomer finds its folder', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
  expect(CAPABILITIES.map(({ name }) => name).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
