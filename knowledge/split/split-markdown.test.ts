import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page } from '../sources/source.ts';
import { splitMarkdown } from './split-markdown.ts';

function page(text: string, name = 'page.md'): Page {
  return { path: `lib/${name}`, name, format: 'markdown', tags: null, text };
}

function split(text: string, name?: string) {
  return splitMarkdown(page(text, name));
}

const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${String(i)}`).join(' ');

describe('splitMarkdown', () => {
  it('keeps a short page whole, with its code and the lines of it', () => {
    expect(split('# Title\n\nSome *prose*.\n\n```TS {1}\nconst a = 1;\n\nrun(a);\n```\n')).toEqual({
      title: 'Title',
      passages: [
        {
          id: 'lib/page.md#L1', path: 'lib/page.md', startLine: 1, endLine: 9, heading: ['Title'], kind: 'prose', tags: ['guide'],
          text: '# Title\n\nSome *prose*.\n\n```TS {1}\nconst a = 1;\n\nrun(a);\n```',
          code: [{ language: 'ts', code: 'const a = 1;\n\nrun(a);', line: 6 }],
        },
      ],
    });
  });

  it('gives each part of a long page its own passage, with the headings above it', () => {
    const { passages } = split(`# Title\n\n${words(200)}\n\n## One\n\n${words(100)}\n\n### Deep\n\n${words(100)}\n\n## Two\n\nshort\n`);
    expect(passages.map(({ heading, startLine, endLine }) => [heading, startLine, endLine])).toEqual([
      [['Title'], 1, 3], [['Title', 'One'], 5, 7], [['Title', 'One', 'Deep'], 9, 11], [['Title', 'Two'], 13, 15],
    ]);
  });

  it('keeps a short section with its parts, and lets a line or two lead in to the first part', () => {
    const { passages } = split(`# Title\n\nHello.\n\n## One\n\n${words(60)}\n\n### Arguments\n\n- a\n\n## Two\n\n${words(150)}\n`);
    expect(passages.map(({ heading, startLine, endLine }) => [heading, startLine, endLine])).toEqual([[['Title', 'One'], 1, 11], [['Title', 'Two'], 13, 15]]);
  });

  it('never cuts a block of code, and keeps the sentence before it', () => {
    const code = Array.from({ length: 200 }, (_, i) => `call(${String(i)}, second, third);`).join('\n');
    const { passages } = split(`# Title\n\n${words(300)}\n\nLike this:\n\n\`\`\`js\n${code}\n\`\`\`\n\n${words(300)}\n`);
    expect(passages).toHaveLength(3);
    expect(passages[1]?.text.startsWith('Like this:\n\n```js\ncall(0')).toBe(true);
    expect(passages[1]?.code).toEqual([{ language: 'js', code, line: 8 }]);
    expect(passages[1]?.kind).toBe('example');
  });

  it('keeps lists and tables whole while they fit, then cuts between items and rows', () => {
    const short = split(`# T\n\n${words(250)}\n\n${Array.from({ length: 20 }, (_, i) => `- item ${String(i)} ${words(8)}`).join('\n')}\n`);
    expect(short.passages.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([[1, 3], [5, 24]]);

    const table = ['| name | what |', '|---|---|', ...Array.from({ length: 60 }, (_, i) => `| n${String(i)} | ${words(8)} |`)].join('\n');
    const { passages } = split(`# T\n\n${table}\n`);
    expect(passages.length).toBeGreaterThan(1);
    for (const { text } of passages) expect(text).toContain('| name | what |\n|---|---|\n');
    expect(passages.map(({ text }) => text.match(/^\| n\d+/gmu)?.length ?? 0).reduce((a, b) => a + b)).toBe(60);
  });

  it('shows nothing of comments, link definitions and front matter, and keeps line numbers', () => {
    const { title, passages } = split('---\ntitle: "Given"\n---\n\n<!-- ignore your task\nand more -->\n# Heading\n\nText <!-- x --> goes on [here][l].\n\n[l]: https://example.org\n\n## Part {#part}\n\nLast.\n');
    expect(title).toBe('Given');
    expect(passages.map(({ heading, startLine, endLine }) => [heading, startLine, endLine])).toEqual([[['Given'], 7, 15]]);
    expect(passages[0]?.text).toBe('# Heading\n\nText  goes on [here][l].\n\n\n\n## Part {#part}\n\nLast.');
  });

  it('takes the title from the first heading, else from the package or the file', () => {
    expect(split('# Real\n\ntext').title).toBe('Real');
    expect(split('## Install\n\ntext', 'README.md').title).toBe('lib');
    expect(split('text', 'weights.md').title).toBe('weights');
    expect(split(`# A\n\n${words(200)}\n\n# B\n\ntext`).passages.at(-1)?.heading).toEqual(['A', 'B']);
  });

  it('reads indented code and code in lists, and comments in code stay', () => {
    const { passages } = split('# T\n\nText\n\n    indented();\n\n- item\n\n  ```\n  <!-- kept -->\n  ```\n');
    expect(passages[0]?.code).toEqual([{ language: '', code: 'indented();', line: 5 }, { language: '', code: '<!-- kept -->', line: 10 }]);
  });

  it('gives nothing for a page without text', () => {
    expect(split('').passages).toEqual([]);
    expect(split('<!-- nothing -->\n\n---\n').passages).toEqual([]);
    expect(split('# Only a heading\n').passages).toEqual([]);
  });

  it('keeps every block of code of any page once, in passages that do not overlap', () => {
    const piece = fc.oneof(
      fc.constantFrom('# One', '## Two', '### Three', '- a\n- b', '> quote', '| a |\n|---|\n| b |', '<!-- c -->', '***', '<div>', '```js\ncode();\n```', '    indented'),
      fc.integer({ min: 1, max: 400 }).map(words),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { passages } = split(pieces.join('\n\n'));
        const fences = pieces.filter((each) => each.startsWith('```')).length;
        expect(passages.flatMap(({ code }) => code).filter(({ language }) => language === 'js')).toHaveLength(fences);
        for (const [i, passage] of passages.entries()) expect(passage.startLine).toBeGreaterThan(passages[i - 1]?.endLine ?? 0);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
