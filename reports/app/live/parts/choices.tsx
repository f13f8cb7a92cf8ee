import type { VNode } from 'preact';
import { Choice, withMember } from './choice.tsx';

export interface Member {
  id: string;
  label: string;
  hint?: string | undefined;
}

export interface ChoicesProps {
  /** What all of them are called. */
  name: string;
  members: readonly Member[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error?: string | undefined;
}

/** Boxes to tick, some of many; long lists can be emptied at once. */
export function Choices({ name, members, chosen, onChange, error }: ChoicesProps): VNode {
  const all = members.map(({ id }) => id);
  const isFull = chosen.length === all.length;
  return (
    <div role="group" aria-label={name} aria-describedby={error === undefined ? undefined : `choices-${name}-says`}>
      <div class="choices">
        {members.map(({ id, label, hint }) => (
          <Choice
            key={id}
            label={label}
            hint={hint}
            checked={chosen.includes(id)}
            onChange={(isIn) => {
              onChange(withMember(chosen, id, isIn, all));
            }}
          />
        ))}
      </div>
      {all.length < 6 ? null : (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            onChange(isFull ? [] : all);
          }}
        >
          {isFull ? 'Choose none' : 'Choose all'}
        </button>
      )}
      {error === undefined ? null : (
        <p id={`choices-${name}-says`} class="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
