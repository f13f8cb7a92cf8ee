import { describe, expect, it } from 'vitest';
import type { Passage } from '../passage.ts';
import type { Page } from '../sources/source.ts';
import { splitPage } from '../split/split-page.ts';

async function split(format: Exclude<Page['format'], 'declarations'>, text: string, changes: Partial<Page> = {}): Promise<{ title: string; passages: Passage[]; text: string; code: Passage['code'] }> {
  const { title, passages } = await splitPage({ path: 'page', name: 'page', format, tags: null, text, ...changes });
  return { title, passages, text: passages.map((passage) => passage.text).join('\n\n'), code: passages.flatMap(({ code }) => code) };
}

/** Whether each block's first line stands where the passage says that it does. */
function placesOfCode(source: string, code: Passage['code']): boolean[] {
  const lines = source.split('\n');
  return code.map((block) => lines[block.line - 1]?.includes(block.code.split('\n')[0] ?? '?') === true);
}

describe('MDX', () => {
  it('keeps what components hold, at the margin, and leaves out components, imports and expressions', async () => {
    const source = [
      "import Tabs from '@theme/Tabs';", '', '# Weights', '', '<Tabs>', '  <TabItem value="js" label="JS">', '    Read *this*:', '', '    ```js', '    weigh(1);', '    ```', '', '  </TabItem>', '</Tabs>', '',
      'A weight of <Badge text="new" /> kind {props.x}.', '', 'export const meta = { a: 1 };',
    ].join('\n');
    const { title, text, code } = await split('mdx', source);
    expect(title).toBe('Weights');
    expect(text).toContain('Read *this*:');
    expect(text).toContain('A weight of  kind .');
    expect(text).not.toMatch(/import|export|Tab|props/u);
    expect(code).toEqual([{ language: 'js', code: 'weigh(1);', line: 10 }]);
  });

  it('reads a page that is no MDX as Markdown', async () => {
    const { code, text } = await split('mdx', '# A\n\nFor x < 5 {and more\n\n```js\nrun();\n```\n');
    expect(text).toContain('For x < 5 {and more');
    expect(code).toEqual([{ language: 'js', code: 'run();', line: 6 }]);
  });
});

describe('HTML', () => {
  it('reads the content of a page, with anchors and lines of the file', async () => {
    const source = [
      '<!doctype html><html><head><title>Weights | Lib</title><script>secret()</script></head><body>', '<nav>Elsewhere</nav>', '<main>', '<h1 id="weights">Weights<a class="headerlink" href="#weights">¶</a></h1>',
      '<p><a name="call"></a>Call <code>weigh_it</code> with snake_case, see <a href="/x">there</a>.</p>', '<section id="usage">', '<h2>Usage</h2>', '<pre><code class="hljs language-js">weigh(1);', 'weigh(<span class="hljs-number">2</span>);', '</code></pre>',
      '<table><tr><th>a</th><th>b</th></tr><tr><td><code>x | y</code></td><td>2</td></tr></table>', '</section>', '</main>', '<footer>Imprint</footer>', '</body></html>',
    ].join('\n');
    const { title, passages, text, code } = await split('html', source, { url: 'https://example.org/w' });
    expect(title).toBe('Weights');
    expect(passages[0]).toMatchObject({ startLine: 4, endLine: 11, anchor: 'weights', url: 'https://example.org/w#weights', heading: ['Weights'] });
    expect(text).toContain('Call `weigh_it` with snake_case, see [there](/x).');
    expect(text).not.toMatch(/Elsewhere|Imprint|secret|¶/u);
    expect(code).toEqual([{ language: 'js', code: 'weigh(1);\nweigh(2);', line: 8 }]);
  });

  it.each<[string, string, string]>([
    ['highlight.js', '<pre><code class="hljs javascript">run();\nstop();</code></pre>', 'javascript'],
    ['Prism', '<pre class="language-ts"><code class="language-ts"><span class="token">run</span>();\nstop();</code></pre>', 'ts'],
    ['Shiki', '<pre class="shiki nord" data-language="ts"><code><span class="line"><span>run();</span></span>\n<span class="line">stop();</span></code></pre>', 'ts'],
    ['Docusaurus', '<div class="language-jsx codeBlockContainer"><div><pre class="prism-code language-jsx"><code><span class="token-line">run();<br></span><span class="token-line">stop();<br></span></code></pre><button>Copy</button></div></div>', 'jsx'],
    ['Sphinx', '<div class="highlight-javascript notranslate"><div class="highlight"><pre><span></span><span class="nx">run</span>();\nstop();\n</pre></div></div>', 'javascript'],
    ['Sphinx without a language', '<div class="highlight-default notranslate"><div class="highlight"><pre>run();\nstop();\n</pre></div></div>', ''],
    ['VitePress', '<div class="language-js vp-adaptive-theme"><button class="copy"></button><span class="lang">js</span><pre class="shiki"><code><span class="line">run();</span>\n<span class="line">stop();</span></code></pre></div>', 'js'],
    ['TypeDoc', '<pre><code class="ts"><span class="hl-0">run</span>();<br/>stop();</code><button type="button">Copy</button></pre>', 'ts'],
    ['Expressive Code', '<pre data-language="js"><code><div class="ec-line"><div class="code">run();</div></div><div class="ec-line"><div class="code">stop();</div></div></code></pre>', 'js'],
    ['Rouge', '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight"><code>run();\nstop();\n</code></pre></div></div>', 'ruby'],
    ['GitHub', '<div class="highlight highlight-source-js"><pre>run();\nstop();</pre></div>', 'js'],
  ])('knows the code of %s', async (_, markup, language) => {
    const { code } = await split('html', `<main><h1>T</h1><p>Such:</p>${markup}</main>`);
    expect(code).toEqual([{ language, code: 'run();\nstop();', line: 1 }]);
  });
});

describe('reStructuredText', () => {
  it('reads sections, directives, literal blocks, lists and tables', async () => {
    const source = [
      '=======', 'Weights', '=======', '', '.. contents:: Here', '', 'Call :func:`weigh` or ``weigh_it()``::', '', '   weigh(1)', '   weigh(2)', '', 'Usage', '-----', '', '.. code-block:: js', '   :linenos:', '', "   import { weigh } from 'w';", '', '   weigh(3);', '',
      '.. note:: Be careful.', '', '.. function:: weigh(n)', '', '   Weighs ``n``.', '', '- one', '- two', '', 'term', '    What ``it`` means.', '', '=====  =====', 'name   what', '=====  =====', 'a      b', '=====  =====', '',
    ].join('\n');
    const { title, passages, text, code } = await split('rst', source);
    expect(title).toBe('Weights');
    expect(text).toContain('Call `weigh` or `weigh_it()`:');
    expect(text).toContain('## Usage');
    expect(text).toContain('Be careful.');
    expect(text).toContain('`weigh(n)`\n\nWeighs `n`.');
    expect(text).toMatch(/- one\n+- two/u);
    expect(text).toContain('- term\n\nWhat `it` means.');
    expect(text).toContain('| name | what |');
    expect(text).not.toContain('contents');
    expect(code.map(({ language, line }) => [language, line])).toEqual([['', 9], ['js', 18]]);
    expect(placesOfCode(source, code)).toEqual([true, true]);
    expect(passages[0]).toMatchObject({ startLine: 1, anchor: 'weights' });
  });
});

describe('AsciiDoc', () => {
  it('reads sections, listings also in lists, admonitions and tables, and includes nothing', async () => {
    const source = [
      '= Weights', ':toc:', '', 'Call `weigh_it`.', '', '[[use]]', '== Usage', '', '[source,js]', '----', 'weigh(1);', '', 'weigh(2);', '----', '', '* first', '+', '[source,ts]', '----', 'weigh(3);', '----', '* second', '',
      'NOTE: Be careful.', '', 'include::/etc/passwd[]', '', '|===', '|name |what', '', '|a |b', '|===',
    ].join('\n');
    const { title, passages, text, code } = await split('asciidoc', source);
    expect(title).toBe('Weights');
    expect(text).toContain('Call `weigh_it`.');
    expect(text).toContain('**Note:** Be careful.');
    expect(text).toMatch(/\| name \| what \|/u);
    expect(text).not.toContain('root:');
    expect(code.map(({ language, line }) => [language, line])).toEqual([['js', 11], ['ts', 20]]);
    expect(placesOfCode(source, code)).toEqual([true, true]);
    expect(passages[0]).toMatchObject({ startLine: 1, endLine: source.split('\n').length });
  });
});

describe('notebooks', () => {
  it('reads prose and code of cells with their lines in the file, without what they printed', async () => {
    const cells = [
      { cell_type: 'markdown', source: ['# Weights\n', '\n', 'How to weigh.'] },
      { cell_type: 'code', execution_count: 1, outputs: [{ output_type: 'stream', name: 'stdout', text: ['printed'] }], source: ['import w\n', 'w.weigh(1)'] },
      { cell_type: 'code', outputs: [], source: '%%bash\npip install w' },
    ];
    const source = JSON.stringify({ cells, metadata: { language_info: { name: 'python' } }, nbformat: 4, nbformat_minor: 5 }, null, 1);
    const { passages, text, code } = await split('notebook', source);
    expect(text).not.toContain('printed');
    expect(code.map(({ language, code: shown }) => [language, shown])).toEqual([['python', 'import w\nw.weigh(1)'], ['bash', '%%bash\npip install w']]);
    expect(placesOfCode(source, code)).toEqual([true, true]);
    expect(passages[0]).toMatchObject({ heading: ['Weights'], anchor: 'cell-1' });
  });

  it('refuses other JSON', async () => {
    await expect(split('notebook', '{"worksheets": []}')).rejects.toThrow('it is no notebook of format 4');
    await expect(split('typedoc', '{"name": "x", "version": "1"}')).rejects.toThrow('it is no JSON of TypeDoc');
  });
});

describe('TypeDoc JSON', () => {
  it('reads symbols with signatures, comments and examples as reference', async () => {
    const text = (value: string) => [{ kind: 'text', text: value }];
    const number = { type: 'intrinsic', name: 'number' };
    const project = {
      schemaVersion: '2.0', id: 0, name: 'lib', variant: 'project', kind: 1, packageName: 'lib',
      children: [{
        id: 1, name: 'Scale', kind: 128, comment: { summary: text('Weighs things.') },
        children: [{
          id: 2, name: 'weigh', kind: 2048,
          signatures: [{ id: 3, name: 'weigh', kind: 4096, parameters: [{ id: 4, name: 'n', kind: 32768, flags: { isOptional: true }, type: { type: 'union', types: [number, { type: 'literal', value: 'all' }] } }], type: { type: 'array', elementType: number },
            comment: { summary: text('Weighs n.'), blockTags: [{ tag: '@example', content: text('```ts\nscale.weigh(1);\n```') }] } }],
        }],
      }],
    };
    const source = JSON.stringify(project, null, 2);
    const { title, passages, code } = await split('typedoc', source);
    expect(title).toBe('lib');
    expect(passages.every(({ kind, tags }) => kind === 'reference' && tags.includes('reference'))).toBe(true);
    expect(code.map(({ language, code: shown }) => [language, shown])).toEqual([['d.ts', "weigh(n?: number | \"all\"): number[]"], ['ts', 'scale.weigh(1);']]);
  });
});
