/** One name in every shape it takes. */
export interface Names {
  /** The folder: `check-ins`. */
  readonly folder: string;
  /** As people say it: `check ins`. */
  readonly said: string;
  /** At the beginning of a sentence: `Check ins`. */
  readonly title: string;
  /** In code: `checkIns`. */
  readonly constant: string;
  /** In the names of its types: `CheckIns`. */
  readonly type: string;
}

const KEBAB = /^[a-z]+(-[a-z]+)*$/;
const PLURAL = /(?<!s)s$|^(.*-)?(people|children|news)$/;
/** Words that TypeScript keeps for itself or that would hide something every file uses. */
const TAKEN: ReadonlySet<string> = new Set(['this', 'arguments', 'implements', 'yields', 'capabilities', 'records', 'rules', 'messages']);
const NAMELESS: ReadonlySet<string> = new Set(['utils', 'helpers', 'commons', 'miscs', 'managers', 'services', 'handlers', 'entities', 'payloads']);

/** The name in every shape, or a sentence about what does not fit. */
export function namesFor(asked: string | undefined): Names | { readonly unfit: string } {
  if (asked === undefined || asked === '') return { unfit: 'What shall it be called? For example: npm run new:capability -- gifts' };
  if (!KEBAB.test(asked))
    return { unfit: `"${asked}" cannot be the name of a folder here. Use small letters, with a hyphen between words: gifts, check-ins, first-visits.` };
  if (!PLURAL.test(asked))
    return { unfit: `Folders here are plural nouns, and "${asked}" does not look like one. What is there several of? For example: gifts, check-ins.` };
  const words = asked.split('-');
  const last = words.at(-1) ?? asked;
  if (TAKEN.has(asked)) return { unfit: `"${asked}" already means something in the code itself. Please choose another word.` };
  if (NAMELESS.has(last)) return { unfit: `"${last}" says little about what people can do with it. What would a care worker call it?` };
  const type = words.map(capital).join('');
  return { folder: asked, said: words.join(' '), title: capital(words.join(' ')), constant: `${type.charAt(0).toLowerCase()}${type.slice(1)}`, type };
}

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
