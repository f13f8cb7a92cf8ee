import type { VNode } from 'preact';
import type { LiveJob } from '../../../live/live-run.ts';
import { StopButton } from './stop-button.tsx';

/** A process that has planned no run: it is still getting ready, or could not. */
export function JobCard({ job }: { job: LiveJob }): VNode {
  return (
    <section class={`job ${job.state}`} aria-label={`Process ${job.id}`}>
      <h2>{titles(job)}</h2>
      <p>
        <code>{job.command}</code>
      </p>
      <Messages lines={job.messages} />
      {job.state === 'ended' ? null : <StopButton job={job} />}
    </section>
  );
}

function titles({ state, exitCode, run }: LiveJob): string {
  if (state !== 'ended') return state === 'stopping' ? 'Stopping' : 'Getting ready: packages are installed and docs are indexed once';
  if (exitCode === 0 && run === null) return 'Done';
  if (run !== null) return `${run} has ended`;
  return exitCode === 3 ? 'Stopped before anything was tried' : 'Could not start';
}

/** What the process wrote last, as it would in a terminal. */
export function Messages({ lines }: { lines: readonly string[] }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <pre class="messages" tabIndex={0} aria-label="Messages">
      {lines.join('\n')}
    </pre>
  );
}
