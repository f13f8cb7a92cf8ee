import ts from 'typescript';
import { expect, test } from 'vitest';
import type { CaseRun } from '../../tasks/execution.ts';
import type { Candidate } from './candidate.ts';
import { learnFromExamples, replaceImport } from './learn.ts';
import { makeCandidates } from './make-candidates.ts';
import { parseSnippets } from './name-table.ts';
import { readStarter, scopeOf, type Starter } from './read-starter.ts';
import { readUsages } from './read-usages.ts';

function candidatesFor(code: string): { starter: Starter; candidates: Candidate[] } {
  const starter = readStarter(ts, { code: "export function fill(text: string): string[] {\n  throw new Error('Write me.');\n}\n", entry: 'fill', examples: [] });
  if (starter === null) throw new Error('no entry');
  const snippets = [{ code, page: 'README.md', heading: [], prose: '', isSignature: false, rank: 0 }];
  const usages = parseSnippets(ts, { snippets, packages: ['text-pads'] }).flatMap((parsed) => readUsages(ts, { parsed, scope: scopeOf(starter) }));
  return { starter, candidates: makeCandidates({ starter, usages, assignment: { title: [], body: [], packages: ['text-pads'] } }) };
}

function linesOf(candidates: Candidate[]): string[] {
  return candidates.map(({ code }) => `${/import (.*);/u.exec(code)?.[1] ?? ''} / ${/return (.*);/u.exec(code)?.[1] ?? ''}`);
}

test('a broken import is replaced by the others that the docs show, then by likely ones, and nothing else uses it', () => {
  const { starter, candidates } = candidatesFor("import pad from 'text-pads/pad';\nimport { pad } from 'text-pads';\nconst a = pad('a');\nconst b = pad.left('a');");
  const [first] = candidates;
  if (first === undefined) throw new Error('no candidate');
  expect(linesOf(replaceImport(candidates.slice(1), { starter, candidate: first, module: 'text-pads/pad' }))).toEqual([
    "{ pad } from 'text-pads' / pad(text)",
    "{ pad } from 'text-pads/pad' / pad(text)",
    "* as pad from 'text-pads/pad' / pad(text)",
    "pad from 'text-pads' / pad(text)",
  ]);
});

const example = { name: 'one', args: ['a'], expected: ['a'] };

function after(run: CaseRun, code: string): string[] {
  const { starter, candidates } = candidatesFor(code);
  const [first, ...others] = candidates;
  if (first === undefined) throw new Error('no candidate');
  return linesOf(learnFromExamples(others, { starter, candidate: first, runs: [run], examples: [example] })).map((line) => line.replace(/.* \/ /u, ''));
}

test('a result of the wrong kind is adapted before anything else is tried', () => {
  const lines = after({ kind: 'returned', value: { parts: ['a'] }, milliseconds: 1 }, "import pads from 'text-pads';\nconst a = pads.split('a');\nconst b = pads.cut('a');");
  expect(lines).toEqual(['pads.split(text).parts', 'pads.cut(text)']);
});

test('calls of the same name sink when one of them fails everywhere', () => {
  const lines = after({ kind: 'returned', value: ['b'], milliseconds: 1 }, "import pads from 'text-pads';\nconst a = pads.left('a');\nconst b = pads.left('a', 2);\nconst c = pads.right('a');");
  expect(lines[0]).toBe('pads.right(text)');
});
