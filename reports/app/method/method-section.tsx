import type { VNode } from 'preact';
import { intervalFormula, repeatsFormula, usabilityFormula } from '../../formulas.ts';
import { methodLimits } from '../../method-limits.ts';
import { noiseFormula, noiseTitle } from '../../noise-words.ts';
import type { Report } from '../../report.ts';
import { plural } from '../figures.ts';
import { Sentence } from '../fixes/sentence.tsx';
import { PersonaResources } from './persona-resources.tsx';
import { UnscoredTable } from './unscored-table.tsx';
import { WhatWasRun } from './what-was-run.tsx';

/** Everything that a sceptic asks for: what was run, how it was measured, what it cannot say, how to repeat it. */
export function MethodSection({ report }: { report: Report }): VNode {
  const { formulas, untold } = report.method;
  return (
    <section id="method">
      <h2 tabIndex={-1}>Method</h2>
      <h3>How to reproduce it</h3>
      <pre class="long-text">{report.run.command}</pre>
      <p class="muted small">
        The same plan with the versions below. Where only the offline developer tried, the same scores come out; a language model answers differently each time, and <code>--record</code> keeps its replies for <code>--model recorded:…</code>.
      </p>
      <h3>What this report cannot say</h3>
      <ul class="limits">
        {methodLimits(report).map((limit) => (
          <li key={limit}>
            <Sentence text={limit} />
          </li>
        ))}
      </ul>
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
      <WhatWasRun report={report} />
      <h3>Who tried</h3>
      <PersonaResources personas={report.personas} />
      <h3>What is unscored</h3>
      <UnscoredTable report={report} />
      {untold.length === 0 ? null : <p class="muted small">In {plural(untold.length, 'case')} a class of friction could not be looked into.</p>}
    </section>
  );
}
