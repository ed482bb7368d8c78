import type { Names } from './naming.ts';

const LIST = /(CAPABILITIES[^=]*=\s*\[)([^\]]*)(\];)/;

/** `capabilities/index.ts` with one capability more: its import, and its place at the end of the list. Biome sorts and formats it afterwards. */
export function listed(text: string, { folder, constant }: Names): string {
  const list = LIST.exec(text)?.[2];
  if (list === undefined) throw new Error('core/src/capabilities/index.ts has no list CAPABILITIES = [ … ];');
  const others = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const imported = `import { ${constant} } from './${folder}/index.ts';\n`;
  return `${imported}${text.replace(LIST, `$1${[...others, constant].join(', ')}$3`)}`;
}
