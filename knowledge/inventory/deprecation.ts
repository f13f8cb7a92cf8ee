import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';

/** What `@deprecated` says of a symbol, or null. One of several overloads does not make the whole deprecated. */
export function deprecationOf(symbol: ts.Symbol, { ts: typescript }: Pick<TypeView, 'ts'>): string | null {
  const declarations = (symbol.declarations ?? []).filter((declaration) => !typescript.isImportSpecifier(declaration) && !typescript.isImportClause(declaration));
  const texts = declarations.map((declaration) => deprecationText(declaration, typescript));
  return texts.length > 0 && texts.every((text) => text !== null) ? texts.find((text) => text !== '') ?? '' : null;
}

/** What `@deprecated` says of one declaration, an overload for one, or null. */
export function deprecationText(declaration: ts.Node, typescript: typeof ts): string | null {
  const tag = typescript.getJSDocDeprecatedTag(declaration);
  return tag === undefined ? null : (typescript.getTextOfJSDocComment(tag.comment) ?? '').trim();
}
