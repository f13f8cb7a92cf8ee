import ts from 'typescript';
import { expect, test } from 'vitest';
import { parseSnippets } from './name-table.ts';
import { isDeclarationPage, moduleOf, readDeclarations } from './read-declarations.ts';
import type { Part } from './snippet.ts';

test.each([
  ['text-pads/index.d.ts', 'text-pads'],
  ['text-pads/dist/main.d.mts', 'text-pads'],
  ['text-pads/left.d.ts', 'text-pads/left'],
  ['@scope/pads/left/index.d.ts', '@scope/pads/left'],
  ['@types/text-pads/index.d.ts', 'text-pads'],
])('%s is imported as %s', (page, module) => {
  expect(moduleOf(page)).toBe(module);
  expect(isDeclarationPage(page)).toBe(true);
});

test('a heading that names a module of the package decides', () => {
  expect(moduleOf('text-pads/dist/left.d.ts', 'text-pads/left')).toBe('text-pads/left');
  expect(moduleOf('text-pads/left.d.ts', 'Left pads')).toBe('text-pads/left');
});

function declared(code: string, page = 'text-pads/left.d.ts'): string[] {
  const snippets = [{ code, page, heading: [], prose: '', isSignature: false, rank: 0 }];
  return readDeclarations(ts, parseSnippets(ts, { snippets, packages: ['text-pads'] })).map(({ result }) => result.map(show).join(''));
}

function show(part: Part): string {
  if (typeof part === 'string') return part;
  return part.kind === 'import' ? `@${part.bindings.map(({ imported }) => imported).join('|')}` : `‹${part.text}:${part.shape.kind}›`;
}

test('a function is called with its parameters, optional ones one by one', () => {
  expect(declared('export function pad<T>(text: string, item: T, size?: number, fill?: Fill): string;')).toEqual([
    '@pad|default(‹text:string›, ‹item:unknown›)',
    '@pad|default(‹text:string›, ‹item:unknown›, ‹size:number›)',
    '@pad|default(‹text:string›, ‹item:unknown›, ‹size:number›, ‹fill:unknown›)',
  ]);
});

test("a constant is called by its interface's signatures and methods, and is the default of a file of its name", () => {
  const code = 'interface Left { (text: string): string; all(texts: string[]): string[]; }\ndeclare const left: Left;\nexport default left;';
  expect(declared(code)).toEqual(['@default|left(‹text:string›)', '@default|left.all(‹texts:array›)']);
});

test('a method needs a value of its class unless it is static', () => {
  expect(declared('export class Padder { pad(text: string): string; static of(size: number): Padder; }')).toEqual(['‹Padder:instance›.pad(‹text:string›)', '@Padder|default.of(‹size:number›)']);
});

test('other pages are not declarations', () => {
  expect(declared('export function pad(text: string): string;', 'text-pads/README.md')).toEqual([]);
});
