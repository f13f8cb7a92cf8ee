import { usualPatience, type Patience } from '../../agents/chat/chat-endpoint.ts';
import { openRespondent } from '../../agents/models/open-respondent.ts';
import { openJudge, type Judge } from '../../evaluators/judge/open-judge.ts';
import type { CliContext } from '../context.ts';
import { endpointEnvironment, type Shown } from './endpoint-environment.ts';

/** The judges that were asked for, made ready; naming one twice does not make it two. */
export function openJudges(models: readonly string[] | undefined, context: CliContext, { patience = usualPatience, shown }: { patience?: Patience; shown?: Shown } = {}): Judge[] {
  if (models === undefined) return [];
  const environment = endpointEnvironment(context, shown);
  return [...new Set(models)].map((model) => openJudge(openRespondent({ model, what: 'judge', environment, patience })));
}
