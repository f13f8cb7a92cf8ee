/** What a lexer must know of a language: how its comments look, and where a quote or a slash begins something else than a string or a division. */
export interface Syntax {
  /** A pattern, alternatives with the longest first. */
  comments: string;
  /** Triple quotes, which are comments to a reader where they stand as a statement. */
  docstrings: boolean;
  /** A colon at the end of a line opens a block, whose indentation is its only sign. */
  colonBlocks: boolean;
  /** `'` quotes one character at most, as in Rust, whose lifetimes leave it open. */
  singleQuotes: 'string' | 'character';
  /** A slash may begin a regular expression. */
  regexes: boolean;
}

const line = (start: string): string => String.raw`${start}[^\n]*`;
const block = (start: string, end: string): string => String.raw`${start}[\s\S]*?(?:${end}|$)`;

const slashes = `${line(String.raw`\/\/`)}|${block(String.raw`\/\*`, String.raw`\*\/`)}`;
const hash = line('#');
const dashes = line('--');
const semicolon = line(';');
const percent = line('%');
const parentheses = block(String.raw`\(\*`, String.raw`\*\)`);
const angles = block('<!--', '-->');
/** In a language that nobody knows, a hash begins a comment unless a preprocessor or an attribute of C, C# or Rust reads it. */
const lonelyHash = String.raw`#(?!\s*(?:include|define|undef|if|ifdef|ifndef|elif|else|endif|pragma|error|line|region|endregion)\b|!?\[)[^\n]*`;

const plain: Syntax = { comments: slashes, docstrings: false, colonBlocks: false, singleQuotes: 'string', regexes: false };
const script: Syntax = { ...plain, regexes: true };
const hashed: Syntax = { ...plain, comments: hash };
const unknown: Syntax = { ...plain, comments: `${slashes}|${lonelyHash}` };

const syntaxes: [names: string, syntax: Syntax][] = [
  ['c c++ cpp cxx h hpp cuda cu opencl objective-c objc java c# cs csharp go golang dart scala groovy kotlin kt swift zig d solidity proto glsl hlsl verilog', plain],
  ['css scss less', { ...plain, comments: slashes }],
  ['rust rs', { ...plain, singleQuotes: 'character' }],
  ['javascript js jsx mjs cjs typescript ts tsx mts cts', script],
  ['python py', { ...hashed, docstrings: true, colonBlocks: true }],
  ['ruby rb perl pl crystal', { ...hashed, comments: `${block('(?<=^|\\n)=begin', '\\n=end')}|${hash}` }],
  ['shell sh bash zsh r yaml yml toml make makefile dockerfile nim tcl elixir ex awk cmake', hashed],
  ['julia jl', { ...hashed, docstrings: true, comments: `${block('#=', '=#')}|${hash}` }],
  ['coffeescript', { ...hashed, comments: `${block('###', '###')}|${hash}` }],
  ['powershell ps1', { ...plain, comments: `${block('<#', '#>')}|${hash}` }],
  ['php hcl terraform', { ...plain, comments: `${slashes}|${hash}` }],
  ['sql', { ...plain, comments: `${dashes}|${block(String.raw`\/\*`, String.raw`\*\/`)}` }],
  ['lua', { ...plain, comments: `${block(String.raw`--\[\[`, String.raw`\]\]`)}|${dashes}` }],
  ['haskell hs elm', { ...plain, comments: `${block(String.raw`\{-`, String.raw`-\}`)}|${dashes}`, singleQuotes: 'character' }],
  ['ada vhdl', { ...plain, comments: dashes, singleQuotes: 'character' }],
  ['ocaml ml', { ...plain, comments: parentheses, singleQuotes: 'character' }],
  ['f# fsharp fs pascal delphi', { ...plain, comments: `${parentheses}|${line(String.raw`\/\/`)}`, singleQuotes: 'character' }],
  ['matlab octave', { ...plain, comments: percent, singleQuotes: 'character' }],
  ['erlang prolog tex latex', { ...plain, comments: percent }],
  ['lisp clojure clj scheme racket asm assembly', { ...plain, comments: semicolon, singleQuotes: 'character' }],
  ['fortran f90', { ...plain, comments: line('!') }],
  ['vb vb.net visualbasic', { ...plain, comments: line("'"), singleQuotes: 'character' }],
  ['html xml svg vue markdown', { ...plain, comments: angles }],
];

const byName = new Map(syntaxes.flatMap(([names, syntax]) => names.split(' ').map((name) => [name, syntax] as const)));

/** Of a language by its name or usual file extension, in any case; an unknown one is read like C, with `#` beginning comments too. */
export function syntaxOf(language: string): Syntax {
  return byName.get(language.toLowerCase().replace(/^\./, '')) ?? unknown;
}
