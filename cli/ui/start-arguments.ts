import type { IndexRequest, ResumeRequest, StartRequest } from '../../reports/live/start-request.ts';
import type { Run } from '../../runs/run.ts';
import { defaultSandbox } from '../../tasks/sandbox/default-sandbox.ts';
import type { RunOptions } from '../actions/run.ts';
import type { UiWorld } from './ui-world.ts';

type Place = Pick<UiWorld, 'homeOption' | 'sandbox'>;

/** A run that the page asks for, as it is typed. Values are joined to their flags and the suite comes last, so that none can be read as a flag. */
export function startArguments(request: StartRequest, place: Place): string[] {
  const { suite, libraries, tasks, personas, models, arms, repeats, label, untrusted, embedder } = request;
  return [
    'run',
    ...each('--model', models), ...each('--persona', personas), ...each('--library', libraries), ...each('--task', tasks),
    ...(arms.length === 1 && arms[0] === 'docs' ? [] : each('--arm', arms)),
    ...(repeats === 1 ? [] : each('--repeats', [repeats])),
    ...given('--until', request.until), ...given('--most-repeats', request.mostRepeats), ...given('--ablate', request.ablate),
    ...each('--judge', request.judges), ...given('--prices', request.prices),
    ...(embedder === 'hashing' ? [] : given('--embedder', embedder)),
    ...each('--fail-under', request.failUnder), ...given('--baseline', request.baseline), ...(request.failOnRegression ? ['--fail-on=regression'] : []),
    ...given('--budget-trial-usd', request.budgetTrialUsd), ...(request.fresh ? ['--fresh'] : []),
    ...given('--label', label),
    ...(untrusted ? ['--untrusted'] : []),
    ...sharedArguments(request, place),
    '--', suite,
  ];
}

/** A stored run that is to go on, with its own sandbox and suite, and the gates that it was last held against. */
export function resumeArguments(run: Run, request: ResumeRequest, { gates, ...place }: Place & { gates: readonly string[] }): string[] {
  return [
    'run', `--resume=${run.id}`, ...(request.retryUnscored ? ['--retry-unscored'] : []), ...(run.suite.untrusted === true ? ['--untrusted'] : []), ...gates,
    ...sharedArguments(request, { ...place, sandbox: run.sandbox }), '--', run.suite.folder,
  ];
}

/** What brings the docs of a suite's libraries into the home folder. */
export function indexArguments({ suite, embedder, untrusted }: IndexRequest, { homeOption }: Place): string[] {
  return ['docs', 'build', ...(embedder === 'hashing' ? [] : given('--embedder', embedder)), ...(untrusted ? ['--untrusted'] : []), ...homeArgument(homeOption), '--', suite];
}

function sharedArguments({ budgetUsd, budgetTokens, concurrency }: Pick<ResumeRequest, 'budgetUsd' | 'budgetTokens' | 'concurrency'>, { homeOption, sandbox }: { homeOption: string; sandbox: string }): string[] {
  return [
    ...given('--budget-usd', budgetUsd), ...given('--budget-tokens', budgetTokens),
    ...(concurrency === 4 ? [] : given('--concurrency', concurrency)),
    ...(sandbox === defaultSandbox ? [] : given('--sandbox', sandbox)),
    ...homeArgument(homeOption),
  ];
}

function homeArgument(home: string): string[] {
  return home === '.uagent' ? [] : given('--home', home);
}

function given(flag: string, value: string | number | null): string[] {
  return value === null || value === '' ? [] : each(flag, [value]);
}

function each(flag: string, values: readonly (string | number)[]): string[] {
  return values.map((value) => `${flag}=${String(value)}`);
}

/** The same as `startArguments` for what is asked in this process. */
export function runOptions(request: StartRequest, { homeOption, sandbox }: Place): RunOptions {
  const { libraries, tasks, personas, models, arms, repeats, concurrency, budgetUsd, budgetTokens, budgetTrialUsd, until, mostRepeats, ablate, judges, prices, embedder, failUnder, baseline, failOnRegression, untrusted } = request;
  return {
    home: homeOption, sandbox, embedder, model: models, arm: arms, repeats, concurrency, untrusted,
    ...(libraries.length === 0 ? {} : { library: libraries }),
    ...(tasks.length === 0 ? {} : { task: tasks }),
    ...(personas.length === 0 ? {} : { persona: personas }),
    ...(until === null ? {} : { until }),
    ...(mostRepeats === null ? {} : { mostRepeats }),
    ...(ablate === null ? {} : { ablate }),
    ...(judges.length === 0 ? {} : { judge: judges }),
    ...(prices === '' ? {} : { prices }),
    ...(failUnder.length === 0 ? {} : { failUnder }),
    ...(baseline === '' ? {} : { baseline }),
    ...(failOnRegression ? { failOn: 'regression' } : {}),
    ...(budgetUsd === null ? {} : { budgetUsd }),
    ...(budgetTokens === null ? {} : { budgetTokens }),
    ...(budgetTrialUsd === null ? {} : { budgetTrialUsd }),
  };
}
