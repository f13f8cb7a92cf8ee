import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { api, asRefused, type Refused } from '../api.ts';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';

/** A name by which every command finds the run, such as that of a baseline. */
export function KeepForm({ run }: { run: string }): VNode {
  const [name, setName] = useState('');
  const [refused, setRefused] = useState<Refused>();
  const keep = (event: Event): void => {
    event.preventDefault();
    api.keep(run, name).then(
      () => {
        setName('');
        setRefused(undefined);
      },
      (error: unknown) => {
        setRefused(asRefused(error));
      },
    );
  };
  return (
    <form class="resume" onSubmit={keep}>
      <div class="beside">
        <Field label="Name" value={name} onInput={setName} hint="such as main; commands then find it by that" />
        <button type="submit">Keep it under this name</button>
      </div>
      {refused === undefined ? null : <Notice>{refused.message}</Notice>}
    </form>
  );
}
