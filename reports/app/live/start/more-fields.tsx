import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { SelectField } from '../../parts/select-field.tsx';
import { Choice } from '../parts/choice.tsx';
import { EmbedderField } from '../parts/embedder-field.tsx';
import { Field } from '../parts/field.tsx';
import { suiteOf, usualMore, type StartDraft } from './start-draft.ts';
import type { PartProps } from './start-form.tsx';

type TextName = 'until' | 'mostRepeats' | 'judges' | 'prices' | 'failUnder' | 'baseline' | 'concurrency' | 'budgetTrialUsd';

/** What most runs do without, each with what it does; it opens by itself where something in it is refused. */
export function MoreFields({ choices, draft, change, errors }: PartProps): VNode {
  const names = Object.keys(usualMore) as (keyof typeof usualMore)[];
  const isSet = names.filter((name) => draft[name] !== usualMore[name]).length;
  const isWrong = names.some((name) => errorOf(errors, name) !== undefined);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (isWrong) setOpen(true);
  }, [isWrong]);
  const field = (name: TextName, label: string, hint: string, kind: 'text' | 'number' = 'text'): VNode => (
    <Field
      label={label}
      kind={kind}
      value={draft[name]}
      onInput={(value) => {
        change({ [name]: value });
      }}
      hint={hint}
      error={errorOf(errors, name)}
    />
  );
  const box = (name: 'fresh' | 'failOnRegression' | 'untrusted', label: string, hint: string): VNode => (
    <Choice
      label={label}
      hint={hint}
      checked={draft[name]}
      onChange={(isOn) => {
        change({ [name]: isOn });
      }}
    />
  );
  return (
    <details
      class="more"
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        More{isSet === 0 ? ': judges, gates, narrower intervals, prices …' : ` (${String(isSet)} set)`}
      </summary>
      <fieldset>
        <legend>Precision and causes</legend>
        <div class="fields">
          {field('until', 'Until ± points', 'adds repeats until every usability interval is that narrow', 'number')}
          {field('mostRepeats', 'Most repeats', 'no more of them than that; 20 when left empty', 'number')}
          <SelectField
            label="Take out of the docs"
            value={draft.ablate}
            onChange={(ablate) => {
              change({ ablate: ablate as StartDraft['ablate'] });
            }}
            options={[['', 'nothing'], ['pages', 'one page at a time'], ['sections', 'one section at a time']]}
            hint="afterwards, to rank them by the points that their loss costs"
            error={errors['ablate']}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>Judges and search</legend>
        <div class="fields">
          {field('judges', 'Judges', 'models of the endpoint with a second opinion beside the measured scores')}
          <EmbedderField
            value={draft.embedder}
            onChange={(embedder) => {
              change({ embedder });
            }}
            hasKey={choices.hasKey}
            error={errors['embedder']}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>Gates</legend>
        <div class="fields">
          {field('failUnder', 'Fail under', 'usability=70, junior.correctness=50: ends with exit code 1 below')}
          {field('baseline', 'Baseline', 'a run, kept name or report.json that it is compared with')}
        </div>
        {box('failOnRegression', 'Fail on a regression', 'Ends with exit code 1 where a dimension is worse than in the baseline.')}
      </fieldset>
      <fieldset>
        <legend>Pace, money and trust</legend>
        <div class="fields">
          {field('concurrency', 'At once', 'conversations under way', 'number')}
          {field('budgetTrialUsd', 'Most dollars a trial', 'a trial ends before it costs more', 'number')}
          {field('prices', 'Prices', 'a file with the prices of models, over those that come with uagent')}
        </div>
        {box('fresh', 'Ask everything anew', 'Else replies that an earlier run got for the same serve again and cost nothing.')}
        {suiteOf(choices, draft)?.isBundled === false ? box('untrusted', 'The suite is a stranger\'s', 'Its checkers run in the sandbox, and what could reach beyond its folder is refused.') : null}
      </fieldset>
    </details>
  );
}

/** Also of a member of a list, such as `judges.1`. */
function errorOf(errors: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(errors).find(([field]) => field === name || field.startsWith(`${name}.`))?.[1];
}
