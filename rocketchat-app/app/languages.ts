import en from './i18n/en.json' with { type: 'json' };

/** Everything the app says itself, by key. All other words come from the core. */
export type OwnWords = Readonly<Record<keyof typeof en, string>>;

/** A language is a file in i18n/ with these keys, and a line here. What it leaves out (a command's name, say) is shown in English. */
export const LANGUAGES: Readonly<Record<string, Partial<OwnWords> & Readonly<Record<string, string>>>> = { en };

export const ENGLISH: OwnWords = en;
