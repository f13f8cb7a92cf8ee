import type ts from 'typescript';
import { isCalleeOf } from './diagnostic-node.ts';
import { calleeOf, isCallLike, ownsCall, type Lens } from './lens.ts';

/** The 7000s ask for types to be written down, which changes nothing of what runs. */
export function isStrictness(code: number): boolean {
  return code >= 7000 && code < 8000;
}

/** Parameters of a callback have no types when the call they are given to is wrong: one mistake, not two. */
export function isEcho(code: number, node: ts.Node, lens: Lens): boolean {
  const { view } = lens;
  if (![7006, 7019, 7031].includes(code)) return false;
  for (let at = node; !view.ts.isSourceFile(at); at = at.parent) {
    if (!isCallLike(at, view) || isCalleeOf(node, at)) continue;
    const isUntyped = (view.checker.getTypeAtLocation(calleeOf(at)).flags & view.ts.TypeFlags.Any) !== 0;
    if (isUntyped || ownsCall(at, lens)) return true;
  }
  return false;
}
