import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { TraceMap } from '@jridgewell/trace-mapping';
import type { CaseRun } from './execution.ts';
import type { CaseResult } from './languages/harness/protocol.ts';
import { mapStack } from './map-stack.ts';
import { inSourceNames } from './source-names.ts';
import { decodeWireValue, wireLimits } from './wire-value.ts';

/** What the channel of one sandbox says, as far as its lines are the harness's own. */
export interface Channel {
  /** Whether the harness came up; until then nothing submitted has run. */
  ready: boolean;
  /** Indexes of cases that were begun. */
  started: number[];
  /** Results by index of the case. */
  results: Map<number, CaseResult | { kind: 'malformed' }>;
}

const index = z.number().int().nonnegative();
const message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('started'), index }),
  z.strictObject({ kind: z.literal('done'), index, result: z.string() }),
]);
const milliseconds = z.number().nonnegative();
const caseResult: z.ZodType<CaseResult> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('returned'), milliseconds, value: z.unknown() }),
  z.strictObject({ kind: z.literal('not-serialisable'), milliseconds, reason: z.string() }),
  z.strictObject({ kind: z.literal('threw'), milliseconds: milliseconds.default(0), name: z.string(), message: z.string(), stack: z.string() }),
  z.strictObject({ kind: z.literal('no-entry'), exported: z.string() }),
  z.strictObject({ kind: z.literal('out-of-memory') }),
  z.strictObject({ kind: z.literal('timed-out') }),
  z.strictObject({ kind: z.literal('never-settled') }),
  z.strictObject({ kind: z.literal('exited'), code: z.number() }),
]);

export interface ChannelSeal {
  marker: string;
  /** Hexadecimal. */
  key: string;
}

/** Reads the lines that carry the harness's seal; everything else on the channel was written by somebody else and is passed over. */
export function readChannel(text: string, { marker, key }: ChannelSeal): Channel {
  const channel: Channel = { ready: false, started: [], results: new Map() };
  const secret = Buffer.from(key, 'hex');
  for (const { seal, body } of sealedLines(text, marker)) {
    if (seal !== createHmac('sha256', secret).update(body).digest('hex')) continue;
    const parsed = message.safeParse(parseJson(body));
    if (!parsed.success) continue;
    const { data } = parsed;
    if (data.kind === 'ready') channel.ready = true;
    else if (data.kind === 'started') channel.started.push(data.index);
    else if (!channel.results.has(data.index)) channel.results.set(data.index, readResult(data.result));
  }
  return channel;
}

/** Looks for the marker rather than for lines, of which hostile code can write millions. */
function* sealedLines(text: string, marker: string): Generator<{ seal: string; body: string }> {
  const head = `\n${marker} `;
  for (let at = text.indexOf(head); at !== -1; at = text.indexOf(head, at + 1)) {
    const line = text.slice(at + head.length, endOfLine(text, at + head.length));
    const space = line.indexOf(' ');
    if (space > 0) yield { seal: line.slice(0, space), body: line.slice(space + 1) };
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** What the encoder may need, and room for an error's text; a longer one did not come from there. */
const longestResult = wireLimits.characters + 512 * 1024;

function readResult(text: string): CaseResult | { kind: 'malformed' } {
  const parsed = caseResult.safeParse(text.length > longestResult ? undefined : parseJson(text));
  return parsed.success ? parsed.data : { kind: 'malformed' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface RunOfRequest {
  result: CaseResult | { kind: 'malformed' };
  seconds: number;
  memoryMb: number;
  /** Asked for when something was thrown. */
  sourceMap: () => Promise<TraceMap>;
}

/** A case's run in the terms of those who read it; `no-entry` is no run of a case. */
export async function caseRunOf({ result, seconds, memoryMb, sourceMap }: RunOfRequest): Promise<CaseRun | { kind: 'no-entry'; exported: string }> {
  switch (result.kind) {
    case 'returned': return decoded(result);
    case 'threw': return {
      kind: 'threw', milliseconds: rounded(result.milliseconds),
      error: { name: result.name, message: inSourceNames(result.message), frames: mapStack(result.stack, await sourceMap()) },
    };
    case 'not-serialisable': return { kind: 'not-serialisable', reason: result.reason, milliseconds: rounded(result.milliseconds) };
    case 'no-entry': return result;
    case 'timed-out': return { kind: 'timed-out', seconds };
    case 'out-of-memory': return { kind: 'crashed', reason: 'out-of-memory', detail: `more than ${String(memoryMb)} MiB` };
    case 'never-settled': return { kind: 'crashed', reason: 'never-settled', detail: 'the promise was never settled and nothing was left to wait for' };
    case 'exited': return { kind: 'crashed', reason: 'exited', detail: `process.exit(${String(result.code)}) before the entry returned` };
    case 'malformed': return malformed;
  }
}

const malformed: CaseRun = { kind: 'crashed', reason: 'killed', detail: 'the result was tampered with on its way out' };

function decoded({ value, milliseconds: taken }: { value: unknown; milliseconds: number }): CaseRun {
  try {
    return { kind: 'returned', value: decodeWireValue(value), milliseconds: rounded(taken) };
  } catch {
    return malformed;
  }
}

function rounded(taken: number): number {
  return Math.round(taken * 1000) / 1000;
}
