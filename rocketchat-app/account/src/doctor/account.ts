import type { Chat, User } from '../chat.ts';
import type { Settings } from '../settings.ts';
import { type Finding, know, mend, well } from './finding.ts';

const PATIENCE_MILLISECONDS = 8_000;

/** What the account must be allowed to do, and what does not work without. */
const NEEDED: Readonly<Record<string, string>> = {
  'create-d': 'it cannot write to anybody first',
  'view-d-room': 'it cannot read what people write to it',
  'api-bypass-rate-limit': 'it is slowed down to a few messages a minute',
  'send-many-messages': 'it is slowed down when many people ask at once',
};

/** Whether the account may do what it must, by its roles. */
export async function lookAtRights(me: User, chat: Pick<Chat, 'permissions'>): Promise<Finding[]> {
  const roles = me.roles ?? [];
  const permissions = await chat.permissions();
  const missing = Object.entries(NEEDED).filter(([name]) => permissions.size > 0 && !(permissions.get(name) ?? []).some((role) => roles.includes(role)));
  const findings = missing.map(([name, without]) =>
    mend(`The account may not "${name}": ${without}. Give it the role "bot", or tick "${name}" for one of its roles under Administration > Permissions.`),
  );
  if (roles.includes('admin')) findings.push(mend('The account is an administrator, which it need not be. Take that role away and give it "bot" and "user".'));
  return findings.length > 0 ? findings : [well(`The account has the roles it needs (${roles.join(', ')}).`)];
}

/** Settings of the workspace that keep Hattie from working well, or people from staying signed in. */
export function lookAtSettings(settings: ReadonlyMap<string, unknown>): Finding[] {
  const size = Number(settings.get('Message_MaxAllowedSize') ?? 5_000);
  const findings: Finding[] = [
    size < 500
      ? mend(`Messages may have ${size} characters only, so Hattie's would be cut into many. Set Message > Maximum allowed characters to 5000.`)
      : well(`Messages may have ${size} characters; longer ones are cut at sentences.`),
  ];
  if (settings.get('Message_AllowPinning') === false) findings.push(mend('Pinning is switched off. Switch on Message > Allow message pinning.'));
  if (settings.get('Message_AllowEditing') === false)
    findings.push(
      know('Editing is switched off, so a question that somebody else has answered stays as it was. Message > Allow message editing changes that.'),
    );
  if (settings.get('Accounts_ForgetUserSessionOnWindowClose') === true)
    findings.push(mend('People are signed out whenever they close the window. Switch off Accounts > Forget user session on window close.'));
  if (settings.get('E2E_Enable') === true && settings.get('E2E_Enabled_Default_PrivateRooms') === true)
    findings.push(
      mend('New private rooms are end-to-end encrypted, and Hattie cannot read those. Switch off E2E Encryption > Enable for private rooms by default.'),
    );
  if (settings.get('RetentionPolicy_Enabled') === true)
    findings.push(
      know('Old messages are deleted here (Retention policy). What Hattie keeps is in the core and stays; her posts in the rooms go with the others.'),
    );
  return findings;
}

/** Whether the account runs where the core is told that it does. Where that is not set, the core looks for none. */
export async function lookForAccount({ ownUrl }: Settings): Promise<Finding[]> {
  if (ownUrl === undefined) return [];
  const health = await fetch(new URL('/health', ownUrl), { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) }).catch(() => undefined);
  if (!health)
    return [
      mend(`No account answers at ${ownUrl}, so pins wait. Start it, or take HATSTAND_ACCOUNT_URL away at the core: then people are asked to pin themselves.`),
    ];
  if (!health.ok) return [mend(`The account at ${ownUrl} says that it is not well (${health.status}). Look at its log.`)];
  return [well(`The account answers at ${ownUrl}, and pins for Hattie.`)];
}
