import { defaultSandbox } from '../../tasks/sandbox/default-sandbox.ts';
import { quoteArgument } from './quote-argument.ts';
import type { RunOptions } from './run.ts';

/** The command that plans the same run again: what decides its outcomes, and nothing about where files lie. */
export function reproduceCommand(suiteName: string, options: RunOptions): string {
  const repeated = (flag: string, values: string[] | undefined): string[] => (values ?? []).flatMap((value) => [flag, value]);
  const words = [
    'uagent', 'run', suiteName,
    ...repeated('--model', options.model),
    ...repeated('--persona', options.persona),
    ...repeated('--task', options.task),
    ...repeated('--library', options.library),
    ...repeated('--arm', options.arm),
    ...(options.ablate === undefined ? [] : ['--ablate', options.ablate]),
    ...repeated('--judge', options.judge),
    ...(options.repeats === 1 ? [] : ['--repeats', String(options.repeats)]),
    ...(options.until === undefined ? [] : ['--until', String(options.until)]),
    ...(options.mostRepeats === undefined ? [] : ['--most-repeats', String(options.mostRepeats)]),
    ...(options.embedder === 'hashing' ? [] : ['--embedder', options.embedder]),
    ...(options.sandbox === defaultSandbox ? [] : ['--sandbox', options.sandbox]),
    ...(options.untrusted === true ? ['--untrusted'] : []),
  ];
  return words.map(quoteArgument).join(' ');
}
