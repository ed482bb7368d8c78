import type { SourceFile, TypeChecker } from 'typescript';

/** One place where a rule is broken, and what to do about it. */
export interface Breach {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly says: string;
}

/** One source file as every rule sees it. */
export interface Source {
  readonly path: string;
  readonly file: SourceFile;
}

/** One whose types are known too. No rule asks for those of tests. */
export interface TypedSource extends Source {
  readonly checker: TypeChecker;
}

export const lineOf = (file: SourceFile, position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;
