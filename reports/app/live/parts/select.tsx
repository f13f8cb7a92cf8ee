import type { VNode } from 'preact';

export interface SelectProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Value and words. */
  options: readonly (readonly [string, string])[];
}

export function Select({ label, value, onChange, options }: SelectProps): VNode {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={value}
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
    </label>
  );
}
