import { expect, it } from 'vitest';
import { readTokens } from './lexer.ts';

function kinds(code: string, language: string): string[] {
  return readTokens(code, language).map(({ kind, text }) => `${kind} ${text}`);
}

it.each([
  ['typescript', "a = 'http://example.org'", "string 'http://example.org'"],
  ['typescript', 'ok = /[/"]\\/\\//.test(text)', 'string /[/"]\\/\\//'],
  ['typescript', 'half = a / b / c', 'identifier b'],
  ['python', 'total = rb"raw"', 'string rb"raw"'],
  ['python', 'def f():\n    """Says what."""', 'comment """Says what."""'],
  ['python', 'text = """No comment."""', 'string """No comment."""'],
  ['rust', "fn name<'a>(text: &'a str) {}", 'bracket {'],
  ['rust', "let newline = '\\n';", "string '\\n'"],
  ['sql', 'select 1 -- one', 'comment -- one'],
  ['lua', '--[[ two\nlines ]] x = 1', 'comment --[[ two\nlines ]]'],
  ['ocaml', '(* said *) let x = 1', 'comment (* said *)'],
  ['PY', '# said', 'comment # said'],
  ['.tsx', '// said', 'comment // said'],
  ['a language of its own', '# said', 'comment # said'],
  ['a language of its own', '#include <stdio.h>', 'identifier stdio'],
  ['c', '#include <stdio.h>', 'keyword include'],
])('knows of %s that %j holds %j', (language, code, token) => {
  expect(kinds(code, language)).toContain(token);
});

it('counts the lines of what spans several', () => {
  expect(readTokens('`a\nb` c\n/*\n*/ d', 'typescript').map(({ line }) => line)).toEqual([0, 1, 2, 3]);
});
