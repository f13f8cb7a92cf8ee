import type { Arm } from '../../../../agents/trial.ts';
import type { Choices, OfferedSuite } from '../../../live/live-choices.ts';
import type { StartRequest } from '../../../live/start-request.ts';
import { numberOrNull } from '../parts/number-or-null.ts';

/** The form as it stands: what is written in it is text until it is asked for. */
export interface StartDraft {
  suite: string;
  untrusted: boolean;
  /** Null: all. */
  libraries: string[] | null;
  tasks: string[] | null;
  /** Null: those of the suite. */
  personas: string[] | null;
  offline: boolean;
  /** Names after `openai:`, separated by commas or blanks. */
  models: string;
  arms: Arm[];
  repeats: string;
  until: string;
  mostRepeats: string;
  ablate: '' | 'pages' | 'sections';
  /** As `models`. */
  judges: string;
  prices: string;
  embedder: string;
  /** Separated by commas or blanks. */
  failUnder: string;
  baseline: string;
  failOnRegression: boolean;
  concurrency: string;
  budgetUsd: string;
  budgetTrialUsd: string;
  budgetTokens: string;
  fresh: boolean;
  label: string;
}

/** What stands under "More", as it is unless it is said otherwise. */
export const usualMore = {
  until: '', mostRepeats: '', ablate: '', judges: '', prices: '', embedder: 'hashing', failUnder: '', baseline: '', failOnRegression: false,
  concurrency: '4', budgetTrialUsd: '', fresh: false, untrusted: false,
} as const satisfies Partial<StartDraft>;

/** The first own suite, or else the first that comes with the program. */
export function firstDraft({ suites }: Choices): StartDraft {
  const first = suites.find(({ problem }) => problem === '');
  return {
    ...usualMore,
    suite: first?.name ?? '', libraries: null, tasks: null, personas: null, offline: true, models: '', arms: ['docs'],
    repeats: '1', budgetUsd: '', budgetTokens: '', label: '',
  };
}

/** What cannot even be asked for, by field: an empty list would mean everything. */
export function lackingIn({ suite, libraries, tasks, personas }: StartDraft): Record<string, string> {
  return {
    ...(suite === '' ? { suite: 'choose a suite' } : {}),
    ...(libraries?.length === 0 ? { libraries: 'choose at least one library' } : {}),
    ...(tasks?.length === 0 ? { tasks: 'choose at least one task' } : {}),
    ...(personas?.length === 0 ? { personas: 'choose at least one persona' } : {}),
  };
}

export function requestOf({ libraries, tasks, personas, offline, models, judges, ablate, failUnder, repeats, concurrency, until, mostRepeats, budgetUsd, budgetTrialUsd, budgetTokens, label, embedder, ...same }: StartDraft): StartRequest {
  return {
    ...same,
    libraries: libraries ?? [], tasks: tasks ?? [], personas: personas ?? [],
    models: [...(offline ? ['offline'] : []), ...modelsIn(models)],
    judges: modelsIn(judges),
    ablate: ablate === '' ? null : ablate,
    failUnder: wordsIn(failUnder),
    embedder: embedder.trim(),
    // What is no number is refused by the server, in the same words as everything else.
    repeats: Number(repeats.trim() === '' ? NaN : repeats), concurrency: Number(concurrency.trim() === '' ? NaN : concurrency),
    until: numberOrNull(until.replace(/^\s*(?:±|\+-)/, '')), mostRepeats: numberOrNull(mostRepeats),
    budgetUsd: numberOrNull(budgetUsd), budgetTrialUsd: numberOrNull(budgetTrialUsd), budgetTokens: numberOrNull(budgetTokens),
    label: label.trim(),
  };
}

export function suiteOf({ suites }: Choices, { suite }: StartDraft): OfferedSuite | undefined {
  return suites.find(({ name }) => name === suite);
}

function modelsIn(text: string): string[] {
  return wordsIn(text).map((name) => (name.startsWith('openai:') ? name : `openai:${name}`));
}

function wordsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}
