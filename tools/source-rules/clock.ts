import ts from 'typescript';
import { type Breach, lineOf, type Source } from './breach.ts';
import { isIn, MAY_ASK_THE_MACHINE } from './places.ts';

const ASKED: ReadonlySet<string> = new Set(['Date.now', 'Math.random', 'performance.now', 'Temporal.Now']);

/** Nobody asks the machine for the time or for chance but moment.ts: what is decided at a pretend moment is decided the same at a real one. */
export function askedTheMachine({ path, file }: Source): Breach[] {
  if (isIn(MAY_ASK_THE_MACHINE, path)) return [];
  const breaches: Breach[] = [];
  const visit = (node: ts.Node): void => {
    if (asksTheMachine(node, file))
      breaches.push({ rule: 'clock', path, line: lineOf(file, node.getStart(file)), says: 'take the time and chance from the moment' });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return breaches;
}

function asksTheMachine(node: ts.Node, file: ts.SourceFile): boolean {
  if (ts.isPropertyAccessExpression(node)) return ASKED.has(node.getText(file).replace(/^globalThis\./, ''));
  if (ts.isNewExpression(node)) return isDate(node.expression, file) && (node.arguments ?? []).length === 0;
  return ts.isCallExpression(node) && isDate(node.expression, file);
}

const isDate = (called: ts.Expression, file: ts.SourceFile): boolean => /^(globalThis\.)?Date$/.test(called.getText(file));
