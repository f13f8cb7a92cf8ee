import type ts from 'typescript';
import { argumentsOf, type CallLike, type Lens } from './lens.ts';
import { comesFromLibrary } from './origin.ts';

/**
 * Whether the compiler refuses an argument only because it cannot tell: how many elements a spread has, or what a parameter
 * takes whose type hangs on a type parameter that no call ever settles, as in generic callbacks, where no value would do.
 */
export function provesNothing({ code }: ts.Diagnostic, node: ts.Node, call: CallLike, lens: Lens): boolean {
  if (code === 2556) return true;
  const { IndexedAccess, Conditional, Index } = lens.view.ts.TypeFlags;
  const type = code === 2345 ? parameterType(node, call, lens) : undefined;
  return type !== undefined && (type.flags & (IndexedAccess | Conditional | Index)) !== 0;
}

/**
 * Whether an argument of the submission's own would fit if it were not for the chance that it is null or undefined: whether
 * it ever is, is a question of the user's data. What the library gave back is another matter: its declarations say so.
 */
export function isNullOnly({ code }: ts.Diagnostic, node: ts.Node, call: CallLike, lens: Lens): boolean {
  const { checker, ts: typescript } = lens.view;
  const expected = code === 2345 ? parameterType(node, call, lens) : undefined;
  if (expected === undefined || !typescript.isExpression(node) || comesFromLibrary(node, lens)) return false;
  const given = checker.getTypeAtLocation(node);
  const plain = checker.getNonNullableType(given);
  return plain !== given && !(plain.flags & typescript.TypeFlags.Never) && checker.isTypeAssignableTo(plain, expected);
}

function parameterType(node: ts.Node, call: CallLike, { view: { checker } }: Lens): ts.Type | undefined {
  const parameters = checker.getResolvedSignature(call)?.getParameters() ?? [];
  const index = argumentsOf(call).findIndex((argument) => argument === node);
  const parameter = index < 0 ? undefined : parameters[Math.min(index, parameters.length - 1)];
  return parameter === undefined ? undefined : checker.getTypeOfSymbolAtLocation(parameter, call);
}
