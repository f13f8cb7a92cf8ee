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

/** The same types come again and again, and asking whether one is an array is dear. */
const judged = new WeakMap<ts.Type, boolean>();

function isOptions(type: ts.Type, view: TypeView, files: LibraryFiles): boolean {
  const known = judged.get(type);
  if (known !== undefined) return known;
  const answer = looksLikeOptions(type, view, files);
  judged.set(type, answer);
  return answer;
}

function looksLikeOptions(type: ts.Type, view: TypeView, files: LibraryFiles): boolean {
  const { ts: typescript, checker } = view;
  const { Object: record, Intersection } = typescript.TypeFlags;
  if (!(type.flags & (record | Intersection)) || type.isClass() || isMixedWithOthers(type, view)) return false;
  const properties = type.getProperties();
  if (!properties.some((property) => (property.declarations ?? []).some((declaration) => files.isApiFile(declaration.getSourceFile().fileName)))) return false;
  if (properties.some(({ flags }) => flags & typescript.SymbolFlags.Method && !(flags & typescript.SymbolFlags.Optional))) return false;
  return type.getCallSignatures().length === 0 && type.getConstructSignatures().length === 0 && !checker.isArrayLikeType(type);
}

/**
 * For a union of functions the compiler makes up parameters that are several things at once, `string & Callback & Options`,
 * thousands of them. One part that is no record settles it without the members of the whole, which are dear.
 */
function isMixedWithOthers(type: ts.Type, { ts: typescript, checker }: TypeView): boolean {
  if (!type.isIntersection()) return false;
  const { StringLike, NumberLike, BigIntLike, BooleanLike, ESSymbolLike, Object: record } = typescript.TypeFlags;
  const primitive = StringLike | NumberLike | BigIntLike | BooleanLike | ESSymbolLike;
  return type.types.some((part) => part.flags & primitive || (part.flags & record && (part.getCallSignatures().length > 0 || checker.isArrayType(part) || checker.isTupleType(part))));
}
