import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fell, newTree, plant, REPOSITORY } from './testing/tree.ts';

const CRUISER = join(REPOSITORY, 'node_modules/.bin/depcruise');
const config: { forbidden: { name: string }[] } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

const use = (...paths: string[]): string => paths.map((path, index) => `import { it as it${index} } from '${path}';\n`).join('');
const type = (path: string): string => `import type { It } from '${path}';\n`;
const exported = 'export const it = 1;\nexport type It = number;\n';

/** Files that exist so that others can import them. */
const GROUND = [
  'db/src/ids.ts',
  'db/src/labels.ts',
  'db/src/open.ts',
  'db/src/repositories/teas.ts',
  'db/src/schema/teas.ts',
  'db/src/before.ts',
  'db/src/packing.ts',
  'core/src/moment.ts',
  'core/src/core.ts',
  'core/src/conversation/capability.ts',
  'core/src/conversation/post.ts',
  'core/src/capabilities/teas/records.ts',
  'core/src/visits/records.ts',
  'core/src/capabilities/teas/intents.ts',
  'core/src/words/saying.ts',
  'core/src/channels/channel.ts',
  'core/src/delivery/courier.ts',
  'core/src/http/server.ts',
  'core/src/scheduler/ticker.ts',
  'core/src/demo/demo.ts',
  'core/src/testing/coop.ts',
  'core/src/wire/cue.ts',
  'core/src/wire/signature.ts',
  'rocketchat-app/test-host/chat.ts',
  'rocketchat-app/account/src/chat.ts',
  'whatsapp-bridge/src/line.ts',
];

/** What each planted file says, and every rule it breaks. */
const PLANTED: Readonly<Record<string, readonly [text: string, ...broken: string[]]>> = {
  'db/src/repositories/curious.ts': [type('../../../core/src/moment.ts'), 'db-knows-nobody'],
  'core/src/capabilities/teas/rules.ts': [use('@hatstand/db/repositories/teas'), 'only-records-touch-the-database'],
  'core/src/capabilities/teas/grammar.ts': [use('@hatstand/db/schema/teas'), 'only-records-touch-the-database'],
  'core/src/capabilities/teas/dialog.ts': [use('@hatstand/db/open'), 'only-records-touch-the-database'],
  'core/src/capabilities/teas/messages.ts': [use('@hatstand/db/before'), 'only-records-touch-the-database'],
  'core/src/capabilities/teas/asking.ts': [use('@hatstand/db/packing'), 'only-records-touch-the-database'],
  'core/src/capabilities/teas/near.ts': [`${type('../../../../db/src/open.ts')}${use('../../../../db/src/open.ts')}`, 'only-records-touch-the-database'],
  'core/src/capabilities/teas/late.ts': ["export const late = () => import('@hatstand/db/open');\n", 'only-records-touch-the-database'],
  'core/src/visits/known.ts': [use('@hatstand/db/repositories/teas'), 'visits-are-pure-but-for-their-records'],
  'core/src/visits/free.ts': [use('../capabilities/teas/intents.ts'), 'visits-know-no-capability'],
  'core/src/capabilities/teas/looking.ts': [use('../../visits/records.ts'), 'only-index-ties-in-records'],
  'core/src/capabilities/teas/finding.ts': [use('./records.ts'), 'only-index-ties-in-records'],
  'core/src/capabilities/teas/telling.ts': [use('../../conversation/post.ts'), 'capabilities-see-only-the-contract'],
  'core/src/capabilities/teas/now.ts': [use('../../moment.ts'), 'capabilities-see-only-the-contract'],
  'core/src/capabilities/teas/writing.ts': ["import { readFileSync } from 'node:fs';\nexport { readFileSync };\n", 'capabilities-leave-the-machine-alone'],
  'core/src/capabilities/cakes/rules.ts': [type('../teas/intents.ts'), 'capabilities-are-strangers'],
  'core/src/capabilities/cakes/messages.ts': [type('../../channels/channel.ts'), 'channels-stay-outside'],
  'core/src/conversation/turn.ts': [use('../delivery/courier.ts'), 'channels-stay-outside'],
  'core/src/conversation/house.ts': [use('../http/server.ts', '../scheduler/ticker.ts'), 'channels-stay-outside'],
  'core/src/conversation/forms.ts': [type('../demo/demo.ts'), 'channels-stay-outside', 'demo-is-for-main'],
  'core/src/words/hearing.ts': [type('../moment.ts'), 'words-stand-alone'],
  'core/src/words/people.ts': [use('@hatstand/db/open'), 'words-are-pure'],
  'core/src/wire/letter.ts': [type('@hatstand/db/labels'), 'wire-stands-alone'],
  'whatsapp-bridge/src/hear.ts': [type('@hatstand/db/ids'), 'edge-apps-know-only-the-wire'],
  'whatsapp-bridge/src/speak.ts': [type('../../core/src/channels/channel.ts'), 'edge-apps-know-only-the-wire'],
  'rocketchat-app/app/hear.ts': [use('@hatstand/core/wire/cue'), 'the-app-carries-only-the-signature'],
  'rocketchat-app/app/speak.ts': [use('../../whatsapp-bridge/src/line.ts'), 'edge-apps-are-strangers'],
  'rocketchat-app/app/choices.ts': [use('../account/src/chat.ts'), 'the-two-doors-of-rocketchat-are-strangers'],
  'rocketchat-app/app/chat.ts': [use('../test-host/chat.ts'), 'testing-is-for-tests'],
  'core/src/http/pretending.ts': [use('../testing/coop.ts'), 'testing-is-for-tests'],
  'core/src/http/showing.ts': [use('../demo/demo.ts'), 'demo-is-for-main'],
  'core/src/main.ts': [use('./demo/demo.ts'), 'demo-is-loaded-only-when-wanted'],
  // A circle is told once, at one of its files.
  'core/src/delivery/there.ts': ["import { back } from './back.ts';\nexport const there = () => back;\n"],
  'core/src/delivery/back.ts': [
    "import type { there as There } from './there.ts';\nimport { there } from './there.ts';\nexport const back = (): typeof There => there;\n",
    'no-circles',
  ],
  'core/src/delivery/left-over.ts': [exported, 'no-orphans'],
  'core/src/delivery/lost.ts': [use('@hatstand/db/no-such-file'), 'everything-resolves'],

  'core/src/capabilities/cakes/known.ts': [
    `${type('@hatstand/db/repositories/teas')}${use('@hatstand/db/ids', '../../words/saying.ts', '../../conversation/capability.ts')}`,
  ],
  'core/src/capabilities/cakes/records.ts': [use('@hatstand/db/repositories/teas', '@hatstand/db/open')],
  'core/src/capabilities/cakes/index.ts': [use('./records.ts')],
  'core/src/capabilities/cakes/rules.test.ts': [use('@hatstand/db/open', '../../testing/coop.ts')],
  'core/src/delivery/one.ts': [type('./other.ts')],
  'core/src/delivery/other.ts': [use('./one.ts')],
  'core/src/demo/world.ts': ["export const world = () => import('./demo.ts');\n"],
  'rocketchat-app/app/core-client.ts': [`${type('@hatstand/core/wire/cue')}${use('@hatstand/core/wire/signature')}`],
  'whatsapp-bridge/src/letters.ts': [use('@hatstand/core/wire/cue')],
  'rocketchat-app/test/real-core.ts': [use('../../core/src/core.ts')],
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe('import rules', () => {
  const tree = newTree();
  let broken: readonly { readonly path: string; readonly rule: string }[] = [];
  beforeAll(() => {
    plant(tree, Object.fromEntries(GROUND.map((path) => [path, exported])));
    plant(tree, Object.fromEntries(Object.entries(PLANTED).map(([path, [text]]) => [path, text])));
    const cruised = spawnSync(CRUISER, ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'db', 'core', 'rocketchat-app', 'whatsapp-bridge'], {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    const { summary }: { summary: { violations: Violation[] } } = JSON.parse(cruised.stdout);
    broken = summary.violations.map(({ from, rule }) => ({ path: from, rule: rule.name }));
  });
  afterAll(() => fell(tree));

  it.each(Object.entries(PLANTED).map(([path, [, ...rules]]) => ({ path, rules })))('$path breaks $rules', ({ path, rules }) => {
    expect([...new Set(broken.filter((one) => one.path === path).map(({ rule }) => rule))].sort()).toEqual([...rules].sort());
  });

  it('every rule has somebody who breaks it', () => {
    const caught = new Set(Object.values(PLANTED).flatMap(([, ...rules]) => rules));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !caught.has(name))).toEqual([]);
  });

  it('a breach fails the gate', () => {
    const gate = () => execFileSync(CRUISER, ['--config', '.dependency-cruiser.cjs', 'core'], { cwd: tree, stdio: 'pipe' });
    expect(gate).toThrow(/Command failed/);
  });
});
