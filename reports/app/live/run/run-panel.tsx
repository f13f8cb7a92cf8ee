import type { VNode } from 'preact';
import type { LatestAttempt, LiveJob, LiveRun } from '../../../live/live-run.ts';
import { Fold } from '../../parts/fold.tsx';
import { amountWords, when } from '../parts/amount-words.ts';
import { Messages } from '../runs/job-card.tsx';
import { RunProgress, StateWords } from '../runs/run-state.tsx';
import { plural } from '../../figures.ts';
import { StopButton, StopElsewhere } from '../runs/stop-button.tsx';
import { KeepForm } from './keep-form.tsx';
import { LatestTable } from './latest-table.tsx';
import { ResumeForm } from './resume-form.tsx';

export interface RunPanelProps {
  run: LiveRun;
  /** That works on it, or did last. */
  job: LiveJob | undefined;
  latest: readonly LatestAttempt[];
  /** Attempts whose report lacks a score. */
  unscored: number;
}

export function RunPanel({ run, job, latest, unscored }: RunPanelProps): VNode {
  const { id, label, names, createdAt, spent, state } = run;
  const isWorking = job !== undefined && job.state !== 'ended';
  return (
    <section aria-label="This run">
      <p class="run-line">
        <strong class="run-name">{id}</strong>
        {names.map((name) => (
          <span key={name} class="kept-name">
            {name}
          </span>
        ))}
        <span class="muted">
          {label === null ? '' : `${label} · `}begun {when(createdAt)}
        </span>
      </p>
      <div class="run-facts" role="status" aria-live="polite">
        <RunProgress run={run} />
        <StateWords run={run} />
        <span>{amountWords(spent)}</span>
      </div>
      {!isWorking ? null : job.run === id && state.kind !== 'under-way' ? <p class="muted">Its process is writing the report and ends then.</p> : <StopButton job={job} says={job.run === null ? 'It is getting ready to go on.' : undefined} />}
      {state.kind === 'under-way' && state.job === null ? <StopElsewhere run={id} state={state} /> : null}
      {state.kind === 'stopped' && !isWorking ? <ResumeForm run={run} unscored={unscored} /> : null}
      {state.kind === 'finished' && !isWorking && unscored > 0 ? (
        <Fold summary={`${plural(unscored, 'attempt')} without a full score: try again`}>{() => <ResumeForm run={run} unscored={unscored} />}</Fold>
      ) : null}
      {state.kind === 'under-way' ? <LatestTable latest={latest} /> : null}
      <Fold summary={names.length === 0 ? 'Keep it under a name' : 'Keep it under another name'}>{() => <KeepForm run={id} />}</Fold>
      {job === undefined ? null : (
        <Fold summary={isWorking ? 'Messages of its process' : `Messages of its process, which ended with exit code ${String(job.exitCode ?? 'none')}`} open={isWorking && state.kind !== 'under-way'}>
          {() => (
            <>
              <p>
                <code>{job.command}</code>
              </p>
              <Messages lines={job.messages} />
            </>
          )}
        </Fold>
      )}
    </section>
  );
}
