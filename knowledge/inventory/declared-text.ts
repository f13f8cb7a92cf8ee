import type ts from 'typescript';

/**
 * A signature as its author wrote it, without its name and comments, or undefined where types are left to be inferred. Far
 * cheaper than having the compiler write it, which works out every type on the way: minutes for a library of query types.
 */
export function declaredSignature(declaration: ts.Node | undefined, typescript: typeof ts): string | undefined {
  if (declaration === undefined || !isDeclared(declaration) || !typescript.isFunctionLike(declaration)) return undefined;
  const { parameters, typeParameters, type } = declaration;
  const returned = typescript.isConstructorDeclaration(declaration) ? constructed(declaration) : type?.getText();
  if (returned === undefined || parameters.some((parameter) => parameter.type === undefined)) return undefined;
  const holder = typescript.isConstructorDeclaration(declaration) ? declaration.parent.typeParameters : typeParameters;
  return plain(`${listed(holder, '<', '>')}${listed(parameters, '(', ')')}: ${returned}`);
}

/** What the author says a value or a type is, or undefined where that is left to be inferred. */
export function declaredType(symbol: ts.Symbol, typescript: typeof ts): string | undefined {
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.find(typescript.isTypeAliasDeclaration);
  if (declaration === undefined || !isDeclared(declaration)) return undefined;
  const isTyped = typescript.isVariableDeclaration(declaration) || typescript.isPropertySignature(declaration) || typescript.isPropertyDeclaration(declaration)
    || typescript.isTypeAliasDeclaration(declaration) || typescript.isGetAccessorDeclaration(declaration);
  return isTyped && declaration.type !== undefined ? plain(declaration.type.getText()) : undefined;
}

/** The names of types in what a function returns or a value is, as far as the author wrote it; undefined where that is left to be inferred. */
export function declaredNames(declaration: ts.Node | undefined, typescript: typeof ts): ts.EntityName[] | undefined {
  if (declaration === undefined || !isDeclared(declaration)) return undefined;
  const type = typescript.isFunctionLike(declaration) || typescript.isVariableDeclaration(declaration) || typescript.isPropertySignature(declaration)
    || typescript.isPropertyDeclaration(declaration) || typescript.isTypeAliasDeclaration(declaration) ? declaration.type : undefined;
  if (type === undefined) return undefined;
  const names: ts.EntityName[] = [];
  const visit = (node: ts.Node): void => {
    if (typescript.isTypeReferenceNode(node)) names.push(node.typeName);
    else if (typescript.isImportTypeNode(node) && node.qualifier !== undefined) names.push(node.qualifier);
    // What a callback takes or a condition asks about is not what comes out.
    if (typescript.isFunctionTypeNode(node)) return;
    typescript.forEachChild(node, visit);
  };
  visit(type);
  return names;
}

function isDeclared(node: ts.Node): boolean {
  return node.getSourceFile().isDeclarationFile;
}

function constructed({ parent }: ts.ConstructorDeclaration): string | undefined {
  const parameters = (parent.typeParameters ?? []).map(({ name }) => name.text);
  return parent.name === undefined ? undefined : `${parent.name.text}${parameters.length === 0 ? '' : `<${parameters.join(', ')}>`}`;
}

function listed(nodes: ts.NodeArray<ts.Node> | undefined, open: string, close: string): string {
  return nodes === undefined ? '' : `${open}${nodes.map((node) => node.getText()).join(', ')}${close}`;
}

/** In one line, without the `|` or `&` that may stand before the first of several lines. */
function plain(text: string): string {
  const line = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '').replace(/\s+/g, ' ').trim();
  return line.replace(/([(<[]) ?[|&] /g, '$1').replace(/(=>|[:=,?]) [|&] /g, '$1 ').replace(/^[|&] /, '').replace(/ \)/g, ')');
}
