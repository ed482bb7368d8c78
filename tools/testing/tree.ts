import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

/** The repository these tests belong to. */
export const REPOSITORY = join(import.meta.dirname, '../..');
const WORKSPACES = ['db', 'core', 'rocketchat-app', 'whatsapp-bridge'];
const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git', '.rc-host', 'dist', 'data', 'coverage']);

/** An empty tree in a temporary folder, in which the gates run as they do here. */
export function newTree(): string {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'hatstand-tree-')));
  copyInto(tree, ['tsconfig.json', 'package.json', '.gitignore', 'biome.json', 'knip.json', 'vitest.config.ts', '.dependency-cruiser.cjs']);
  copyInto(
    tree,
    WORKSPACES.map((workspace) => `${workspace}/package.json`),
  );
  linkPackages(tree);
  return tree;
}

/** A copy of everything, as it is now. */
export function copyOfEverything(): string {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'hatstand-copy-')));
  cpSync(REPOSITORY, tree, { recursive: true, filter: (from) => !LEFT_OUT.has(basename(from)) });
  linkPackages(tree);
  return tree;
}

export const fell = (tree: string): void => rmSync(tree, { recursive: true, force: true });

export const copyInto = (tree: string, paths: readonly string[]): void => {
  for (const path of paths) cpSync(join(REPOSITORY, path), join(tree, path), { recursive: true });
};

export function plant(tree: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
}

/** Other people's packages are borrowed from here; ours lead into the tree itself. */
function linkPackages(tree: string): void {
  for (const folder of ['', ...WORKSPACES]) {
    const packages = join(REPOSITORY, folder, 'node_modules');
    if (!existsSync(packages)) continue;
    mkdirSync(join(tree, folder, 'node_modules'), { recursive: true });
    for (const name of readdirSync(packages)) if (name !== '@hatstand') symlinkSync(join(packages, name), join(tree, folder, 'node_modules', name));
  }
  const ours = join(tree, 'node_modules/@hatstand');
  mkdirSync(ours);
  for (const workspace of WORKSPACES) symlinkSync(relative(ours, join(tree, workspace)), join(ours, workspace));
}
