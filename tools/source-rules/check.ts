import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Breach, Source, TypedSource } from './breach.ts';
import { askedTheMachine } from './clock.ts';
import { bornElsewhere, printed, revealed } from './labels.ts';
import { isIn, TESTS } from './places.ts';
import { badlyNamed, tooLong } from './shape.ts';
import { wholeOfZod } from './zod.ts';

const FOLDERS = '{db,core,rocketchat-app,whatsapp-bridge,tools,docs,bench,.ci}';
const NOT_OURS = /(^|\/)(node_modules|\.rc-host|dist|migrations|data)(\/|$)/;
const WRITTEN_BY_HAND = /\.(ts|mts|cts|js|mjs|cjs|css|html|chat)$/;
const RULES: readonly ((source: Source) => Breach[])[] = [revealed, askedTheMachine, wholeOfZod];
const RULES_BY_TYPE: readonly ((source: TypedSource) => Breach[])[] = [bornElsewhere, printed];

/** Every place in a tree where a source rule is broken, or every place in one folder of it. */
export function breachesIn(root: string, folder = ''): Breach[] {
  const paths = filesIn(root).filter((path) => path.startsWith(folder));
  const shape = paths.flatMap((path) => [...badlyNamed(path), ...(WRITTEN_BY_HAND.test(path) ? tooLong(path, readFileSync(join(root, path), 'utf8')) : [])]);
  const { typed, untyped } = sourcesIn(root, paths);
  return [
    ...shape,
    ...[...typed, ...untyped].flatMap((source) => RULES.flatMap((rule) => rule(source))),
    ...typed.flatMap((source) => RULES_BY_TYPE.flatMap((rule) => rule(source))),
  ].sort((one, other) => one.path.localeCompare(other.path) || one.line - other.line);
}

const filesIn = (root: string): string[] =>
  globSync([`${FOLDERS}/**/*`, '*.*'], { cwd: root, withFileTypes: true, exclude: (entry) => NOT_OURS.test(entry.name) })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );

function sourcesIn(root: string, paths: readonly string[]): { readonly typed: TypedSource[]; readonly untyped: Source[] } {
  const file = join(root, 'tsconfig.json');
  const read = ts.readConfigFile(file, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(read.config, { ...ts.sys, readDirectory: () => [] }, root);
  const sources = paths.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
  const [tests, others] = [sources.filter((path) => isIn(TESTS, path)), sources.filter((path) => !isIn(TESTS, path))];
  const program = ts.createProgram(
    others.map((path) => join(root, path)),
    options,
  );
  const checker = program.getTypeChecker();
  return {
    typed: others.flatMap((path) => {
      const source = program.getSourceFile(join(root, path));
      return source ? [{ path, file: source, checker }] : [];
    }),
    untyped: tests.map((path) => ({ path, file: ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ESNext) })),
  };
}
