type Environment = Readonly<Record<string, string | undefined>>;

const NAMES_A_FILE = /^(HATSTAND_\w+)_FILE$/;

/**
 * The environment with what stands in files put in place: `HATSTAND_KEY_FILE=/run/secrets/key` becomes `HATSTAND_KEY`, without the line end. So containers
 * keep secrets out of their environment, where anyone who may look at a container reads them. `read` gives a file's text, or throws.
 * Throws a sentence for whoever runs the program, which never shows what is in a file.
 */
export function withSecretFiles(environment: Environment, read: (path: string) => string): Environment {
  const fromFiles = Object.entries(environment).flatMap(([variable, path]) => {
    const name = NAMES_A_FILE.exec(variable)?.[1];
    if (!name || !path) return [];
    if (environment[name]) throw new UnusableSecretFile(`${variable}: ${name} is set as well; keep one of the two`);
    return [[name, textOf(variable, path, read)] as const];
  });
  return { ...environment, ...Object.fromEntries(fromFiles) };
}

/** A file that a setting names cannot be used, and why, as a sentence for whoever runs the program. */
export class UnusableSecretFile extends Error {}

function textOf(variable: string, path: string, read: (path: string) => string): string {
  let text: string;
  try {
    text = read(path).trim();
  } catch {
    throw new UnusableSecretFile(`${variable}: there is no file ${path} that this program may read`);
  }
  if (text === '') throw new UnusableSecretFile(`${variable}: ${path} is empty`);
  return text;
}
