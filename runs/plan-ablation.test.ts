import { expect, test } from 'vitest';
import type { Attempt, SeenPassage } from '../agents/attempt.ts';
import type { Trial } from '../agents/trial.ts';
import { newTrials, planAblation } from './plan-ablation.ts';

const base: Trial = { library: 'lib', task: 'a', persona: 'junior', arm: 'docs', model: 'offline', repeat: 1 };

function attempt(trial: Partial<Trial>, seen: [path: string, heading: string[], text?: string][], ending: Attempt['ending'] = { kind: 'submitted' }): { attempt: Attempt } {
  const passages = seen.map(([path, heading, text = 'Words.']): SeenPassage => ({ id: path, path, startLine: 1, endLine: 2, heading, text, by: { kind: 'read' } }));
  return { attempt: { version: 1, trial: { ...base, ...trial }, startedAt: '', milliseconds: 1, steps: [], passages, submission: null, usage: { calls: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 }, ending } };
}

const attempts = [
  attempt({}, [['README.md', ['Lib', 'Usage']], ['README.md', ['Lib', 'Usage', 'More']], ['guide.md', ['Guide']]]),
  attempt({ task: 'b' }, [['README.md', ['Lib', 'Install']], ['index.d.ts', ['index'], '```d.ts\ndeclare function f(): void;\n```']]),
  attempt({ task: 'c' }, []),
  attempt({ task: 'd' }, [['README.md', ['Lib']]], { kind: 'world-failed', reason: 'gone', fatal: false }),
  attempt({ arm: 'closed-book' }, [['README.md', ['Lib']]]),
  attempt({ without: 'README.md' }, [['other.md', ['Other']]]),
];

test('a part is taken from the trials that read it, and from no others', () => {
  expect(planAblation(attempts, 'pages').map(({ task, without }) => `${task} ${String(without)}`)).toEqual(['a README.md', 'b README.md', 'a guide.md']);
});

test('a section reaches down to the second heading', () => {
  expect(planAblation(attempts, 'sections').map(({ task, without }) => `${task} ${String(without)}`)).toEqual([
    'a README.md#Lib > Usage', 'a guide.md#Guide', 'b README.md#Lib > Install',
  ]);
});

test('what is planned already is not planned again', () => {
  const trials = planAblation(attempts, 'pages');
  expect(newTrials([base, ...trials.slice(0, 2)], trials)).toEqual(trials.slice(2));
});
