import type { ComponentChildren, VNode } from 'preact';

export interface ChoiceProps {
  label: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: string | undefined;
  disabled?: boolean;
}

/** A box to tick, with a line on what that means. */
export function Choice({ label, checked, onChange, hint, disabled = false }: ChoiceProps): VNode {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
      <span>
        {label}
        {hint === undefined ? null : <span class="hint block">{hint}</span>}
      </span>
    </label>
  );
}

/** The list with a member in it or not, in the order of all. */
export function withMember<T>(list: readonly T[], member: T, isIn: boolean, all: readonly T[]): T[] {
  return all.filter((each) => (each === member ? isIn : list.includes(each)));
}
