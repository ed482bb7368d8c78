import type { IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings/index.js';
import { LANGUAGES } from './languages.ts';

export const CORE_ADDRESS = 'core-address';
const CORE_SECRET = 'core-secret';
const LANGUAGE = 'language';

/** All are filled in by an administrator of the workspace. `password` only hides the secret on the screen. */
export const SETTINGS: readonly ISetting[] = [
  { id: CORE_ADDRESS, type: SettingType.STRING, packageValue: '', required: true, public: false, i18nLabel: CORE_ADDRESS },
  { id: CORE_SECRET, type: SettingType.PASSWORD, packageValue: '', required: true, public: false, i18nLabel: CORE_SECRET },
  {
    id: LANGUAGE,
    type: SettingType.SELECT,
    packageValue: 'en',
    values: Object.keys(LANGUAGES).map((key) => ({ key, i18nLabel: `language-${key}` })),
    required: false,
    public: false,
    i18nLabel: LANGUAGE,
  },
];

/** Where the core is, without a slash at the end. Empty until somebody fills it in. */
export async function coreAddress(read: IRead): Promise<string> {
  return (await settingText(read, CORE_ADDRESS)).replace(/\/+$/, '');
}

/** Empty until somebody fills it in; nothing may be signed or accepted with an empty secret. */
export async function coreSecret(read: IRead): Promise<string> {
  return settingText(read, CORE_SECRET);
}

export async function languageChosen(read: IRead): Promise<string> {
  return (await settingText(read, LANGUAGE)) || 'en';
}

async function settingText(read: IRead, id: string): Promise<string> {
  const value: unknown = await read.getEnvironmentReader().getSettings().getValueById(id);
  return typeof value === 'string' ? value.trim() : '';
}
