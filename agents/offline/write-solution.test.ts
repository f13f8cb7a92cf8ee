import ts from 'typescript';
import { expect, test } from 'vitest';
import type { Wrap } from './candidate.ts';
import { parseSnippets } from './name-table.ts';
import { readStarter, type Starter } from './read-starter.ts';
import { readUsages } from './read-usages.ts';
import { writeSolution } from './write-solution.ts';

function starterOf(code: string): Starter {
  const starter = readStarter(ts, { code, entry: 'padAll', examples: [] });
  if (starter === null) throw new Error('no entry');
  return starter;
}

function solve(starterCode: string, snippetCode: string, texts: string[], wrap: Wrap = { kind: 'none' }): string {
  const snippets = [{ code: snippetCode, page: 'README.md', heading: [], prose: '', isSignature: false, rank: 0 }];
  const usage = parseSnippets(ts, { snippets, packages: ['text-pads'] }).flatMap((parsed) => readUsages(ts, { parsed, scope: { given: new Set(), built: new Set(), declared: new Set() } })).at(-1);
  if (usage === undefined) throw new Error('no usage');
  const bindings = [...usage.prelude.flat(), ...usage.result].flatMap((part) => (typeof part !== 'string' && part.kind === 'import' ? part.bindings.slice(0, 1) : []));
  return writeSolution(starterOf(starterCode), { usage, filling: { texts, score: 0 }, bindings, wrap });
}

const esm = "export function padAll(text: string): string {\n  throw new Error('Write me.');\n}\n";

test('a call goes where the throw was, with its import at the top', () => {
  expect(solve(esm, "import { pad } from 'text-pads';\npad('a', 2);", ['text', '2'])).toBe(
    "import { pad } from 'text-pads';\n\nexport function padAll(text: string): string {\n  return pad(text, 2);\n}\n",
  );
});

test('an import that the starter has is used, another one follows it', () => {
  const starter = `import { Padder } from 'text-pads';\n\n${esm}`;
  expect(solve(starter, "import { Padder } from 'text-pads';\nimport fill from 'text-pads/fill';\nconst padder = new Padder();\nfill(padder, 'a');", ['text'])).toBe(
    "import { Padder } from 'text-pads';\nimport fill from 'text-pads/fill';\n\nexport function padAll(text: string): string {\n  const padder = new Padder();\n  return fill(padder, text);\n}\n",
  );
});

test('an import gives way to names that the starter uses', () => {
  expect(solve(esm, "import padAll from 'text-pads';\npadAll('a');", ['text'])).toBe(
    "import libraryPadAll from 'text-pads';\n\nexport function padAll(text: string): string {\n  return libraryPadAll(text);\n}\n",
  );
});

test('a starter that requires gets a require', () => {
  expect(solve("exports.padAll = (text) => {\n  throw new Error('Write me.');\n};\n", "import { pad as fill } from 'text-pads';\nfill('a');", ['text'])).toBe(
    "const { pad: fill } = require('text-pads');\n\nexports.padAll = (text) => {\n  return fill(text);\n};\n",
  );
});

test.each<[Wrap, string]>([
  [{ kind: 'spread' }, 'return [...pad(text)];'],
  [{ kind: 'entries' }, 'return Object.fromEntries(pad(text));'],
  [{ kind: 'property', name: 'value' }, 'return pad(text).value;'],
  [{ kind: 'key', name: 'padded' }, 'return { padded: pad(text) };'],
])('a result can be wrapped: %o', (wrap, line) => {
  expect(solve(esm, "import { pad } from 'text-pads';\npad('a');", ['text'], wrap)).toContain(`  ${line}\n`);
});
