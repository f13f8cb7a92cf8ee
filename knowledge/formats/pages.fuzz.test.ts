import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzTime, inputs } from '../../tasks/fixtures/fuzz/inputs.ts';
import { mutated } from '../../tasks/fixtures/fuzz/mutated.ts';
import type { Page } from '../sources/source.ts';
import { splitBeside } from '../split/split-beside.ts';

const markdown = '---\ntitle: A\n---\n# Weights\n\nCall `weigh`.\n\n- one\n  - two\n\n```js\nweigh(1);\n```\n\n| a | b |\n|---|---|\n| 1 | [x](y "z") |\n\n> quoted <b>html</b> &amp; ![i](j)\n\nSetext\n======\n\n    indented\n\n[^1]: note\n';
const texts: Record<Exclude<Page['format'], 'declarations'>, string> = {
  markdown,
  mdx: `import Tabs from 'x';\n\nexport const a = { b: 1 };\n\n${markdown.replace('<b>html</b>', '')}\n<Tabs value={a}>\n  <Tab>\n    {props.x} text\n  </Tab>\n</Tabs>\n`,
  html: '<!doctype html><html><head><title>W</title><script>x<1</script></head><body><nav>n</nav><main><h1 id="w">Weights</h1><p>Call <code>weigh</code> &lt; <a href="/x">x</a><pre><code class="language-js">weigh(<span>1</span>);\n</code></pre><table><tr><td>1<td>2</table><ul><li>a<ul><li>b</ul></ul><template><svg><math></template></main></body></html>',
  rst: 'Weights\n=======\n\nCall ``weigh``, see :ref:`x` and `link <y>`_.\n\n.. code-block:: js\n   :linenos:\n\n   weigh(1);\n\n.. note::\n   A note.\n\n+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n\n* one\n\n  * two\n\n.. [1] note\n\nterm\n   definition\n\n::\n\n   literal\n',
  asciidoc: '= Weights\n:attr: value\n\nCall `weigh`, {attr}, <<x>>, link:y[z].\n\n[source,js]\n----\nweigh(1); // <1>\n----\n<1> Once.\n\n|===\n|a |b\n\n|1\n|2\n|===\n\n* one\n** two\n\nNOTE: A note.\n\n[[x]]\n== Section\n\n....\nliteral\n....\ninclude::/etc/passwd[]\n',
  notebook: JSON.stringify({ nbformat: 4, metadata: { language_info: { name: 'javascript' } }, cells: [{ cell_type: 'markdown', source: ['# Weights\n', 'Call.'] }, { cell_type: 'code', source: 'weigh(1);', outputs: [{ output_type: 'stream', text: ['1\n'] }], execution_count: 1 }] }, null, 1),
  typedoc: JSON.stringify({ schemaVersion: '2.0', id: 0, name: 'lib', kind: 1, children: [{ id: 1, name: 'weigh', kind: 64, sources: [{ fileName: 'a.ts', line: 3 }], signatures: [{ id: 2, name: 'weigh', kind: 4096, comment: { summary: [{ kind: 'text', text: 'Weighs.' }] }, parameters: [{ name: 'x', type: { type: 'union', types: [{ type: 'intrinsic', name: 'number' }, { type: 'array', elementType: { type: 'reference', name: 'X', target: 9 } }] } }], type: { type: 'intrinsic', name: 'number' } }] }] }, null, 1),
};
const words = ['```', '~~~', '<!--', '-->', '<script>', '</main>', '<![CDATA[', '.. ', '::', '----', '|===', 'include::a[]', 'ifdef::a[]', ':a: {a}', '{a}', '<X', '/>', '{', '\n\n', '    ', '\t', '"cells": {}', '"source": 7', '"children": null', '"type": null', '"kind": "x"', '&#x10FFFF;', '[^1]', '[a]: b\n', '***', '___'];
/** Beyond that parsers take seconds; that such pages are given up is tried beside `splitBeside`. */
const deepest = 300;
/** Pages that are read one after the other: a thread is not started for each. */
const atOnce = 10;

test.each(Object.entries(texts) as [Page['format'], string][])('a page of %s, however it is spoilt, gives passages of its lines or is left out with a reason', async (format, text) => {
  const spoilt = fc.array(mutated([text, ...Object.values(texts)], words, deepest), { minLength: atOnce, maxLength: atOnce });
  const { numRuns = 0, ...rest } = inputs({ usual: 20, share: 0.01 });
  await fc.assert(fc.asyncProperty(spoilt, async (pages) => {
    const results = await splitBeside(pages.map((each, i) => ({ path: `${String(i)}.x`, name: `${String(i)}.x`, format, tags: null, text: each })), { signal: new AbortController().signal });
    for (const [i, result] of results.entries()) {
      if (result.kind === 'failed') expect(result.problem).toMatch(/^(?!.*(?:undefined|not a function|is not iterable|Cannot read|null))./su);
      else for (const { startLine, endLine, text: passage } of result.passages) {
        expect(passage.trim()).not.toBe('');
        expect([startLine >= 1, endLine >= startLine, endLine <= (pages[i] ?? '').split(/\r\n?|\n/u).length]).toEqual([true, true, true]);
      }
    }
  }), { ...rest, numRuns: Math.ceil(numRuns / atOnce) });
}, fuzzTime);
