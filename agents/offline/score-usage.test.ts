import ts from 'typescript';
import { expect, test } from 'vitest';
import { makeCandidates } from './make-candidates.ts';
import { parseSnippets } from './name-table.ts';
import { readStarter, scopeOf } from './read-starter.ts';
import { readUsages } from './read-usages.ts';
import type { Snippet } from './snippet.ts';
import { words } from './words.ts';

const task = { title: 'Padding at the left', entry: 'padLeft', instructions: 'It fills the left of a text with blanks up to a length and returns the text.' };
const starterCode = "export function padLeft(text: string, length: number): string {\n  throw new Error('Write me.');\n}\n";

function linesFor(snippets: Partial<Snippet>[]): (string | undefined)[] {
  return codesFor(snippets).map((code) => /return (.*);/u.exec(code)?.[1]);
}

function codesFor(snippets: Partial<Snippet>[]): string[] {
  const starter = readStarter(ts, { code: starterCode, entry: task.entry, examples: [] });
  if (starter === null) throw new Error('no entry');
  const scope = scopeOf(starter);
  const whole = snippets.map((each, rank): Snippet => ({ code: '', page: 'README.md', heading: [], prose: '', isSignature: false, rank, ...each }));
  const usages = parseSnippets(ts, { snippets: whole, packages: ['text-pads'] }).flatMap((parsed) => readUsages(ts, { parsed, scope }));
  const assignment = { title: words(`${task.title} ${task.entry}`), body: words(task.instructions), packages: ['text-pads'] };
  return makeCandidates({ starter, usages, assignment }).map(({ code }) => code);
}

test('the call that is named like the task comes first, whatever was found first', () => {
  const lines = linesFor([
    { code: "import { trim } from 'text-pads';\nconst out = trim('a', 1);", heading: ['trim'] },
    { code: "import { left } from 'text-pads';\nconst out = left('a', 1);", heading: ['Left padding'] },
  ]);
  expect(lines[0]).toBe('left(text, length)');
});

test('what the docs show to come out decides between two of a name', () => {
  const lines = linesFor([{ code: "import pads from 'text-pads';\npads.leftSize('a', 1); // => 3\npads.leftText('a', 1); // => '  a'" }]);
  expect(lines[0]).toBe('pads.leftText(text, length)');
});

test('an import of a package that is not there comes late', () => {
  const codes = codesFor([
    { code: "import left from 'text-pad';\nconst out = left('a', 1);" },
    { code: "import left from 'text-pads';\nconst out = left('a', 2);" },
  ]);
  expect(codes[0]).toContain("from 'text-pads'");
  expect(codes.at(-1)).toContain("from 'text-pad'");
});

test('the same inputs give the same candidates', () => {
  const snippets = [{ code: "import pads from 'text-pads';\npads.left('a', 1, {fill: 'x'});\npads.right('a', 1);\npads.center('a');" }];
  expect(linesFor(snippets)).toEqual(linesFor(snippets));
});
