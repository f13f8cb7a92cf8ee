import { isCollection, isMap, LineCounter, parseDocument, visit, type Alias, type Document, type YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { describeIssue } from './describe-issue.ts';
import { UserError } from './user-error.ts';

export interface ParseRequest<T> {
  text: string;
  /** Named in messages. */
  file: string;
  schema: z.ZodType<T>;
  /** Line of the file on which the text begins, 1-based. */
  firstLine: number;
}

export interface Parsed<T> {
  value: T;
  /** Line of the file on which the value at a path stands. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Parses YAML, or JSON as the part of YAML that it is, against a schema.
 *
 * @throws UserError with every mistake on a line of its own: `file:line: path: what is wrong`.
 */
export function parseYamlText<T>({ text, file, schema, firstLine }: ParseRequest<T>): Parsed<T> {
  const lines = new LineCounter();
  const document = unlessTooDeep(file, () => parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true }));
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line) + firstLine - 1;
  const syntax = document.errors[0];
  if (syntax !== undefined) throw new UserError(`${file}:${String(lineAt(syntax.pos[0]))}: ${describeSyntaxError(syntax, text)}`);

  const lineOf = (path: readonly PropertyKey[]): number => lineAt(offsetOf(document, path));
  const value = unlessTooDeep(file, () => toPlainValue(document, (alias) => `${file}:${String(lineAt(alias?.range?.[0] ?? 0))}`));
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { value: result.data, lineOf };
  const mistakes = result.error.issues.flatMap((issue) => describeIssue(issue, schema));
  throw new UserError(mistakes.map(({ path, text: words }) => `${file}:${String(lineOf(path))}: ${words}`).join('\n'));
}

/** The parser's own words but where they are about its programming interface or leave out what matters. */
function describeSyntaxError({ code, message, pos }: Pick<YAMLParseError, 'code' | 'message' | 'pos'>, text: string): string {
  if (code === 'DUPLICATE_KEY') return `the key ${/^[^\s:]+/u.exec(text.slice(pos[0]))?.[0] ?? ''} is written twice; expected every key once`;
  if (message.startsWith('Maximum call stack size')) return tooDeep;
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here; expected one';
  return message.trim();
}

const tooDeep = 'it is nested too deeply; expected a few levels';

/** The parser calls itself for each level, and a level takes one character. */
function unlessTooDeep<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new UserError(`${file}:1: ${tooDeep}`, { cause: error });
    throw error;
  }
}

/** @param place of an alias that stands for nothing, or for more than anybody writes */
function toPlainValue(document: Document, place: (alias: Alias | undefined) => string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new UserError(`${place(culprit(document))}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The first alias without an anchor; else the last one, by which there were too many. */
function culprit(document: Document): Alias | undefined {
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => { aliases.push(alias); } });
  return aliases.find((alias) => alias.resolve(document) === undefined) ?? aliases.at(-1);
}

/** Where the deepest existing node on a path begins; of a map's entry the key, which is where a reader looks. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String(item.key) === String(last));
      const range = rangeOf(pair?.key);
      if (range !== undefined) return range;
    } else if (isCollection(parent)) {
      const range = rangeOf(parent.get(last, true));
      if (range !== undefined) return range;
    }
  }
  return rangeOf(document.contents) ?? 0;
}

function rangeOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : undefined;
}
