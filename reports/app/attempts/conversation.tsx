import type { VNode } from 'preact';
import type { ReportStep } from '../../report.ts';
import { seconds } from '../figures.ts';
import { Fold } from '../parts/fold.tsx';
import { LongText } from '../parts/long-text.tsx';

/** Step by step, as the developer and its tools spoke. */
export function Conversation({ steps }: { steps: ReportStep[] }): VNode {
  return (
    <>
      <h2>
        Conversation <span class="muted">{steps.length === 0 ? 'none' : `${String(steps.length)} steps`}</span>
      </h2>
      <ol class="conversation">
        {steps.map((step, i) => (
          <li key={i}>
            <StepFold step={step} />
          </li>
        ))}
      </ol>
    </>
  );
}

function StepFold({ step }: { step: ReportStep }): VNode {
  switch (step.kind) {
    case 'message':
      return <Fold summary={<Summary who={step.role === 'system' ? 'Briefing' : 'Task'} says={step.text} />}>{() => <LongText text={step.text} />}</Fold>;
    case 'reply': {
      const calls = step.toolCalls.map(({ name }) => name).join(', ');
      return (
        <Fold summary={<Summary who="Developer" says={step.text} aside={`${calls === '' ? '' : `calls ${calls}, `}${seconds(step.milliseconds)}`} />}>
          {() => (
            <>
              <LongText text={step.text} />
              {step.toolCalls.map(({ id, name, arguments: given }) => (
                <LongText key={id} text={`${name} ${written(given)}`} />
              ))}
            </>
          )}
        </Fold>
      );
    }
    case 'tool':
      return (
        <Fold summary={<Summary who={step.name} says={step.result} aside={step.outcome === 'done' ? '' : step.outcome} />}>
          {() => (
            <>
              <LongText text={written(step.arguments)} />
              <LongText text={step.result} />
            </>
          )}
        </Fold>
      );
  }
}

function Summary({ who, says, aside = '' }: { who: string; says: string; aside?: string }): VNode {
  return (
    <>
      <strong>{who}</strong> <span class="muted">{aside}</span>
      <span class="says">{says.slice(0, 200)}</span>
    </>
  );
}

/** Arguments as code where they hold a text of several lines, as JSON else. */
function written(value: unknown): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value, null, 2).replaceAll('\\n', '\n');
}
