import { syntaxOf, type Syntax } from './syntax.ts';

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
  const syntax = syntaxOf(language);
  const { usual, withRegex } = patternsOf(syntax);
  const tokens: Token[] = [];
  let line = 0;
  let last: Token | undefined;
  for (let at = 0; at < code.length; ) {
    const pattern = syntax.regexes && code.charAt(at) === '/' && mayBeginValue(last) ? withRegex : usual;
    pattern.lastIndex = at;
    // One of the alternatives takes any character.
    const match = pattern.exec(code);
    if (match === null) break;
    const [text, space] = match;
    if (space === undefined) {
      const token: Token = { kind: kindOf(match, last, line), text, line };
      tokens.push(token);
      if (token.kind !== 'comment') last = token;
    }
    line += countBreaks(text);
    at += text.length;
  }
  return tokens;
}

/** By the capture groups of the pattern. */
function kindOf([text, , comment, docstring, string, number, word]: RegExpExecArray, last: Token | undefined, line: number): Token['kind'] {
  if (comment !== undefined) return 'comment';
  if (docstring !== undefined) return isStatement(last, line) ? 'comment' : 'string';
  if (string !== undefined) return 'string';
  if (number !== undefined) return 'number';
  if (word !== undefined) return keywords.has(text) ? 'keyword' : 'identifier';
  return /^[()[\]{}]$/.test(text) ? 'bracket' : 'operator';
}

/** After an operand a slash divides; anywhere else a value is due. */
function mayBeginValue(last: Token | undefined): boolean {
  if (last === undefined || last.kind === 'keyword') return true;
  return last.kind === 'operator' || (last.kind === 'bracket' && !/[)\]}]/.test(last.text));
}

/** A text that begins its line and continues nothing is there to be read. */
function isStatement(last: Token | undefined, line: number): boolean {
  if (last === undefined || last.text === ':') return true;
  return last.line < line && last.kind !== 'operator' && !(last.kind === 'bracket' && /[([{]/.test(last.text));
}

export function countBreaks(text: string): number {
  let lines = 0;
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) lines += 1;
  return lines;
}

interface Patterns {
  usual: RegExp;
  withRegex: RegExp;
}

const patterns = new Map<Syntax, Patterns>();

function patternsOf(syntax: Syntax): Patterns {
  const known = patterns.get(syntax);
  if (known !== undefined) return known;
  const made = { usual: patternOf(syntax, ''), withRegex: patternOf(syntax, regexLiteral) };
  patterns.set(syntax, made);
  return made;
}

/** On one line, with its flags; brackets may hold slashes. Bounded: from each of many slashes that end nowhere it would look to the end of the line. */
const regexLiteral = String.raw`\/(?![*/])(?:\\[^\n]|\[(?:\\[^\n]|[^\]\\\n]){0,100}\]|[^/\\[\n]){1,300}\/[a-z]*`;

/** Letters that some languages put before a string. */
const prefix = String.raw`(?:[rRbBuUfFL]{1,2}|u8)?`;

function patternOf({ comments, docstrings, singleQuotes }: Syntax, regex: string): RegExp {
  const docstring = docstrings ? String.raw`${prefix}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$))` : '(?!)';
  const single = singleQuotes === 'string' ? prefix + quotedBy("'", String.raw`\n`) : String.raw`'(?:\\[^\n]{1,8}?|[^'\\\n])'`;
  const strings = [prefix + quotedBy('"', String.raw`\n`), single, quotedBy('`', ''), regex].filter((part) => part !== '').join('|');
  const number = String.raw`\.?\p{Nd}(?:[\p{L}\p{Nd}_.]|(?<=[eE])[+-])*`;
  const word = String.raw`[\p{L}_$@][\p{L}\p{M}\p{Nd}_$]*`;
  return new RegExp(String.raw`(\s+)|(${comments})|(${docstring})|(${strings})|(${number})|(${word})|[()[\]{}]|[-+*/%=<>!&|^~?:]+|[\s\S]`, 'uy');
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
