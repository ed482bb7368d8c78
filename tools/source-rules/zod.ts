import ts from 'typescript';
import { type Breach, lineOf, type Source } from './breach.ts';

/** `import { z } from 'zod'` brings the messages of every language along: half a megabyte of code, 7 MB of memory (docs/performance.md). */
export function wholeOfZod({ path, file }: Source): Breach[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !/^['"]zod['"]$/.test(statement.moduleSpecifier.getText(file))) return [];
    const brought = statement.importClause;
    return !brought || (!brought.name && brought.namedBindings && ts.isNamespaceImport(brought.namedBindings))
      ? []
      : [{ rule: 'zod', path, line: lineOf(file, statement.getStart(file)), says: "write: import * as z from 'zod'" }];
  });
}
