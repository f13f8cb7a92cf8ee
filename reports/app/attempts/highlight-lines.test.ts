import { expect, test } from 'vitest';
import { hostile } from '../../fixtures/sample/hostile.ts';
import { highlightLines } from './highlight-lines.ts';

test('a token over several lines is cut at their ends and keeps its scope', () => {
  const lines = highlightLines('const a = `x\ny`; /* b\nc */\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]?.[0]).toEqual({ text: 'const', scope: 'hljs-keyword' });
  expect(lines[1]?.[0]).toEqual({ text: 'y`', scope: 'hljs-string' });
  expect(lines[2]).toEqual([{ text: 'c */', scope: 'hljs-comment' }]);
});

test.each([hostile.code, 'a < b && c > d; "&lt;&amp;lt;" \'&#x27;\'', '</span><span class="x">', '\n\n', 'x'.repeat(100_001) + '<&\n'])('the text of the tokens is the code, whatever it holds', (code) => {
  const text = highlightLines(code).map((tokens) => tokens.map((token) => token.text).join(''));
  expect(text.join('\n')).toBe(code.replace(/\n$/, ''));
});

test('scopes are classes of the highlighter only', () => {
  const scopes = highlightLines(hostile.code).flat().map(({ scope }) => scope);
  expect(scopes.filter((scope) => !/^[\w -]*$/.test(scope))).toEqual([]);
});
