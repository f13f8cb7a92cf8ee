import type ts from 'typescript';
import { ownsSymbol, symbolId, symbolOf, type Lens } from './lens.ts';
import { isGuess } from './unreliable-types.ts';

/**
 * The id of what a name asks of a library of which the compiler can only guess what it exports, such as one that assigns its
 * exports when it runs: `he.decode`. It can be neither found nor missed, and using it is using the library all the same.
 */
export function guessedId(node: ts.Identifier, lens: Lens): string | undefined {
  const asked = whatIsAsked(node, lens);
  if (asked === undefined || !ownsSymbol(asked.holder, lens) || !isGuess(asked.holder, lens)) return undefined;
  return `${symbolId(asked.holder, undefined, lens)}.${asked.name}`;
}

/** The module or value that is asked, and the name that it does not have as far as the compiler knows. */
function whatIsAsked(node: ts.Identifier, lens: Lens): { holder: ts.Symbol; name: string } | undefined {
  const { ts: typescript, checker } = lens.view;
  const { parent } = node;
  if (typescript.isPropertyAccessExpression(parent) && parent.name === node) return askedOf(checker.getTypeAtLocation(parent.expression), node.text);
  if (typescript.isBindingElement(parent) && typescript.isObjectBindingPattern(parent.parent)) return askedOf(checker.getTypeAtLocation(parent.parent), node.text);
  const specifier = checker.getSymbolAtLocation(node)?.declarations?.find(typescript.isImportSpecifier);
  if (specifier === undefined) return undefined;
  const holder = checker.getSymbolAtLocation(specifier.parent.parent.parent.moduleSpecifier);
  const { text: name } = specifier.propertyName ?? specifier.name;
  return holder === undefined || checker.getExportsOfModule(holder).some((each) => each.name === name) ? undefined : { holder, name };
}

function askedOf(receiver: ts.Type, name: string): { holder: ts.Symbol; name: string } | undefined {
  const holder = symbolOf(receiver);
  return holder === undefined || receiver.getProperty(name) !== undefined ? undefined : { holder, name };
}
