import type { Dialect } from './dialect.ts';
import { shortStandIn, standIn } from './dialect.ts';
import { typeText, type Instance } from './customary-instances.ts';
import type { ImportedName, Outline } from './outline.ts';

/** A block that parses, ready to be put together with others. */
export interface Part {
  code: string;
  dialect: Dialect;
  outline: Outline;
}

export interface AssembleRequest {
  target: Part;
  /** Blocks that the target goes on from, in order of the page. */
  before: readonly Part[];
  /** Names that other blocks import. */
  imports: readonly ImportedName[];
  /** Names that the docs give to instances of one type. */
  borrowed: ReadonlyMap<string, Instance>;
  /** Names that nothing declares: anything goes for them. */
  unknown: readonly string[];
}

export interface Assembled {
  text: string;
  dialect: Dialect;
  /** For each line of the text that of the target's code it stands for, 0-based; -1 for any other. */
  lines: number[];
}

/**
 * One file out of a block and what it goes on from. Each block is a scope inside the one before, so that it may declare its
 * names again; every line of the target keeps its columns, so that places in the file are places in the docs.
 */
export function assemble({ target, before, imports, borrowed, unknown }: AssembleRequest): Assembled {
  const dialect = [target, ...before].some((part) => part.dialect === 'ts') ? 'ts' : 'js';
  const text: string[] = [];
  const lines: number[] = [];
  const add = (piece: string, firstLine: number): void => {
    for (const [i, line] of piece.split('\n').entries()) {
      text.push(line);
      lines.push(firstLine < 0 ? -1 : firstLine + i);
    }
  };
  add(prelude({ target, before, imports, borrowed, unknown, dialect }), -1);
  const isNested = before.length > 0 || target.outline.edits.some(({ kind }) => kind === 'scope');
  if (isNested) for (const { start, end } of target.outline.importTexts) add(onOwnLine(target.code, start, end), lineAt(target.code, start));
  let scopes = 0;
  for (const part of before) {
    const nested = nest(part);
    add('{', -1);
    add(nested.code, -1);
    scopes += 1 + nested.scopes;
  }
  if (!isNested) {
    add(target.code, 0);
  } else {
    const nested = nest(target);
    add('{', -1);
    add(nested.code, 0);
    scopes += 1 + nested.scopes;
  }
  if (scopes > 0) add('}'.repeat(scopes), -1);
  return { text: `${text.join('\n')}\n`, dialect, lines };
}

/** One line with what the block finds declared elsewhere. */
function prelude({ target, before, imports, borrowed, unknown, dialect }: AssembleRequest & { dialect: Dialect }): string {
  const own = new Set(target.outline.imports.map(({ local }) => local));
  const wanted = new Map<string, ImportedName>();
  for (const each of [...before.flatMap(({ outline }) => outline.imports.filter(({ form }) => form === 'import')), ...imports]) {
    if (!own.has(each.local)) wanted.set(each.local, each);
  }
  const names = new Set([...unknown, ...[standIn, shortStandIn].filter((name) => [target, ...before].some(({ code }) => code.includes(name)))]);
  return [
    ...[...wanted.values()].map(importText),
    ...[...borrowed].map(([name, instance]) => (dialect === 'ts' ? `declare let ${name}: ${typeText(instance)};` : `let ${name} = /** @type {${typeText(instance)}} */ (null);`)),
    ...[...names].filter((name) => !wanted.has(name)).map((name) => (dialect === 'ts'
      ? `declare let ${name}: any; type ${name}<A = any, B = any, C = any, D = any> = any;`
      : `let ${name} = /** @type {any} */ (null);`)),
  ].join(' ');
}

function importText({ local, name, module, form }: ImportedName): string {
  const from = JSON.stringify(module);
  if (form === 'require') return name === '*' ? `const ${local} = require(${from});` : `const { ${name}: ${local} } = require(${from});`;
  if (name === '*') return `import * as ${local} from ${from};`;
  return name === 'default' ? `import ${local} from ${from};` : `import { ${name} as ${local} } from ${from};`;
}

/** A block's code as it may stand inside a scope, with as many lines of the same length; it leaves `scopes` more open. */
function nest({ code, outline }: Part): { code: string; scopes: number } {
  const edits = [...outline.edits, ...outline.importTexts.map((each) => ({ kind: 'blank' as const, ...each }))].sort((a, b) => b.start - a.start);
  let text = code;
  let scopes = 0;
  for (const { kind, start, end } of edits) {
    const old = text.slice(start, end);
    if (kind === 'scope') scopes += 1;
    const fresh = kind === 'scope' ? ';{' : kind === 'void' ? `void${blank(old.slice('void'.length))}` : blank(old);
    text = text.slice(0, start) + fresh + text.slice(end);
  }
  return { code: text, scopes };
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/gu, ' ');
}

function onOwnLine(code: string, start: number, end: number): string {
  const lineStart = code.lastIndexOf('\n', start - 1) + 1;
  return ' '.repeat(start - lineStart) + code.slice(start, end);
}

function lineAt(code: string, position: number): number {
  return code.slice(0, position).split('\n').length - 1;
}
