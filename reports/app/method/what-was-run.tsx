import type { VNode } from 'preact';
import type { Report } from '../../report.ts';
import { plural } from '../figures.ts';

/** Versions, hashes, models: all that tells this run from another. */
export function WhatWasRun({ report }: { report: Report }): VNode {
  const { versions, libraries, knowledge } = report.method;
  return (
    <dl class="terms">
      <dt>Run</dt>
      <dd>
        {report.stamp.run}, begun {report.stamp.createdAt}, {report.run.finished} of {plural(report.run.planned, 'attempt')}, suite {report.run.suite.id}
      </dd>
      <dt>Models and arms</dt>
      <dd>{modelsAndArms(report)}</dd>
      {libraries.map(({ id, packages, hash }) => [
        <dt key={id} class="as-written">{id}</dt>,
        <dd key={`${id}-packages`}>
          {packages.map(({ name, version }) => `${name} ${version}`).join(', ')} <Hash text={hash} />
        </dd>,
      ])}
      {knowledge.map(({ libraryId, documents, passages, embedder, vectors, hash }) => [
        <dt key={`docs ${libraryId}`}>Docs of {libraryId}</dt>,
        <dd key={`docs ${libraryId} text`}>
          {plural(documents, 'page')}, {plural(passages, 'passage')}, embedder {embedder}, {vectors === 'hnsw' ? 'HNSW index' : 'exact search'} <Hash text={hash} />
        </dd>,
      ])}
      {(report.floors ?? []).map(({ library, run }) => [<dt key={`floor ${library}`}>Copy-paste floor of {library}</dt>, <dd key={`floor ${library} run`}>measured in run {run}, with the same tasks, personas, package and docs</dd>])}
      <dt>Tasks</dt>
      <dd>
        {report.tasks.map(({ id, fingerprint }) => (
          <span key={id} class="task-hash">
            {id} <Hash text={fingerprint.asked} />
          </span>
        ))}
      </dd>
      <dt>Program</dt>
      <dd>
        uagent {versions.uagent}{versions.evaluators === undefined ? '' : ` (graded by ${versions.evaluators})`}, Node {versions.node}, sandbox {versions.sandbox}
      </dd>
    </dl>
  );
}

/** With how many attempts each. */
function modelsAndArms({ groups, attempts }: Report): string {
  const count = (library: string, arm: string, model: string): number => attempts.filter(({ trial }) => trial.library === library && trial.arm === arm && trial.model === model).length;
  const several = new Set(groups.map(({ library }) => library)).size > 1;
  return groups.map(({ library, arm, model }) => `${model} in the arm ${arm}${several ? ` with ${library}` : ''} (${plural(count(library, arm, model), 'attempt')})`).join(', ');
}

function Hash({ text }: { text: string }): VNode {
  return <code class="hash">{text}</code>;
}
