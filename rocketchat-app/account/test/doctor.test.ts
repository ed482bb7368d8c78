import { afterEach, beforeEach, expect, test } from 'vitest';
import { examine } from '../src/doctor/examine.ts';
import { readSettings, type Settings } from '../src/settings.ts';
import { type StandIn, startStandIn } from '../stand-in/server.ts';
import { settle, TOKEN } from './account-process.ts';
import { type PretendCore, SECRET, startPretendCore } from './pretend-core.ts';

let standIn: StandIn;
let core: PretendCore;
let people: ReturnType<typeof settle>;
beforeEach(async () => {
  standIn = await startStandIn();
  people = settle(standIn);
  people.room.moderators.add('hattie-id');
  core = await startPretendCore();
});
afterEach(async () => {
  expect(standIn.faults).toEqual([]);
  await standIn.close();
  await core.close();
});

const settings = (more: Partial<Settings> = {}): Settings => ({
  ...readSettings({
    HATSTAND_CORE_URL: core.url,
    HATSTAND_ROCKETCHAT_SECRET: SECRET,
    HATSTAND_ROCKETCHAT_SERVER: standIn.url,
    HATSTAND_ACCOUNT_USER: 'hattie-id',
    HATSTAND_ACCOUNT_TOKEN: TOKEN,
    HATSTAND_ACCOUNT_DATA: 'nowhere',
  }),
  ...more,
});
const toMend = async (more?: Partial<Settings>): Promise<string[]> => (await examine(settings(more))).flatMap(({ is, says }) => (is === 'mend' ? [says] : []));

test('a workspace that is well has nothing to mend, and is told who reads along', async () => {
  const findings = await examine(settings());
  expect(findings.filter(({ is }) => is !== 'well')).toEqual([]);
  expect(findings.map(({ says }) => says).join('\n')).toMatch(
    /Rocket\.Chat 8\.0\.0 answers[\s\S]*@hattie[\s\S]*5 people besides Hattie can read "rosa"[\s\S]*the secret is the same/,
  );
});

test.each<[string, () => void, RegExp]>([
  ['the token was taken away', () => standIn.workspace.tokens.clear(), /make a new personal access token/],
  ['the role bot is missing', () => people.hattie.roles.splice(0, 2, 'user'), /api-bypass-rate-limit.*role "bot"/],
  ['it is an administrator', () => people.hattie.roles.push('admin'), /need not be/],
  ['messages are tiny', () => standIn.workspace.settings.set('Message_MaxAllowedSize', 100), /100 characters only/],
  ['pinning is off', () => standIn.workspace.settings.set('Message_AllowPinning', false), /Allow message pinning/],
  ['people are signed out', () => standIn.workspace.settings.set('Accounts_ForgetUserSessionOnWindowClose', true), /Forget user session/],
  ['websockets are not let through', () => standIn.refuseSockets(true), /proxy/],
  ['the core is not well', () => core.refuseNext(500), /with 500/],
])('says what to mend where %s', async (_, spoil, expected) => {
  spoil();
  const mends = await toMend();
  expect(mends.join('\n')).toMatch(expected);
});

test('says what to mend where an address or a secret is wrong', async () => {
  expect((await toMend({ secret: 'another secret altogether' })).join()).toMatch(/HATSTAND_ROCKETCHAT_SECRET must be the same/);
  expect((await toMend({ server: 'http://127.0.0.1:1' })).join()).toMatch(/No Rocket\.Chat answers at http:\/\/127\.0\.0\.1:1/);
  expect((await toMend({ coreUrl: 'http://127.0.0.1:1' })).join()).toMatch(/The core does not answer/);
  expect((await toMend({ task: 'hand' })).join()).toMatch(/app Hattie is not enabled/);
});

test('says whether an account answers where the core looks for it', async () => {
  expect((await toMend({ ownUrl: 'http://127.0.0.1:1' })).join()).toMatch(/No account answers at http:\/\/127\.0\.0\.1:1[\s\S]*pins/);
  const says = async (): Promise<string> => (await examine(settings({ ownUrl: core.url }))).map((finding) => `${finding.is}: ${finding.says}`).join('\n');
  expect(await says()).toContain(`well: The account answers at ${core.url}`);
});

test('says what is good to know: who reads along, and where it may not pin', async () => {
  people.room.moderators.clear();
  standIn.workspace.addRoom('millbrook', 'c', [people.hattie, people.nia]);
  const known = (await examine(settings())).flatMap(({ is, says }) => (is === 'know' ? [says] : [])).join('\n');
  expect(known).toMatch(/In "rosa" the account may not pin/);
  expect(known).toMatch(/Everybody in the workspace can read "millbrook"/);
});
