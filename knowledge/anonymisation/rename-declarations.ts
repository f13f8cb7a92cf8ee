import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';
import { commentsOf } from './comments.ts';
import type { ApiFiles, Dictionary } from './dictionary.ts';
import { applyEdits, type Edit } from './edits.ts';
import { moduleLiteral } from './module-literals.ts';
import { ownerOfNamed, roleOfLiteral } from './property-literals.ts';

export interface RenameRequest {
  view: TypeView;
  files: ApiFiles;
  dictionary: Dictionary;
  /** For comments. */
  renameText: (text: string) => string;
}

/** A declaration file under the invented names: of an API package everything of its own, of another one what it takes from the API. */
export function renameDeclarations(source: ts.SourceFile, request: RenameRequest): string {
  const { view: { ts: typescript }, dictionary, files, renameText } = request;
  const isOwn = files.isApiFile(source.fileName);
  const edits: Edit[] = [];
  const replace = (node: ts.Node, text: string | undefined, inset = 0): void => {
    if (text !== undefined) edits.push({ start: node.getStart(source) + inset, end: node.end - inset, text });
  };
  const visit = (node: ts.Node): void => {
    const module = moduleLiteral(node, typescript);
    if (module !== undefined) replace(module, renameModule(module.text, isOwn, dictionary), 1);
    if (typescript.isIdentifier(node)) {
      const alias = dictionary.alias(node.text);
      if (alias !== undefined && isOfLibrary(node, isOwn, request)) replace(node, alias);
    }
    if (typescript.isStringLiteral(node) && isPropertyName(node, typescript)) {
      const alias = dictionary.alias(node.text);
      if (alias !== undefined && isOwn) replace(node, alias, 1);
    }
    if (typescript.isLiteralTypeNode(node) && typescript.isStringLiteral(node.literal)) {
      const alias = dictionary.alias(node.literal.text);
      if (alias !== undefined && roleOfLiteral(node, request.view) === 'property' && hasOwnProperty(node, node.literal.text, request)) replace(node.literal, alias, 1);
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
  for (const { pos, end, fileName } of [...source.referencedFiles, ...source.typeReferenceDirectives]) {
    const text = renameModule(fileName, isOwn, dictionary);
    if (text !== undefined) edits.push({ start: pos, end, text });
  }
  if (isOwn) for (const { pos, end } of commentsOf(source, typescript)) edits.push(...changed(source.text, pos, end, renameText));
  return applyEdits(source.text, edits);
}

function renameModule(specifier: string, isOwn: boolean, dictionary: Dictionary): string | undefined {
  if (specifier.startsWith('.')) return isOwn ? dictionary.aliasPath(specifier) : undefined;
  return dictionary.aliasModule(specifier);
}

function changed(text: string, start: number, end: number, rename: (text: string) => string): Edit[] {
  const before = text.slice(start, end);
  // A triple-slash reference is a comment too, and is renamed as the path that it is.
  if (before.startsWith('///')) return [];
  const after = rename(before);
  return after === before ? [] : [{ start, end, text: after }];
}

/** By what the name stands for in the end, so that one brought in from elsewhere keeps the name that it has there. */
function isOfLibrary(node: ts.Identifier, isOwn: boolean, { view: { ts: typescript, checker }, files }: RenameRequest): boolean {
  const symbol = checker.getSymbolAtLocation(node);
  if (symbol === undefined) return isOwn;
  const target = symbol.flags & typescript.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declarations = target.declarations ?? [];
  if (declarations.length === 0) return isOwn;
  return declarations.some((declaration) => files.isApiFile(declaration.getSourceFile().fileName));
}

function isPropertyName(node: ts.StringLiteral, typescript: typeof ts): boolean {
  const { parent } = node;
  return (typescript.isTypeElement(parent) || typescript.isClassElement(parent) || typescript.isEnumMember(parent)) && parent.name === node;
}

function hasOwnProperty(literal: ts.LiteralTypeNode, name: string, { view: { ts: typescript, checker }, files }: RenameRequest): boolean {
  const owner = ownerOfNamed(literal, { ts: typescript, checker });
  if (owner === undefined) return false;
  const property = checker.getPropertyOfType(checker.getApparentType(checker.getTypeFromTypeNode(owner)), name);
  // Of a type that is not known yet, what the library's own file says is taken for the library's.
  if (property === undefined) return files.isApiFile(literal.getSourceFile().fileName);
  return (property.declarations ?? []).some((declaration) => files.isApiFile(declaration.getSourceFile().fileName));
}
