import type { VNode } from 'preact';
import { intervalFormula, repeatsFormula, usabilityFormula } from '../../formulas.ts';
import { noiseFormula, noiseTitle } from '../../noise-words.ts';
import type { Report } from '../../report.ts';
import { plural } from '../figures.ts';
import { PersonaResources } from './persona-resources.tsx';
import { UnscoredTable } from './unscored-table.tsx';

/** Everything that a sceptic asks for: what was run, how it was measured, how to repeat it. */
export function MethodSection({ report }: { report: Report }): VNode {
  const { versions, libraries, knowledge, formulas } = report.method;
  return (
    <section id="method">
      <h2 tabIndex={-1}>Method</h2>
      <h3>How to reproduce it</h3>
      <pre class="long-text">{report.run.command}</pre>
      <h3>How the scores are made</h3>
      <dl class="terms">
        <dt>Usability</dt>
        <dd>{usabilityFormula(report.weights)}</dd>
        {formulas.map(({ dimension, text }) => [<dt key={dimension}>{dimension}</dt>, <dd key={`${dimension}-text`}>{text}</dd>])}
        <dt>Intervals</dt>
        <dd>{intervalFormula}</dd>
        <dt>Repeats</dt>
        <dd>{repeatsFormula}</dd>
        {report.groups.some(({ noise }) => noise !== undefined) ? [<dt key="noise">{noiseTitle}</dt>, <dd key="noise-text">{noiseFormula}</dd>] : null}
        <dt>Bands</dt>
        <dd>excellent from 81, good from 61, average from 41, poor below.</dd>
      </dl>
      <h3>What was run</h3>
      <dl class="terms">
        <dt>Run</dt>
        <dd>
          {report.stamp.run}, {report.run.finished} of {plural(report.run.planned, 'attempt')}, suite {report.run.suite.id}
        </dd>
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
        <dt>Program</dt>
        <dd>
          uagent {versions.uagent}, Node {versions.node}, sandbox {versions.sandbox}
        </dd>
      </dl>
      <h3>Who tried</h3>
      <PersonaResources personas={report.personas} />
      <h3>What is unscored</h3>
      <UnscoredTable report={report} />
    </section>
  );
}

function Hash({ text }: { text: string }): VNode {
  return <code class="hash">{text}</code>;
}
