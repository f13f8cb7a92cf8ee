/**
 * The first process of a container, with the job's program as its child, as a program for `node -e`. An engine passes
 * on two streams and a job has three, so the child's channel is this process's standard output, and what the child
 * prints comes line by line on standard error, each `1 <base64>` or `2 <base64>`. When this process ends, so does
 * everything in the container; nothing inside can end it.
 *
 * Arguments: seconds that the child may take, bytes kept of each of its streams, Node's options and the program.
 */
export const containerLauncher = `
const { spawn } = require('node:child_process');
const { writeSync } = require('node:fs');
const { constants } = require('node:os');
const [seconds, bytes, ...program] = process.argv.slice(1);
const child = spawn(process.execPath, program, { env: {}, stdio: [0, 'pipe', 'pipe', 1] });
for (const [name, stream] of [['1', child.stdout], ['2', child.stderr]]) {
  let left = Number(bytes);
  stream.on('data', (chunk) => {
    if (left > 0) writeSync(2, '\\n' + name + ' ' + chunk.subarray(0, left).toString('base64') + '\\n');
    left -= chunk.length;
  });
}
const end = (code, signal) => setTimeout(() => process.exit(code ?? 128 + constants.signals[signal]), 100);
child.on('exit', end);
child.on('close', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
setTimeout(() => process.exit(124), 1000 * Number(seconds));
`;

/** The two streams of the child, and whatever else was on the launcher's standard error: an engine's complaint. */
export function readLauncher(text: string): { stdout: string; stderr: string; complaint: string } {
  const lines = text.split('\n').filter((line) => line !== '');
  const of = (name: string): string =>
    new TextDecoder().decode(Buffer.concat(lines.filter((line) => line.startsWith(`${name} `)).map((line) => Buffer.from(line.slice(2), 'base64'))));
  return { stdout: of('1'), stderr: of('2'), complaint: lines.filter((line) => !/^[12] [\w+/]*={0,2}$/u.test(line)).join('\n') };
}
