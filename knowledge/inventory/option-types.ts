import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';
import type { LibraryFiles } from './library-files.ts';

/** The types of options objects among parameters: records that the library declares, also as one choice of several. */
export function optionTypes(signatures: readonly ts.Signature[], view: TypeView, files: LibraryFiles): ts.Type[] {
  return signatures
    .flatMap((signature) => signature.getParameters())
    .flatMap((parameter) => choices(view.checker.getNonNullableType(view.checker.getTypeOfSymbol(parameter))))
    .filter((type) => isOptions(type, view, files));
}

function choices(type: ts.Type): ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function isOptions(type: ts.Type, { ts: typescript, checker }: TypeView, files: LibraryFiles): boolean {
  if (!(type.flags & (typescript.TypeFlags.Object | typescript.TypeFlags.Intersection))) return false;
  if (checker.isArrayLikeType(type) || type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0 || type.isClass()) return false;
  const properties = type.getProperties();
  if (properties.some(({ flags }) => flags & typescript.SymbolFlags.Method && !(flags & typescript.SymbolFlags.Optional))) return false;
  return properties.some((property) => (property.declarations ?? []).some((declaration) => files.isApiFile(declaration.getSourceFile().fileName)));
}
