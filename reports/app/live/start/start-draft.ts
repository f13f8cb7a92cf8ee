import type { Arm } from '../../../../agents/trial.ts';
import type { Choices, OfferedSuite } from '../../../live/live-choices.ts';
import type { StartRequest } from '../../../live/start-request.ts';
import { numberOrNull } from '../parts/number-or-null.ts';

/** The form as it stands: what is written in it is text until it is asked for. */
export interface StartDraft {
  suite: string;
  untrusted: boolean;
  /** Empty: all. */
  libraries: string[];
  /** Null: those of the suite. */
  personas: string[] | null;
  offline: boolean;
  /** Names after `openai:`, separated by commas or blanks. */
  models: string;
  arms: Arm[];
  repeats: string;
  concurrency: string;
  budgetUsd: string;
  budgetTokens: string;
  label: string;
}

/** The first own suite, or else the first that comes with the program. */
export function firstDraft({ suites }: Choices): StartDraft {
  const first = suites.find(({ problem }) => problem === '');
  return {
    suite: first?.name ?? '', untrusted: false, libraries: [], personas: null, offline: true, models: '', arms: ['docs'],
    repeats: '1', concurrency: '4', budgetUsd: '', budgetTokens: '', label: '',
  };
}

export function requestOf({ personas, offline, models, repeats, concurrency, budgetUsd, budgetTokens, label, ...same }: StartDraft): StartRequest {
  const named = models.split(/[\s,]+/).filter((name) => name !== '').map((name) => (name.startsWith('openai:') ? name : `openai:${name}`));
  return {
    ...same, personas: personas ?? [], models: [...(offline ? ['offline'] : []), ...named],
    // What is no number is refused by the server, in the same words as everything else.
    repeats: Number(repeats.trim() === '' ? NaN : repeats), concurrency: Number(concurrency.trim() === '' ? NaN : concurrency),
    budgetUsd: numberOrNull(budgetUsd), budgetTokens: numberOrNull(budgetTokens), label: label.trim(),
  };
}

export function suiteOf({ suites }: Choices, { suite }: StartDraft): OfferedSuite | undefined {
  return suites.find(({ name }) => name === suite);
}
