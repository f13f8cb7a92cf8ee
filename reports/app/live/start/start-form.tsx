import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Choices, KnownPersona, OfferedSuite } from '../../../live/live-choices.ts';
import { api, asRefused, Refused } from '../api.ts';
import { RefusedNotice } from '../parts/refused-notice.tsx';
import { EstimatePanel, type Estimate } from './estimate-panel.tsx';
import { LimitFields } from './limit-fields.tsx';
import { ModelFields } from './model-fields.tsx';
import { PersonaFields } from './persona-fields.tsx';
import { MoreFields } from './more-fields.tsx';
import { SuiteFields } from './suite-fields.tsx';
import { firstDraft, lackingIn, requestOf, type StartDraft } from './start-draft.ts';

export interface PartProps {
  choices: Choices;
  draft: StartDraft;
  change: (changes: Partial<StartDraft>) => void;
  /** What the server says of single fields. */
  errors: Readonly<Record<string, string>>;
  /** Those that were found by hand are offered like the others. */
  addSuite: (suite: OfferedSuite) => void;
  addPersona: (persona: KnownPersona) => void;
}

/** What is to be tried, with what it may cost beside it before anything is started. */
export function StartForm({ choices: offered }: { choices: Choices }): VNode {
  const [choices, setChoices] = useState(offered);
  const [draft, setDraft] = useState(() => firstDraft(offered));
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const estimate = useEstimate(draft);
  const change = (changes: Partial<StartDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
    setRefused(undefined);
  };
  const start = (event: Event): void => {
    event.preventDefault();
    setAsked(true);
    api.start(requestOf(draft)).then(
      ({ job }) => {
        location.assign(`/?job=${encodeURIComponent(job)}`);
      },
      (error: unknown) => {
        setRefused(asRefused(error));
        setAsked(false);
      },
    );
  };
  const errors = (refused ?? (estimate instanceof Refused ? estimate : undefined))?.fields ?? {};
  const part: PartProps = {
    choices, draft, change, errors,
    addSuite: (suite) => {
      setChoices((before) => ({ ...before, suites: [suite, ...before.suites.filter(({ name }) => name !== suite.name)] }));
    },
    addPersona: (persona) => {
      setChoices((before) => ({ ...before, personas: [...before.personas.filter(({ id, file }) => (file ?? id) !== (persona.file ?? persona.id)), persona] }));
    },
  };
  return (
    <form class="start" onSubmit={start}>
      <div>
        <SuiteFields {...part} />
        <PersonaFields {...part} />
        <ModelFields {...part} />
        <LimitFields {...part} />
        <MoreFields {...part} />
      </div>
      <aside class="estimate" aria-label="What it may cost">
        <EstimatePanel estimate={estimate} />
        {refused === undefined ? null : <RefusedNotice refused={refused} />}
        <button type="submit" class="primary" disabled={isAsked || estimate === undefined || estimate instanceof Refused}>
          Start the run
        </button>
      </aside>
    </form>
  );
}

/** Asked for anew a moment after the last change. */
function useEstimate(draft: StartDraft): Estimate | Refused | undefined {
  const [estimate, setEstimate] = useState<{ asked: string; answer: Estimate | Refused }>();
  const lacking = lackingIn(draft);
  const isLacking = Object.keys(lacking).length > 0;
  const asked = JSON.stringify(requestOf(draft));
  useEffect(() => {
    if (isLacking) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      api.estimate(requestOf(draft), stop.signal).then(
        (answer) => {
          setEstimate({ asked, answer });
        },
        (error: unknown) => {
          if (!stop.signal.aborted) setEstimate({ asked, answer: asRefused(error) });
        },
      );
    }, 250);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, isLacking]);
  if (isLacking) return new Refused({ error: Object.values(lacking).join('\n'), fields: lacking });
  return estimate?.asked === asked ? estimate.answer : undefined;
}
