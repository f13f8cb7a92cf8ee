import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Fold } from '../../parts/fold.tsx';
import { asRefused, type Refused } from '../api.ts';
import { Field } from './field.tsx';

export interface OpenByPathProps<T> {
  summary: string;
  label: string;
  hint: string;
  open: (path: string) => Promise<T>;
  onOpened: (opened: T) => void;
}

/** What lies where the page did not look is named as it would be in a command. */
export function OpenByPath<T>({ summary, label, hint, open, onOpened }: OpenByPathProps<T>): VNode {
  const [path, setPath] = useState('');
  const [refused, setRefused] = useState<Refused>();
  const ask = (): void => {
    setRefused(undefined);
    open(path).then(
      (opened) => {
        setPath('');
        onOpened(opened);
      },
      (error: unknown) => {
        setRefused(asRefused(error));
      },
    );
  };
  return (
    <div
      class="by-path"
      onKeyDown={(event) => {
        // It stands inside of another form, which is not meant.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        ask();
      }}
    >
      <Fold summary={summary}>
        {() => (
          <div class="beside">
            <Field label={label} value={path} onInput={setPath} hint={hint} error={refused?.fields['path'] ?? refused?.message} wide />
            <button type="button" onClick={ask}>
              Add it
            </button>
          </div>
        )}
      </Fold>
    </div>
  );
}
