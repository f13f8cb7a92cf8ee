import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { NeededPassage } from '../../../runs/library-facts.ts';
import { endingMessage } from '../../ending-message.ts';
import type { ReportAttempt, ReportStep } from '../../report.ts';
import { seconds, thousands } from '../figures.ts';
import { Fold } from '../parts/fold.tsx';
import { LongText } from '../parts/long-text.tsx';
import { useRoute } from '../route.ts';
import { needTeller } from './needs-of.ts';
import { stepId } from './step-link.tsx';
import { ToolFold, type IsNeeded } from './tool-fold.tsx';
import { writtenArguments } from './written-arguments.ts';

export interface ConversationProps {
  attempt: ReportAttempt;
  /** Null where it is not known. */
  needs: readonly NeededPassage[] | null;
}

/** Step by step, as the developer and its tools spoke; the address may name a step, which is opened then. */
export function Conversation({ attempt, needs }: ConversationProps): VNode {
  const { steps, ending } = attempt;
  const chosen = Number(useRoute().query['step'] ?? '0') - 1;
  const isNeeded = useMemo(() => needTeller(needs, attempt), [needs, attempt]);
  useEffect(() => {
    const target = document.getElementById(stepId(chosen));
    target?.scrollIntoView({ block: 'start' });
    target?.querySelector('summary')?.focus({ preventScroll: true });
  }, [chosen, attempt.key]);
  return (
    <>
      <h2>
        Conversation <span class="muted">{steps.length === 0 ? 'none' : `${String(steps.length)} steps`}</span>
      </h2>
      <ol class="conversation">
        {steps.map((step, i) => (
          <li key={i === chosen ? `${String(i)} chosen` : i} id={stepId(i)} class={`step step-${step.kind}`}>
            <span class="step-number" aria-hidden="true">{i + 1}</span>
            <StepFold step={step} isOpen={i === chosen} isNeeded={isNeeded} />
          </li>
        ))}
        <li class="step step-end">
          <span class="step-number" aria-hidden="true">■</span>
          <p>{endingMessage(ending)}</p>
        </li>
      </ol>
    </>
  );
}

function StepFold({ step, isOpen, isNeeded }: { step: ReportStep; isOpen: boolean; isNeeded: IsNeeded }): VNode {
  switch (step.kind) {
    case 'message':
      return (
        <Fold open={isOpen} summary={<StepSummary who={step.role === 'system' ? 'Briefing' : 'Task'} says={step.text} />}>
          {() => <LongText text={step.text} />}
        </Fold>
      );
    case 'reply': {
      const calls = step.toolCalls.map(({ name }) => name).join(', ');
      return (
        <Fold open={isOpen} summary={<StepSummary who="Developer" says={step.text} aside={asideOf(step, calls)} />}>
          {() => (
            <>
              {step.text === '' ? null : <LongText text={step.text} />}
              {step.toolCalls.map((call) => (
                <LongText key={call.id} text={`${call.name} ${writtenArguments(call.arguments)}`} />
              ))}
            </>
          )}
        </Fold>
      );
    }
    case 'tool':
      return <ToolFold step={step} isOpen={isOpen} isNeeded={isNeeded} />;
  }
}

/** Only an unusual end of a reply is worth a word. */
function asideOf({ finishReason, usage, milliseconds }: Extract<ReportStep, { kind: 'reply' }>, calls: string): string {
  const cut = ['stop', 'tool_calls', ''].includes(finishReason) ? '' : `ended with ${finishReason}`;
  const tokens = usage.outputTokens === 0 ? '' : `${thousands(usage.outputTokens)} tokens`;
  return [calls === '' ? '' : `calls ${calls}`, cut, tokens, seconds(milliseconds)].filter((part) => part !== '').join(', ');
}

function StepSummary({ who, says, aside = '' }: { who: string; says: string; aside?: string }): VNode {
  return (
    <>
      <strong>{who}</strong> <span class="muted small">{aside}</span>
      <span class="says">{says.slice(0, 200)}</span>
    </>
  );
}
