import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Choices } from '../../../live/live-choices.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { api, asRefused, type Refused } from '../api.ts';
import { Choice } from '../parts/choice.tsx';
import { EmbedderField } from '../parts/embedder-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { JobCard } from '../runs/job-card.tsx';
import { useLiveState } from '../use-live-state.ts';

/** Reads and indexes the docs of a suite's libraries, as `uagent docs build` does, so that they can be searched before there is a run. */
export function IndexForm({ choices: { suites, hasKey }, onDone }: { choices: Choices; onDone: () => void }): VNode {
  const usable = suites.filter(({ problem }) => problem === '');
  const [suite, setSuite] = useState(usable[0]?.name ?? '');
  const [untrusted, setUntrusted] = useState(false);
  const [embedder, setEmbedder] = useState('hashing');
  const [job, setJob] = useState<string>();
  const [refused, setRefused] = useState<Refused>();
  const isOwn = suites.find(({ name }) => name === suite)?.isBundled === false;
  const index = (event: Event): void => {
    event.preventDefault();
    setRefused(undefined);
    api.index({ suite, embedder, untrusted: untrusted && isOwn }).then(
      (begun) => {
        setJob(begun.job);
      },
      (error: unknown) => {
        setRefused(asRefused(error));
      },
    );
  };
  return (
    <>
      <form class="search-form" onSubmit={index} aria-label="Docs to index">
        <SelectField label="Suite" value={suite} onChange={setSuite} options={usable.map(({ name, title, isBundled }) => [name, `${title} (${isBundled ? 'bundled' : name})`])} />
        <EmbedderField value={embedder} onChange={setEmbedder} hasKey={hasKey} error={refused?.fields['embedder']} />
        {isOwn ? (
          <div class="wide">
            <Choice label="The suite is a stranger's" hint="What could reach beyond its folder is refused." checked={untrusted} onChange={setUntrusted} />
          </div>
        ) : null}
        <button type="submit">Index its docs</button>
      </form>
      {refused === undefined || Object.keys(refused.fields).length > 0 ? null : <Notice>{refused.message}</Notice>}
      {job === undefined ? null : <IndexJob id={job} onDone={onDone} />}
    </>
  );
}

function IndexJob({ id, onDone }: { id: string; onDone: () => void }): VNode | null {
  const { state } = useLiveState(null);
  const job = state?.jobs.find((each) => each.id === id);
  if (job === undefined) return null;
  return (
    <>
      <JobCard job={job} />
      {job.exitCode === 0 ? (
        <button type="button" class="primary" onClick={onDone}>
          Search them
        </button>
      ) : null}
    </>
  );
}
