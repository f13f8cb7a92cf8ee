import type { VNode } from 'preact';

export interface SelectFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Value and words. */
  options: readonly (readonly [value: string, words: string])[];
  name?: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A labelled choice of one, with what is wrong with it said beside and to screen readers. */
export function SelectField({ label, value, onChange, options, name, hint, error }: SelectFieldProps): VNode {
  const says = error ?? hint;
  const id = `select-${label.toLowerCase().replaceAll(/\W+/g, '-')}-says`;
  return (
    <label class="field">
      <span>{label}</span>
      <select
        name={name}
        value={value}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={says === undefined ? undefined : id}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
      {says === undefined ? null : (
        <span id={id} class={error === undefined ? 'hint' : 'field-error'} aria-hidden="true">
          {says}
        </span>
      )}
    </label>
  );
}
