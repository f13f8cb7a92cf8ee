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
  const match = /^\s+at .{0,2000}?\(?((?:file:\/\/)?\/[^\s()]{1,1000}):(\d{1,9}):(\d{1,9})\)?$/u.exec(line);
  const [, address = '', row = '', column = ''] = match ?? [];
  if (match === null) return undefined;
  if (!address.endsWith('/program.mjs')) return packageFrame(address, Number(row), Number(column));
  const position = originalPositionFor(sourceMap, { line: Math.max(1, Number(row)), column: Math.max(0, Number(column) - 1) });
  if (position.source === null) return undefined;
  const own = position.source.lastIndexOf(`${submissionNamespace}:`);
  if (own < 0) return packageFrame(position.source, position.line, position.column + 1);
  return { file: position.source.slice(own + submissionNamespace.length + 1), line: position.line, column: position.column + 1 };
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
