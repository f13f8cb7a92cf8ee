import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { textTable } from '../../cli/actions/text-table.ts';
import type { BenchResult } from './bench.ts';
import { benches } from './index.ts';

const usage = `npm run bench -- [${Object.keys(benches).join('|')}] [--attempts <n>] [--concurrency <n>] [--passages <n>] [--parts <part,…>] [--home <folder>] [--json]\n`;

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { attempts: { type: 'string' }, concurrency: { type: 'string' }, passages: { type: 'string' }, parts: { type: 'string' }, home: { type: 'string', default: '.uagent' }, json: { type: 'boolean', default: false } },
  });
  const chosen = positionals.length === 0 ? Object.keys(benches) : positionals;
  const request = {
    attempts: count('attempts', values.attempts), concurrency: count('concurrency', values.concurrency), passages: count('passages', values.passages), parts: values.parts?.split(','), home: path.resolve(values.home),
    say: (message: string) => { process.stderr.write(`${message}\n`); },
  };
  const machine = { cores: availableParallelism(), node: process.version, loadBefore: loadavg()[0] ?? 0 };
  const results: Record<string, BenchResult> = {};
  for (const name of chosen) {
    const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
    if (bench === undefined) throw new Error(`There is no bench "${name}".`);
    request.say(`${name}: ${bench.title}`);
    results[name] = await bench.run(request);
    if (!values.json) process.stdout.write(render(results[name]));
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ version: 1, machine, benches: results }, null, 2)}\n`);
  else process.stdout.write(`${String(machine.cores)} cores, Node ${machine.node}, load average ${machine.loadBefore.toFixed(1)} before the start\n`);
}

function count(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes a whole number of at least 1.`);
  return number;
}

function render({ tables }: BenchResult): string {
  return tables.map(({ title, columns, rows }) => `${textTable({
    head: [title, ...columns],
    rows: rows.map(({ name, values }) => [name, ...values.map((value) => value.toFixed(Math.abs(value) < 1 ? 3 : 1))]),
    right: columns.map((_, i) => i + 1),
    columns: Infinity,
  })}\n`).join('');
}
