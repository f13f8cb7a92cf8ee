import { usualPatience } from '../../agents/chat/chat-endpoint.ts';
import { openRespondent } from '../../agents/models/open-respondent.ts';
import { openJudge, type Judge } from '../../evaluators/judge/open-judge.ts';
import type { CliContext } from '../context.ts';
import { endpointEnvironment } from './endpoint-environment.ts';

/** The judges that were asked for, made ready; naming one twice does not make it two. */
export function openJudges(models: readonly string[] | undefined, context: CliContext, patience = usualPatience): Judge[] {
  const environment = endpointEnvironment(context);
  return [...new Set(models)].map((model) => openJudge(openRespondent({ model, what: 'judge', environment, patience })));
}
