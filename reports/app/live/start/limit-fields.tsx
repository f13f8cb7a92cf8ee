import type { VNode } from 'preact';
import { Field } from '../parts/field.tsx';
import type { PartProps } from './start-form.tsx';

export function LimitFields({ draft, change, errors }: PartProps): VNode {
  const field = (name: 'repeats' | 'concurrency' | 'budgetUsd' | 'budgetTokens', label: string, hint: string): VNode => (
    <Field
      label={label}
      kind="number"
      value={draft[name]}
      onInput={(value) => {
        change({ [name]: value });
      }}
      hint={hint}
      error={errors[name]}
    />
  );
  return (
    <fieldset>
      <legend>How often, and how far</legend>
      <div class="fields">
        {field('repeats', 'Repeats', 'of every cell')}
        {field('concurrency', 'At once', 'conversations under way')}
        {field('budgetUsd', 'Budget, US dollars', 'a hard limit; none when left empty')}
        {field('budgetTokens', 'Budget, tokens', 'a hard limit; none when left empty')}
        <Field
          label="Label"
          value={draft.label}
          onInput={(label) => {
            change({ label });
          }}
          hint="a name for the run"
          error={errors['label']}
        />
      </div>
    </fieldset>
  );
}
