import type { VNode } from 'preact';

export interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  error?: string | undefined;
  kind?: 'text' | 'number';
  wide?: boolean;
  disabled?: boolean;
}

/** A labelled line to write in, with what is wrong with it said beside and to screen readers. */
export function Field({ label, value, onInput, hint, error, kind = 'text', wide = false, disabled = false }: FieldProps): VNode {
  const id = `field-${label.toLowerCase().replaceAll(/\W+/g, '-')}`;
  return (
    <div class={`field${wide ? ' wide' : ''}`}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={kind === 'number' ? 'decimal' : 'text'}
        value={value}
        disabled={disabled}
        autoComplete="off"
        spellcheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined && hint === undefined ? undefined : `${id}-says`}
        onInput={(event) => {
          onInput(event.currentTarget.value);
        }}
      />
      {error === undefined && hint === undefined ? null : (
        <span id={`${id}-says`} class={error === undefined ? 'hint' : 'field-error'}>
          {error ?? hint}
        </span>
      )}
    </div>
  );
}
