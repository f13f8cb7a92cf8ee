import type { ResumeRequest, StartRequest } from '../../reports/live/start-request.ts';
import type { Run } from '../../runs/run.ts';
import { defaultSandbox } from '../../tasks/sandbox/default-sandbox.ts';
import type { RunOptions } from '../actions/run.ts';
import type { UiWorld } from './ui-world.ts';

type Place = Pick<UiWorld, 'homeOption' | 'sandbox'>;

/** A run that the page asks for, as it is typed. Values are joined to their flags and the suite comes last, so that none can be read as a flag. */
export function startArguments(request: StartRequest, place: Place): string[] {
  const { suite, libraries, personas, models, arms, repeats, label, untrusted } = request;
  const each = (flag: string, values: readonly string[]): string[] => values.map((value) => `${flag}=${value}`);
  return [
    'run',
    ...each('--model', models), ...each('--persona', personas), ...each('--library', libraries),
    ...(arms.length === 1 && arms[0] === 'docs' ? [] : each('--arm', arms)),
    ...(repeats === 1 ? [] : [`--repeats=${String(repeats)}`]),
    ...(label === '' ? [] : [`--label=${label}`]),
    ...(untrusted ? ['--untrusted'] : []),
    ...sharedArguments(request, place),
    '--', suite,
  ];
}

/** A stored run that is to go on, with its own sandbox and its own suite. */
export function resumeArguments(run: Run, request: ResumeRequest, place: Place): string[] {
  return ['run', `--resume=${run.id}`, ...(run.suite.untrusted === true ? ['--untrusted'] : []), ...sharedArguments(request, { ...place, sandbox: run.sandbox }), '--', run.suite.folder];
}

function sharedArguments({ budgetUsd, budgetTokens, concurrency }: ResumeRequest, { homeOption, sandbox }: { homeOption: string; sandbox: string }): string[] {
  return [
    ...(budgetUsd === null ? [] : [`--budget-usd=${String(budgetUsd)}`]),
    ...(budgetTokens === null ? [] : [`--budget-tokens=${String(budgetTokens)}`]),
    ...(concurrency === 4 ? [] : [`--concurrency=${String(concurrency)}`]),
    ...(sandbox === defaultSandbox ? [] : [`--sandbox=${sandbox}`]),
    ...(homeOption === '.uagent' ? [] : [`--home=${homeOption}`]),
  ];
}

/** The same as `startArguments` for what is asked in this process. */
export function runOptions({ libraries, personas, models, arms, repeats, concurrency, budgetUsd, budgetTokens }: StartRequest, { homeOption, sandbox }: Place): RunOptions {
  return {
    home: homeOption, sandbox, embedder: 'hashing', model: models, arm: arms, repeats, concurrency,
    ...(libraries.length === 0 ? {} : { library: libraries }),
    ...(personas.length === 0 ? {} : { persona: personas }),
    ...(budgetUsd === null ? {} : { budgetUsd }),
    ...(budgetTokens === null ? {} : { budgetTokens }),
  };
}
