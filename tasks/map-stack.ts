import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { StackFrame } from './execution.ts';
import { submissionNamespace } from './languages/bundle-plugin.ts';
import { packageOfFile } from './languages/package-of-file.ts';

/** Frames kept of one stack, innermost first. */
const longestStack = 30;

/** The frames of a stack in terms of submitted files and packages; those of Node and of the harness are left out. */
export function mapStack(stack: string, sourceMap: TraceMap): StackFrame[] {
  return stack.split('\n').slice(0, 200)
    .map((line) => readFrame(line, sourceMap))
    .filter((frame) => frame !== undefined)
    .slice(0, longestStack);
}

function readFrame(line: string, sourceMap: TraceMap): StackFrame | undefined {
  const place = readPlace(line);
  if (place === undefined) return undefined;
  const { address, row, column } = place;
  if (!isProgram.test(address)) return packageFrame(address, row, column);
  const position = originalPositionFor(sourceMap, { line: Math.max(1, row), column: Math.max(0, column - 1) });
  if (position.source === null) return undefined;
  const own = position.source.lastIndexOf(`${submissionNamespace}:`);
  if (own < 0) return packageFrame(position.source, position.line, position.column + 1);
  return { file: position.source.slice(own + submissionNamespace.length + 1), line: position.line, column: position.column + 1 };
}

/** Each instance of it has a query of its own. */
const isProgram = /\/program\.mjs(?:\?\d+)?$/u;

/** `at name (address:row:column)` or `at address:row:column`, taken apart from its end: hostile lines must not cost time. */
function readPlace(line: string): { address: string; row: number; column: number } | undefined {
  const text = line.trim();
  if (!text.startsWith('at ') || text.length > 4000) return undefined;
  const bare = text.endsWith(')') ? text.slice(text.lastIndexOf('(') + 1, -1) : text.slice(3).replace(/^async /u, '');
  const parts = bare.split(':');
  const [row, column] = parts.slice(-2).map(Number);
  if (parts.length < 3 || row === undefined || column === undefined || !Number.isSafeInteger(row) || !Number.isSafeInteger(column)) return undefined;
  return { address: parts.slice(0, -2).join(':'), row, column };
}

function packageFrame(address: string, line: number, column: number): StackFrame | undefined {
  const owner = packageOfFile(decodeAddress(address));
  return owner === undefined ? undefined : { file: owner.path, package: owner.name, line, column };
}

function decodeAddress(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
