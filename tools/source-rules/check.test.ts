import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyInto, fell, newTree, plant } from '../testing/tree.ts';
import type { Breach } from './breach.ts';
import { breachesIn } from './check.ts';

const LABELS = "import { Labelled, open, plan, care, joined } from '@hatstand/db/labels';\nimport type { SealedText } from '@hatstand/db/vault';\n";
const REVEAL = "import { reveal } from '@hatstand/db/labels';\nexport const read = reveal;\n";
/** A function whose body holds templates: their placeholders are written «so» here. */
const given = (parameter: string, body: string): string => `${LABELS}export const shown = (${parameter}) => ${body.replace('«', '${').replace('»', '}')};\n`;
const lines = (count: number): string => 'export {};\n'.repeat(count);

/** Every planted file, and the rule that must catch it; nothing where it is allowed. */
const PLANTED: Readonly<Record<string, { readonly text: string; readonly caught?: string }>> = {
  'core/src/capabilities/teas/messages.ts': { text: REVEAL, caught: 'reveal' },
  'core/src/capabilities/teas/rules.ts': { text: "import { reveal as read } from '@hatstand/db/labels';\nexport const words = read;\n", caught: 'reveal' },
  'core/src/http/all.ts': { text: "import * as labels from '@hatstand/db/labels';\nexport const words = labels;\n", caught: 'reveal' },
  'core/src/http/late.ts': { text: "export const words = async () => (await import('@hatstand/db/labels')).reveal;\n", caught: 'reveal' },
  'core/src/scheduler/near.ts': { text: "import { reveal } from '../../../db/src/labels.ts';\nexport const words = reveal;\n", caught: 'reveal' },
  'core/src/channels/handed-on.ts': { text: "export { reveal } from '@hatstand/db/labels';\n", caught: 'reveal' },
  'core/src/channels/handed-on-later.ts': { text: "import { reveal } from '@hatstand/db/labels';\nexport { reveal as words };\n", caught: 'reveal' },
  'core/src/demo/page.ts': { text: REVEAL, caught: 'reveal' },
  'whatsapp-bridge/src/read.ts': { text: REVEAL, caught: 'reveal' },
  'core/src/capabilities/teas/grammar.ts': { text: REVEAL },
  'core/src/capabilities/teas/records.ts': { text: REVEAL },
  'core/src/capabilities/teas/rules.test.ts': { text: REVEAL },
  'core/src/channels/sms.ts': { text: REVEAL },

  'core/src/capabilities/cakes/messages.ts': { text: given('words: string', "new Labelled('plan', words)"), caught: 'birth' },
  'core/src/http/aliased.ts': { text: given('words: string', "{ const Text = Labelled; return new Text('plan', words); }"), caught: 'birth' },
  'core/src/http/claimed.ts': { text: given('words: Labelled', "words as Labelled<'plan'>"), caught: 'birth' },
  'core/src/conversation/born.ts': { text: given('words: string', "new Labelled('open', words)"), caught: 'birth' },
  'core/src/capabilities/cakes/grammar.ts': { text: given('words: string', "new Labelled('care', words)") },
  'core/src/capabilities/cakes/dialog.ts': { text: given('words: string', "new Labelled('care', words)") },
  'core/src/capabilities/cakes/known.ts': { text: given('words: Labelled', '[words] as const') },
  'core/src/words/say.ts': { text: given('words: string', "new Labelled('plan', words)") },

  'core/src/conversation/template.ts': { text: given('words: Labelled', '`about «words»`'), caught: 'printed' },
  'core/src/conversation/string.ts': { text: given("words: Labelled<'plan'>", 'String(words)'), caught: 'printed' },
  'core/src/conversation/plus.ts': { text: given('words: Labelled', "'about ' + words"), caught: 'printed' },
  'core/src/conversation/plus-is.ts': { text: given('words: Labelled, all: string', '{ let text = all; text += words; return text; }'), caught: 'printed' },
  'core/src/conversation/perhaps.ts': { text: given("words: Labelled<'open'> | undefined", '`about «words»`'), caught: 'printed' },
  'core/src/conversation/list.ts': { text: given('words: readonly Labelled[]', "words.join(', ')"), caught: 'printed' },
  'core/src/conversation/generic.ts': { text: `${LABELS}export const shown = <T extends Labelled>(words: T) => \`about \${words}\`;\n`, caught: 'printed' },
  'core/src/conversation/locked.ts': { text: given('words: SealedText', '`about «words»`'), caught: 'printed' },
  'core/src/conversation/to-string.ts': { text: given('words: Labelled', 'words.toString()'), caught: 'printed' },
  'core/src/conversation/tagged.ts': { text: given("words: Labelled<'plan'>", 'care`about «words»`') },
  'core/src/conversation/joined.ts': { text: given("words: Labelled<'plan'>[]", "joined('plan', words, ', ')") },
  'core/src/conversation/label.ts': { text: given('words: Labelled', '`a «words.label» text`') },

  'core/src/capabilities/teas/asking.ts': { text: 'export const now = () => Date.now();\n', caught: 'clock' },
  'core/src/http/today.ts': { text: 'export const now = () => new Date();\n', caught: 'clock' },
  'core/src/http/today-again.ts': { text: 'export const now = () => Date();\n', caught: 'clock' },
  'db/src/chance.ts': { text: 'export const chance = () => Math.random();\n', caught: 'clock' },
  'core/src/demo/since.ts': { text: 'export const now = () => performance.now();\n', caught: 'clock' },
  'core/src/moment.ts': { text: 'export const now = () => new Date();\n' },
  'core/src/testing/now.ts': { text: 'export const now = () => new Date();\n' },
  'core/src/http/given.ts': { text: 'export const later = (now: Date) => new Date(now.getTime() + 1);\n' },
  'whatsapp-bridge/src/now.ts': { text: 'export const now = () => Date.now();\n' },

  'core/src/wire/named.ts': { text: "import { z } from 'zod';\nexport const shape = z.string();\n", caught: 'zod' },
  'core/src/wire/named-types.ts': { text: "import type { z } from 'zod';\nexport type Shape = z.ZodType;\n", caught: 'zod' },
  'core/src/wire/default.ts': { text: "import z from 'zod';\nexport const shape = z.string();\n", caught: 'zod' },
  'core/src/wire/all.ts': { text: "import * as z from 'zod';\nexport const shape = z.string();\n" },
  'core/src/wire/nothing.ts': { text: "import 'zod';\n" },
  'core/src/wire/all-types.ts': { text: "import type * as z from 'zod';\nexport type Shape = z.ZodType;\n" },

  'core/src/http/long.ts': { text: lines(301), caught: 'length' },
  'core/src/http/just-not-too-long.ts': { text: lines(300) },
  'db/migrations/0001_long.sql': { text: '--\n'.repeat(400) },

  'core/src/http/utils.ts': { text: lines(1), caught: 'name' },
  'core/src/common/doors.ts': { text: lines(1), caught: 'name' },
  'rocketchat-app/app/misc.css': { text: '', caught: 'name' },
  'tools/test-helper.ts': { text: lines(1), caught: 'name' },
  'db/src/letter-manager.ts': { text: lines(1), caught: 'name' },
  'db/src/helping.ts': { text: lines(1) },
};

describe('source rules', () => {
  const tree = newTree();
  let breaches: readonly Breach[] = [];
  beforeAll(() => {
    copyInto(tree, ['db/src/labels.ts', 'db/src/vault.ts']);
    plant(tree, Object.fromEntries(Object.entries(PLANTED).map(([path, { text }]) => [path, text])));
    breaches = breachesIn(tree);
  });
  afterAll(() => fell(tree));

  it.each(Object.entries(PLANTED).map(([path, { caught }]) => ({ path, caught: caught ?? 'nothing' })))('$path: $caught', ({ path, caught }) => {
    expect([...new Set(breaches.filter((breach) => breach.path === path).map(({ rule }) => rule))]).toEqual(caught === 'nothing' ? [] : [caught]);
  });

  it('says where, and nothing about anything else', () => {
    expect(breaches.find(({ path }) => path === 'core/src/conversation/template.ts')).toMatchObject({ line: 3, says: expect.stringContaining('"words"') });
    expect(breaches.filter(({ path }) => !(path in PLANTED))).toEqual([]);
  });
});
