/** A piece of code as any language has it. */
export interface Token {
  kind: 'identifier' | 'keyword' | 'number' | 'string' | 'operator' | 'bracket' | 'comment';
  text: string;
  /** 0-based line on which it begins. */
  line: number;
}

/**
 * Splits text into tokens without understanding it, so that fragments and code that does not parse can be read too.
 * Unknown characters are operators of their own; an unclosed string ends with its line, an unclosed comment with the text.
 */
export function readTokens(code: string, language: string): Token[] {
  const pattern = patternOf(language);
  const tokens: Token[] = [];
  let line = 0;
  for (const match of code.matchAll(pattern)) {
    const { groups = {} } = match;
    const [text] = match;
    if (groups['space'] === undefined) tokens.push({ kind: kindOf(groups, text), text, line });
    line += countLines(text);
  }
  return tokens;
}

function kindOf(groups: Record<string, string | undefined>, text: string): Token['kind'] {
  if (groups['comment'] !== undefined) return 'comment';
  if (groups['string'] !== undefined) return 'string';
  if (groups['number'] !== undefined) return 'number';
  if (groups['word'] !== undefined) return keywords.has(text) ? 'keyword' : 'identifier';
  return /^[()[\]{}]$/.test(text) ? 'bracket' : 'operator';
}

function countLines(text: string): number {
  let lines = 0;
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) lines += 1;
  return lines;
}

const slashes = String.raw`\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`;
const hash = String.raw`#[^\n]*`;
const dashes = String.raw`--[^\n]*`;
const percent = String.raw`%[^\n]*`;
const semicolon = String.raw`;[^\n]*`;
const docstring = String.raw`"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)`;

/** How a language begins its comments; the docstrings of Python are read as comments, which they are to a reader. */
const commentSyntax: Record<string, string> = {
  python: `${docstring}|${hash}`, ruby: hash, shell: hash, bash: hash, r: hash, perl: hash, yaml: hash, julia: hash, elixir: hash, php: `${slashes}|${hash}`,
  sql: `${dashes}|${slashes}`, haskell: dashes, lua: dashes, ada: dashes, matlab: percent, erlang: percent, prolog: percent, lisp: semicolon, clojure: semicolon, scheme: semicolon,
};

const patterns = new Map<string, RegExp>();

function patternOf(language: string): RegExp {
  const comments = commentSyntax[language.toLowerCase()] ?? slashes;
  const known = patterns.get(comments);
  if (known !== undefined) return known;
  const quoted = [quotedBy('"', String.raw`\n`), quotedBy("'", String.raw`\n`), quotedBy('`', '')].join('|');
  const pattern = new RegExp(
    String.raw`(?<space>\s+)|(?<comment>${comments})|(?<string>${quoted})|(?<number>\.?\p{Nd}(?:[\p{L}\p{Nd}_.]|(?<=[eE])[+-])*)|(?<word>[\p{L}_$@][\p{L}\p{M}\p{Nd}_$]*)|[()[\]{}]|[-+*/%=<>!&|^~?:]+|[\s\S]`,
    'gu',
  );
  patterns.set(comments, pattern);
  return pattern;
}

/** Always matches once it has begun: to look again from every character of a text that ends in the middle takes quadratic time. */
function quotedBy(quote: string, end: string): string {
  const close = end === '' ? '$' : `(?=${end})|$`;
  return String.raw`${quote}(?:\\(?:[\s\S]|$)|[^${quote}\\${end}])*(?:${quote}|${close})`;
}

/** Words that languages reserve; those of one are rarely names in another. */
const keywords = new Set((
  'if else elif for foreach while do switch case default break continue return throw throws try catch finally except raise with as from import export '
  + 'package using namespace class interface struct enum extends implements trait impl fn func function def lambda var let const val static final public private protected internal '
  + 'abstract override virtual readonly new delete this self super null nil None true false True False undefined void int long short char float double boolean bool string byte '
  + 'unsigned signed typedef typeof instanceof in is not and or pass yield async await goto include define template typename where match when then end begin unless until loop mut pub use mod type'
).split(' '));
