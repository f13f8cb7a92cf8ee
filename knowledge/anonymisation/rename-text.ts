import type ts from 'typescript';
import type { Dictionary } from './dictionary.ts';
import { identityRenamer } from './rename-identity.ts';

/** Real names become invented ones in text, which no compiler understands: the more so the more it looks like code. */
export interface TextRenamer {
  /** Running text, a doc comment, a message: names that no sentence has by chance, `Class.member`, `name(`, and all in backticks. */
  prose: (text: string) => string;
  /** A piece of code that need not be complete: every name. */
  code: (text: string) => string;
  /** An address: packages, and names in small letters too, as anchors have them. */
  address: (text: string) => string;
  /** Packages and the word that they share, wherever they stand. */
  identity: (text: string) => string;
  dictionary: Dictionary;
}

export function createTextRenamer(typescript: typeof ts, { dictionary, libraryId }: { dictionary: Dictionary; libraryId: string }): TextRenamer {
  const identity = identityRenamer(dictionary, libraryId);
  const small = new Map([...dictionary.table.names].filter(([name]) => isDistinctive(name)).map(([name, alias]) => [name.toLowerCase(), alias.toLowerCase()]));
  const code = (text: string): string => renameTokens(identity(text), { typescript, dictionary, comment: prose });
  const prose = (text: string): string => inBackticks(text, code, (outside) => identity(withTags(outside, code).replace(codeLike, (token, after: string) => renameCodeLike(token, after, dictionary))));
  const address = (text: string): string => identity(text).replace(/[A-Za-z_$][\w$]*/gu, (token) =>
    (isDistinctive(token) ? dictionary.alias(token) : undefined) ?? small.get(token) ?? token)
    .replace(/#([\w$-]+)/gu, (whole, fragment: string) => `#${anchor(fragment, dictionary) ?? whole.slice(1)}`);
  return { prose, code, address, identity, dictionary };
}

/** Such as `addNode` or `to_array`, which no sentence has by chance. */
export function isDistinctive(name: string): boolean {
  return /[a-z][A-Z]|[A-Z]{2}[a-z]|[_$\d]/u.test(name);
}

function anchor(fragment: string, { alias }: Dictionary): string | undefined {
  return alias(fragment)?.toLowerCase();
}

/** A name, or names with dots or hashes between them, and whether it is called. */
const codeLike = /(?<![\w$-])[A-Za-z_$][\w$]*(?:[.#]+[A-Za-z_$][\w$]*)*(?=(\(?))/gu;

function renameCodeLike(token: string, after: string, { alias }: Dictionary): string {
  const isChain = /[.#]/u.test(token);
  return token.replace(/[A-Za-z_$][\w$]*/gu, (name) => (isChain || after === '(' || isDistinctive(name) ? alias(name) ?? name : name));
}

function inBackticks(text: string, inside: (code: string) => string, outside: (text: string) => string): string {
  return text.split(/(```[\s\S]*?```|`[^`\n]+`)/u).map((piece, i) => (i % 2 === 1 ? piece.replace(/^(`+)([\s\S]*?)(`+)$/u, (_, open: string, code: string, close: string) => `${open}${inside(code)}${close}`) : outside(piece))).join('');
}

/** What doc comments mark as names: types in braces behind a tag, a parameter's name, what a link leads to. */
function withTags(text: string, code: (text: string) => string): string {
  return text
    .replace(/(@\w+[ \t]+)(\{[^}\n]*\})/gu, (_, tag: string, type: string) => `${tag}${code(type)}`)
    .replace(/(@(?:param|arg|argument|property|prop|template|typedef|callback|name|see|memberof|extends|augments|implements|throws)[ \t]+(?:\{[^}\n]*\}[ \t]+)?\[?)([A-Za-z_$][\w$.]*)/gu, (_, tag: string, name: string) => `${tag}${code(name)}`)
    .replace(/(\{@link(?:code|plain)?[ \t]+)([^}\s|]+)/gu, (_, tag: string, name: string) => `${tag}${code(name)}`);
}

interface Tokens {
  typescript: typeof ts;
  dictionary: Dictionary;
  comment: (text: string) => string;
}

/** Names as the scanner finds them. A word of the language is a name only behind a dot, and what hangs on a global is not the library's. */
function renameTokens(text: string, { typescript, dictionary, comment }: Tokens): string {
  const { SyntaxKind } = typescript;
  const scanner = typescript.createScanner(typescript.ScriptTarget.Latest, false, typescript.LanguageVariant.Standard, text);
  // Words such as `get` and `satisfies` are names elsewhere.
  const isCalled = (kind: ts.SyntaxKind, next: string | undefined): boolean => kind > SyntaxKind.LastFutureReservedWord && kind <= SyntaxKind.LastKeyword && next === '(';
  const before: string[] = [];
  let result = '';
  for (let kind = scanner.scan(); kind !== SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const token = scanner.getTokenText();
    const isAfterDot = before.at(-1) === '.' || before.at(-1) === '?.';
    if (kind === SyntaxKind.SingleLineCommentTrivia || kind === SyntaxKind.MultiLineCommentTrivia) result += comment(token);
    else if (kind === SyntaxKind.WhitespaceTrivia || kind === SyntaxKind.NewLineTrivia) result += token;
    else {
      if (kind === SyntaxKind.PrivateIdentifier) result += `#${dictionary.alias(token.slice(1)) ?? token.slice(1)}`;
      else if (kind === SyntaxKind.Identifier || (kind > SyntaxKind.Identifier && (isAfterDot || isCalled(kind, text[scanner.getTokenEnd()])))) {
        result += isAfterDot && isGlobal(before.at(-2) ?? '') ? token : dictionary.alias(token) ?? token;
      } else result += token;
      before.push(token);
    }
  }
  return result;
}

/** Whose members are not a library's, whatever they are called. */
export function isGlobal(name: string): boolean {
  return globals.has(name);
}

const globals = new Set([
  'Array', 'Buffer', 'Date', 'Intl', 'JSON', 'Math', 'Number', 'Object', 'Promise', 'Reflect', 'String', 'Symbol', 'assert', 'console', 'crypto', 'document', 'fs', 'http', 'https', 'os',
  'path', 'performance', 'process', 'util', 'window',
]);
