import type ts from 'typescript';
import type { TypeView } from './type-project.ts';

const noOverload = 2769;
/** "The last overload gave the following error.", which is the last one of many and not the one that was meant. */
const lastOfMany = 2770;

/**
 * Of a call that no overload takes, where the compiler only tells of the last one: the overload that most of the arguments
 * fit, and what it has against the first that does not; undefined where that cannot be told. Types that hang on a type
 * parameter are taken to fit.
 */
export function nearestOverload({ code, messageText, start = 0 }: ts.Diagnostic, source: ts.SourceFile, view: TypeView): string | undefined {
  if (code !== noOverload || typeof messageText === 'string' || !chained(messageText).includes(lastOfMany)) return undefined;
  const call = overloadedCall(start, source, view);
  if (call === undefined) return undefined;
  const candidates = candidatesOf(call, view);
  const tried = candidates.filter(({ fits, complaint }) => complaint !== undefined && fits >= 0);
  const nearest = tried.reduce<Candidate | undefined>((best, each) => (best === undefined || each.fits >= best.fits ? each : best), undefined);
  // The last one is what the compiler tells of.
  if (nearest?.complaint === undefined || nearest === tried.at(-1)) return undefined;
  return `The nearest overload is '${view.checker.signatureToString(nearest.signature)}': ${nearest.complaint}`;
}

function chained({ code, next = [] }: ts.DiagnosticMessageChain): number[] {
  return [code, ...next.flatMap(chained)];
}

type OverloadedCall = ts.CallExpression | ts.NewExpression;

/** The innermost call around a place. */
function overloadedCall(position: number, source: ts.SourceFile, { ts: typescript }: TypeView): OverloadedCall | undefined {
  let found: OverloadedCall | undefined;
  const visit = (node: ts.Node): void => {
    if (position < node.getStart(source) || node.end <= position) return;
    if (typescript.isCallExpression(node) || typescript.isNewExpression(node)) found = node;
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface Candidate {
  signature: ts.Signature;
  /** Arguments, and options of those that are written out, that fit; -1 where their number does not. */
  fits: number;
  complaint: string | undefined;
}

function candidatesOf(call: OverloadedCall, view: TypeView): Candidate[] {
  const type = view.checker.getTypeAtLocation(call.expression);
  const signatures = view.ts.isNewExpression(call) ? type.getConstructSignatures() : type.getCallSignatures();
  const given = [...call.arguments ?? []];
  return signatures.map((signature) => {
    const { parameters } = signature;
    const isOpen = given.some((argument) => view.ts.isSpreadElement(argument)) || parameters.some(({ valueDeclaration }) => valueDeclaration !== undefined && view.ts.isParameter(valueDeclaration) && valueDeclaration.dotDotDotToken !== undefined);
    if (isOpen || given.length > parameters.length || parameters.slice(given.length).some((parameter) => !isOptional(parameter, view))) return { signature, fits: -1, complaint: undefined };
    const judged = given.map((argument, i) => judge(argument, parameters[i], signature, view));
    const wrong = judged.findIndex(({ complaint }) => complaint !== undefined);
    return { signature, fits: judged.reduce((sum, { fits }) => sum + fits, 0), complaint: wrong < 0 ? undefined : `argument ${String(wrong + 1)} ${judged[wrong]?.complaint ?? ''}` };
  });
}

function isOptional({ valueDeclaration }: ts.Symbol, { ts: typescript }: TypeView): boolean {
  return valueDeclaration !== undefined && typescript.isParameter(valueDeclaration) && (valueDeclaration.questionToken !== undefined || valueDeclaration.initializer !== undefined);
}

/** How much of an argument fits its parameter: 1 for a whole one, less for an object whose options fit in part. */
function judge(argument: ts.Expression, parameter: ts.Symbol | undefined, signature: ts.Signature, view: TypeView): { fits: number; complaint?: string } {
  const { checker, ts: typescript } = view;
  if (parameter === undefined) return { fits: 0, complaint: 'is not taken.' };
  const expected = checker.getTypeOfSymbolAtLocation(parameter, argument);
  if (typescript.isObjectLiteralExpression(argument)) return judgeOptions(argument, expected, signature, view);
  const given = checker.getTypeAtLocation(argument);
  if (fitsType(given, expected, signature, view)) return { fits: 1 };
  return { fits: 0, complaint: `is '${checker.typeToString(given)}', expected '${checker.typeToString(expected)}'.` };
}

function judgeOptions(literal: ts.ObjectLiteralExpression, expected: ts.Type, signature: ts.Signature, view: TypeView): { fits: number; complaint?: string } {
  const { checker, ts: typescript } = view;
  const type = checker.getNonNullableType(expected);
  const complaints = literal.properties.flatMap((property) => {
    if (property.name === undefined || typescript.isComputedPropertyName(property.name)) return [];
    const name = property.name.getText().replaceAll(/^['"]|['"]$/gu, '');
    const option = checker.getPropertyOfType(type, name);
    if (option === undefined) return type.getStringIndexType() === undefined && type.getProperties().length > 0 ? [`has '${name}', which it does not know.`] : [];
    const wanted = checker.getTypeOfSymbolAtLocation(option, literal);
    const given = checker.getTypeAtLocation(typescript.isPropertyAssignment(property) ? property.initializer : property.name);
    return fitsType(given, wanted, signature, view) ? [] : [`has '${name}' of '${checker.typeToString(given)}', expected '${checker.typeToString(wanted)}'.`];
  });
  const [first] = complaints;
  return first === undefined ? { fits: 1 } : { fits: 1 - complaints.length / (literal.properties.length + 1), complaint: first };
}

function fitsType(given: ts.Type, expected: ts.Type, { typeParameters = [] }: ts.Signature, { checker, ts: { TypeFlags } }: TypeView): boolean {
  if (checker.isTypeAssignableTo(given, expected)) return true;
  const isObject = (checker.getNonNullableType(expected).flags & TypeFlags.Object) !== 0;
  if (isObject && (given.flags & (TypeFlags.StringLike | TypeFlags.NumberLike | TypeFlags.BooleanLike | TypeFlags.BigIntLike | TypeFlags.ESSymbolLike)) !== 0) return false;
  const words = new Set(checker.typeToString(expected).match(/[\w$]+/gu));
  return typeParameters.some(({ symbol }) => words.has(symbol.name));
}
