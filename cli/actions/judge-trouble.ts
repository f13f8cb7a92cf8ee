import type { Judgement } from '../../evaluators/judge/judgement.ts';
import type { Run } from '../../runs/run.ts';
import type { GlobalOptions } from '../commands/options.ts';
import { quoteArgument } from './quote-argument.ts';

/** What to say when an endpoint failed a judge: how many judgements are missing, why, and which command asks for them again. */
export function judgeTrouble(run: Run, judgements: readonly Judgement[], options: GlobalOptions): string | undefined {
  const missing = judgements.flatMap(({ judge, verdict }) => (verdict.kind === 'unscored' && verdict.cause === 'endpoint' ? [{ judge, reason: verdict.reason }] : []));
  const [first] = missing;
  if (first === undefined) return undefined;
  const judges = [...new Set(missing.map(({ judge }) => judge))];
  const command = ['uagent', 'evaluate', run.id, ...judges.flatMap((judge) => ['--judge', judge]), ...(options.home === '.uagent' ? [] : ['--home', options.home]), ...(run.sandbox === 'none' ? ['--sandbox', 'none'] : [])];
  const count = `${String(missing.length)} ${missing.length === 1 ? 'judgement is' : 'judgements are'} missing`;
  return `${count}: ${first.reason} The measured scores are complete. To ask again: ${command.map(quoteArgument).join(' ')}`;
}
