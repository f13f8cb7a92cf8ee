import type ts from 'typescript';
import type { Passage } from '../../knowledge/passage.ts';
import { isDeclaration } from '../../knowledge/search-text.ts';
import { symbolWords } from '../../knowledge/symbol-words.ts';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import { isMeant } from '../friction/check-snippet.ts';
import { isHistory } from '../friction/docs-defect.ts';
import { isSolved } from '../friction/is-solved.ts';
import type { FrictionJob } from '../friction/stumble.ts';
import { isSameShape, shapeAt, shapeOf, type Shape } from './call-shape.ts';
import { contraryCalls, type ContraryCall } from './contrary-calls.ts';
import type { Misleading } from './diagnosis.ts';
import type { Traces } from './trace-symbols.ts';

/**
 * Examples that compile and lead to a wrong result: the code calls a symbol as the example does, where every accepted reference
 * says the contrary, and nothing else that it saw shows it their way. Looked for only where nothing of the library is missing.
 */
export async function findWrongResults({ attempt, evaluations, docs }: FrictionJob, { traces, needs }: Traces): Promise<Misleading[]> {
  if (docs === null || needs === null || isSolved(evaluations)) return [];
  if (traces.some(({ beside, role }) => beside === null && (role === 'missing' || role === 'misused'))) return [];
  const contrary = contraryCalls(needs.calls);
  if (contrary.length === 0) return [];
  const typescript = await loadTypeScript();
  const seen = new Set(attempt.passages.map(({ id }) => id));
  const passages = docs.filter((passage) => seen.has(passage.id) && !isHistory(passage) && !isDeclaration(passage.text));
  const isThrown = evaluations.some(({ findings }) => findings.some(({ class: kind }) => kind === 'missing-precondition'));
  return contrary.flatMap((call) => {
    const { names } = symbolWords(call.own.id, needs.inventory);
    const examples = passages.flatMap((passage) => callsIn(passage, names, typescript));
    const followed = examples.find(({ shapes }) => call.contradictions.every(({ path, own }) => isSameShape(shapeAt(shapes, path), own)));
    if (followed === undefined || examples.some(({ shapes }) => showsOtherwise(shapes, call)) || passages.some((passage) => saysOtherwise(passage, call))) return [];
    const { path, line, code } = followed;
    return [{ mistake: isThrown ? 'missing-precondition' : 'silent-wrong', symbol: call.own.id, path, line, code, message: '', calls: { own: call.own.code, accepted: call.accepted.code }, isHandedIn: true, instead: null }];
  });
}

interface Example {
  path: string;
  line: number;
  code: string;
  shapes: Shape[];
}

const scripts = new Set(['', 'js', 'javascript', 'mjs', 'cjs', 'jsx', 'ts', 'typescript', 'mts', 'tsx', 'node']);

/** Calls of one of the names in a passage's code, told by their last name alone, as fragments cannot be compiled. */
function callsIn({ path, code }: Passage, names: readonly string[], typescript: typeof ts): Example[] {
  return code.filter(({ language }) => scripts.has(language)).flatMap((block) => {
    const source = typescript.createSourceFile('example.ts', block.code, typescript.ScriptTarget.Latest, true);
    const lines = block.code.split('\n');
    const found: Example[] = [];
    const visit = (node: ts.Node): void => {
      if ((typescript.isCallExpression(node) || typescript.isNewExpression(node)) && names.includes(lastName(node.expression, typescript))) {
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
        const shapes = (node.arguments ?? []).map((argument) => shapeOf(argument, { typescript, source, isClosed: () => false, originOf: () => [] }));
        if (!isMeant(lines, line + 1)) found.push({ path, line: block.line + line, code: lines[line]?.trim() ?? '', shapes });
      }
      typescript.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

function lastName(node: ts.Expression, typescript: typeof ts): string {
  if (typescript.isPropertyAccessExpression(node)) return node.name.text;
  return typescript.isIdentifier(node) ? node.text : '';
}

function showsOtherwise(shapes: readonly Shape[], { contradictions }: ContraryCall): boolean {
  return contradictions.every(({ path, other }) => isSameShape(shapeAt(shapes, path), other));
}

/** A value that the text names beside its examples. */
function saysOtherwise({ text }: Passage, { contradictions }: ContraryCall): boolean {
  return contradictions.every(({ other }) => {
    if (other.kind !== 'literal' || !other.text.startsWith('"')) return false;
    const value = other.text.slice(1, -1);
    return [`\`${value}\``, `\`'${value}'\``, `\`"${value}"\``].some((shown) => text.includes(shown));
  });
}
