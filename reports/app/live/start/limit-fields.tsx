import type { VNode } from 'preact';
import { Field } from '../parts/field.tsx';
import type { PartProps } from './start-form.tsx';

export function LimitFields({ draft, change, errors }: PartProps): VNode {
  const field = (name: 'repeats' | 'budgetUsd' | 'budgetTokens' | 'label', label: string, hint: string): VNode => (
    <Field
      label={label}
      kind={name === 'label' ? 'text' : 'number'}
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
        {field('budgetUsd', 'Budget, US dollars', 'a hard limit; none when left empty')}
        {field('budgetTokens', 'Budget, tokens', 'a hard limit; none when left empty')}
        {field('label', 'Label', 'a name for the run')}
      </div>
    </fieldset>
  );
}
