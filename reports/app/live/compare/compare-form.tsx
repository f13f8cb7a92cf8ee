import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { LiveRun } from '../../../live/live-run.ts';
import { Fold } from '../../parts/fold.tsx';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { goTo, type ComparedSides } from './compared-sides.ts';

/** Which two, and what of them. */
export function CompareForm({ sides, runs }: { sides: ComparedSides; runs: readonly LiveRun[] }): VNode {
  const [parts, setParts] = useState({ ofBase: sides.ofBase, ofHead: sides.ofHead });
  const { base, head, unchanged } = sides;
  return (
    <form
      class="compare-form"
      aria-label="Runs to compare"
      onSubmit={(event) => {
        event.preventDefault();
        goTo({ ...sides, ...parts });
      }}
    >
      <SelectField label="Base" value={base} onChange={(value) => { goTo({ ...sides, base: value }); }} options={choicesOf(runs, base)} />
      <SelectField label="Head, which may be better or worse" value={head} onChange={(value) => { goTo({ ...sides, head: value }); }} options={choicesOf(runs, head)} />
      <button type="button" onClick={() => { goTo({ ...sides, base: head, head: base, ofBase: sides.ofHead, ofHead: sides.ofBase }); }}>
        Swap
      </button>
      <Fold summary="Only a part of each" open={[sides.ofBase, sides.ofHead, unchanged].some((part) => part !== '')}>
        {() => (
          <div class="compare-parts">
            <Field label="Of the base only" value={parts.ofBase} onInput={(ofBase) => { setParts({ ...parts, ofBase }); }} hint="such as arm=docs, model=offline" />
            <Field label="Of the head only" value={parts.ofHead} onInput={(ofHead) => { setParts({ ...parts, ofHead }); }} hint="library, persona, arm or model" />
            <button type="submit">Compare</button>
            <Choice label="only tasks that the suite did not change" checked={unchanged === 'true'} onChange={(isOn) => { goTo({ ...sides, unchanged: isOn ? 'true' : '' }); }} />
          </div>
        )}
      </Fold>
    </form>
  );
}

function choicesOf(runs: readonly LiveRun[], chosen: string): [string, string][] {
  const known = runs.map(({ id, label, names }): [string, string] => [id, [id, ...names, label ?? ''].filter((part) => part !== '').join(' · ')]);
  // One that was named by hand, such as a kept name, is chosen all the same.
  return [['', 'choose a run'], ...(chosen === '' || known.some(([id]) => id === chosen) ? [] : [[chosen, chosen] as [string, string]]), ...known];
}
