import { expect, it } from 'vitest';
import { startRequest } from '../../reports/live/start-request.ts';
import { indexArguments, runOptions, startArguments } from './start-arguments.ts';

const place = { homeOption: './runs here', sandbox: 'container' } as const;
const plain = {
  suite: '--help', untrusted: false, libraries: [], tasks: [], personas: [], models: ['offline'], arms: ['docs'], repeats: 1, until: null, mostRepeats: null, ablate: null, judges: [],
  prices: '', embedder: 'hashing', failUnder: [], baseline: '', failOnRegression: false, concurrency: 4, budgetUsd: null, budgetTrialUsd: null, budgetTokens: null, fresh: false, label: '',
};

it('types a run as the form has it: what is usual is left out, and nothing that was written can be read as another flag', () => {
  expect(startArguments(startRequest.parse(plain), place)).toEqual(['run', '--model=offline', '--sandbox=container', '--home=./runs here', '--', '--help']);
  const full = startRequest.parse({
    ...plain, untrusted: true, libraries: ['a'], tasks: ['--t', 'u'], personas: ['personas/x.yaml'], models: ['offline', 'openai:m'], arms: ['docs', 'oracle'], repeats: 2, until: 5, mostRepeats: 9, ablate: 'pages',
    judges: ['openai:j'], prices: 'p.yaml', embedder: 'openai:e', failUnder: ['usability=70'], baseline: 'main', failOnRegression: true, concurrency: 8, budgetUsd: 1.5, budgetTrialUsd: 0.1, budgetTokens: 1000, fresh: true, label: '-x',
  });
  expect(startArguments(full, place)).toEqual([
    'run', '--model=offline', '--model=openai:m', '--persona=personas/x.yaml', '--library=a', '--task=--t', '--task=u', '--arm=docs', '--arm=oracle', '--repeats=2', '--until=5', '--most-repeats=9', '--ablate=pages',
    '--judge=openai:j', '--prices=p.yaml', '--embedder=openai:e', '--fail-under=usability=70', '--baseline=main', '--fail-on=regression', '--budget-trial-usd=0.1', '--fresh', '--label=-x', '--untrusted',
    '--budget-usd=1.5', '--budget-tokens=1000', '--concurrency=8', '--sandbox=container', '--home=./runs here', '--', '--help',
  ]);
  expect(runOptions(full, place)).toMatchObject({ task: ['--t', 'u'], until: 5, mostRepeats: 9, ablate: 'pages', judge: ['openai:j'], prices: 'p.yaml', failUnder: ['usability=70'], baseline: 'main', failOn: 'regression', budgetTrialUsd: 0.1, untrusted: true });
  expect(indexArguments({ suite: '-s', embedder: 'openai:e', untrusted: true }, place)).toEqual(['docs', 'build', '--embedder=openai:e', '--untrusted', '--home=./runs here', '--', '-s']);
});
