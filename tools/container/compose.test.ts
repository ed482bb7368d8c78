import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { settingsFrom } from '../../core/src/settings.ts';
import { withSecretFiles } from '../../core/src/wire/secret-files.ts';
import { readSettings as accountSettings } from '../../rocketchat-app/account/src/settings.ts';
import { readSettings as bridgeSettings } from '../../whatsapp-bridge/src/settings.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const LONG_RUNNING = ['mongodb', 'rocketchat', 'core', 'rocketchat-account', 'whatsapp-bridge', 'https'];
/** What docs/install-rocketchat.md has people write into .env. */
const ENV = {
  ROCKETCHAT_RELEASE: '8.0.1',
  ROCKETCHAT_ADDRESS: 'https://chat.our-co-op.example',
  HATSTAND_ADDRESS: 'https://hattie.our-co-op.example',
  HATSTAND_ORGANISER: 'rocketchat:cal',
  HATSTAND_ACCOUNT_USER: 'aobEdbYhXfu5hkeqG',
};

interface Service {
  readonly restart?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly secrets?: readonly string[];
  readonly build?: { readonly target: string };
}
interface Composed {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}
const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const { services, networks, secrets }: Composed = parse(text, { merge: true });

/** A service's environment as compose fills it in, with every secret in place. */
function environmentOf(service: string): Readonly<Record<string, string | undefined>> {
  const filled = Object.entries(services[service]?.environment ?? {}).map(([name, value]) => [name, filledIn(value)] as const);
  const whole = withSecretFiles(Object.fromEntries(filled), (path) => `thirty-two characters of a secret, from ${path}`);
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !name.endsWith('_FILE')));
}
const filledIn = (value: string): string =>
  value.replace(
    /\$\{(\w+)(?:(:[-?])([^}]*))?\}/g,
    (_, name: keyof typeof ENV, how?: string, otherwise?: string) => ENV[name] ?? (how === ':-' ? (otherwise ?? '') : ''),
  );

test.each(LONG_RUNNING)('%s comes back by itself and can be asked whether it is well', (name) => {
  expect(services[name]).toMatchObject({ restart: 'unless-stopped', healthcheck: { test: expect.arrayContaining(['CMD']) } });
});

test('the programs start with what stands in the file', () => {
  expect(settingsFrom(environmentOf('core'))).toMatchObject({ mode: 'live', channels: { rocketchat: { url: expect.stringContaining('/letters') } } });
  expect(accountSettings(environmentOf('rocketchat-account'))).toMatchObject({ dataFolder: '/data', host: '0.0.0.0', port: 3200 });
  expect(bridgeSettings(environmentOf('whatsapp-bridge'))).toMatchObject({ dataFolder: '/data', host: '0.0.0.0' });
});

test('letters go to the app by the id it is installed under', () => {
  const { id }: { id: string } = JSON.parse(readFileSync(join(ROOT, 'rocketchat-app', 'app', 'app.json'), 'utf8'));
  expect(services['core']?.environment?.['HATSTAND_ROCKETCHAT_URL']).toContain(`/api/apps/public/${id}/letters`);
});

test('secrets come from files and nowhere else', () => {
  expect(Object.values(secrets).map(({ file }) => file)).toEqual(Object.keys(secrets).map((name) => `./secrets/${name}`));
  for (const [name, { environment = {}, secrets: granted = [] }] of Object.entries(services)) {
    for (const [variable, value] of Object.entries(environment)) {
      if (/KEY|SECRET|TOKEN|PASS/i.test(variable)) expect(`${name} ${variable}=${value}`).toMatch(/_FILE=\/run\/secrets\/[\w-]+$/);
      const file = /^\/run\/secrets\/([\w-]+)$/.exec(value)?.[1];
      if (file) expect(granted).toContain(file);
    }
  }
  expect(text).not.toMatch(/admin_pass|default_password|changeme/i);
});

test('only https is open to the world, and only Rocket.Chat reaches its database', () => {
  for (const [name, { ports = [] }] of Object.entries(services)) if (name !== 'https') for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  expect(networks['database']).toEqual({ internal: true });
  const inside = Object.entries(services).filter(([, { networks: joined = [] }]) => joined.includes('database'));
  expect(inside.map(([name]) => name).sort()).toEqual(['mongodb', 'rocketchat']);
});

test('every image of ours has its stage in the Dockerfile, and is made by the build', () => {
  const dockerfile = readFileSync(join(import.meta.dirname, 'Dockerfile'), 'utf8');
  const targets = Object.values(services).flatMap(({ build }) => (build ? [build.target] : []));
  expect(targets.length).toBeGreaterThan(1);
  for (const target of targets) expect(dockerfile).toMatch(new RegExp(`^FROM program AS ${target}\\nCOPY --from=build /hatstand/dist/${target} `, 'm'));
});

const tool = ['docker compose', 'docker-compose'].find((command) => spawnSync(`${command} version`, { shell: true }).status === 0);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hatstand-compose-'));
  cpSync(join(ROOT, 'docker-compose.yml'), join(folder, 'docker-compose.yml'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(tool === undefined)('compose’s own check finds nothing wrong, and misses what .env must say', () => {
  const check = (env: Readonly<Record<string, string>>) => {
    writeFileSync(
      join(folder, '.env'),
      Object.entries(env)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    return spawnSync(`${tool} --profile account --profile whatsapp --profile https config -q`, { shell: true, cwd: folder, encoding: 'utf8' });
  };
  expect(check(ENV)).toMatchObject({ status: 0, stderr: '' });
  const { ROCKETCHAT_RELEASE: _, ...without } = ENV;
  const refused = check(without);
  expect(refused.status).not.toBe(0);
  expect(refused.stderr).toContain('docs/install-rocketchat.md');
});

test('every secret the file names has its line in the install page', () => {
  const page = readFileSync(join(ROOT, 'docs', 'install-rocketchat.md'), 'utf8');
  for (const name of Object.keys(secrets)) expect(page).toMatch(new RegExp(`for name in [\\w -]*\\b${name}\\b|secrets/${name}\\b`));
  for (const name of Object.keys(ENV)) expect(page).toContain(`${name}=`);
});
