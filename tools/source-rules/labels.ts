import ts from 'typescript';
import { type Breach, lineOf, type Source, type TypedSource } from './breach.ts';
import { isIn, MAY_LABEL, MAY_REVEAL } from './places.ts';

const HOME = 'db/src/labels.ts';

/** `reveal` takes words out of their label: it may be imported only where words are read or shown. */
export function revealed({ path, file }: Source): Breach[] {
  const mayReveal = isIn(MAY_REVEAL, path);
  const isHome = path === HOME;
  const breaches: Breach[] = [];
  const no = (node: ts.Node, says: string): void => {
    breaches.push({ rule: 'reveal', path, line: lineOf(file, node.getStart(file)), says });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && isLabels(node.moduleSpecifier) && !mayReveal) {
      const bindings = node.importClause?.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) no(node, 'import what you need from labels by name, not all of it');
      else if (bindings?.elements.some((element) => (element.propertyName ?? element.name).text === 'reveal')) no(node, 'words stay in their label here');
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && isLabels(node.moduleSpecifier) && !isHome) no(node, 'import from labels where it is needed');
    if (ts.isExportSpecifier(node) && (node.propertyName ?? node.name).text === 'reveal' && !isHome) no(node, 'reveal is not handed on');
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0] && isLabels(node.arguments[0]) && !mayReveal)
      no(node, 'import what you need from labels by name, at the top of the file');
    ts.forEachChild(node, visit);
  };
  visit(file);
  return breaches;
}

const isLabels = (specifier: ts.Node): boolean =>
  ts.isStringLiteralLike(specifier) && /(^@hatstand\/db\/|^\.{1,2}\/(.*\/)?)labels(\.ts)?$/.test(specifier.text);

/** Texts get their label where they are born; everywhere else sentences are built from labelled parts. */
export function bornElsewhere({ path, file, checker }: TypedSource): Breach[] {
  if (isIn(MAY_LABEL, path)) return [];
  const breaches: Breach[] = [];
  const no = (node: ts.Node, says: string): void => {
    breaches.push({ rule: 'birth', path, line: lineOf(file, node.getStart(file)), says });
  };
  const visit = (node: ts.Node): void => {
    const isSuspect = ts.isNewExpression(node) || (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type));
    if (isSuspect && isHidden(checker.getTypeAtLocation(node), checker))
      no(node, ts.isNewExpression(node) ? 'build it with open, plan, team, care or sealed' : 'a label is not claimed with "as": use lower() and say why');
    ts.forEachChild(node, visit);
  };
  visit(file);
  return breaches;
}

/** Printed plainly, a labelled text shows its label: the sentence would read "[care text]". */
export function printed({ path, file, checker }: TypedSource): Breach[] {
  if (path === HOME) return [];
  const breaches: Breach[] = [];
  const check = (expression: ts.Expression): void => {
    if (isHidden(checker.getTypeAtLocation(expression), checker))
      breaches.push({
        rule: 'printed',
        path,
        line: lineOf(file, expression.getStart(file)),
        says: `"${expression.getText(file).slice(0, 40)}" is labelled: put it into a sentence with open, plan, team, care or sealed`,
      });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) && !ts.isTaggedTemplateExpression(node.parent)) for (const span of node.templateSpans) check(span.expression);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'String') for (const text of node.arguments) check(text);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && TO_STRING.has(node.expression.name.text))
      check(node.expression.expression);
    if (ts.isBinaryExpression(node) && isPlus(node.operatorToken.kind)) {
      check(node.left);
      check(node.right);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return breaches;
}

const TO_STRING: ReadonlySet<string> = new Set(['toString', 'join']);
const isPlus = (kind: ts.SyntaxKind): boolean => kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.PlusEqualsToken;

/** Whether a value of this type is a labelled or locked text, may be one, or is a list of them. */
function isHidden(type: ts.Type, checker: ts.TypeChecker): boolean {
  const known = checker.getBaseConstraintOfType(type) ?? type;
  if (known.isUnionOrIntersection()) return known.types.some((part) => isHidden(part, checker));
  const element = checker.isArrayType(known) || checker.isTupleType(known) ? checker.getTypeArguments(known as ts.TypeReference) : [];
  if (element.some((part) => isHidden(part, checker))) return true;
  const symbol = known.getSymbol();
  return (
    (symbol?.name === 'Labelled' || symbol?.name === 'SealedText') &&
    symbol.declarations?.some((declaration) => /\/db\/src\/(labels|vault)\.ts$/.test(declaration.getSourceFile().fileName)) === true
  );
}
