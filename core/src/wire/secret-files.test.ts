import { expect, test } from 'vitest';
import { UnusableSecretFile, withSecretFiles } from './secret-files.ts';

const FILES: Readonly<Record<string, string>> = { '/run/secrets/key': '  a secret with a line end\n', '/run/secrets/empty': '\n' };
const read = (path: string): string => {
  const text = FILES[path];
  if (text === undefined) throw new Error(`ENOENT: ${path}`);
  return text;
};

test('what stands in a file takes its place', () => {
  expect(withSecretFiles({ PORT: '3000', HATSTAND_KEY_FILE: '/run/secrets/key' }, read)).toMatchObject({
    PORT: '3000',
    HATSTAND_KEY: 'a secret with a line end',
  });
});

test('only our own settings are read from files, and an empty name is none', () => {
  expect(withSecretFiles({ SSL_CERT_FILE: '/nowhere', HATSTAND_KEY_FILE: '' }, read)).toEqual({ SSL_CERT_FILE: '/nowhere', HATSTAND_KEY_FILE: '' });
});

test.each([
  ['a file that is not there', { HATSTAND_KEY_FILE: '/nowhere' }, 'HATSTAND_KEY_FILE: there is no file /nowhere that this program may read'],
  ['an empty file', { HATSTAND_KEY_FILE: '/run/secrets/empty' }, 'HATSTAND_KEY_FILE: /run/secrets/empty is empty'],
  ['both at once', { HATSTAND_KEY: 'one', HATSTAND_KEY_FILE: '/run/secrets/key' }, 'HATSTAND_KEY_FILE: HATSTAND_KEY is set as well; keep one of the two'],
])('%s is refused in a sentence', (_, environment, sentence) => {
  expect(() => withSecretFiles(environment, read)).toThrow(new UnusableSecretFile(sentence));
});
