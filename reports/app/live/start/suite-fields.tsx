import type { VNode } from 'preact';
import { plural } from '../../figures.ts';
import { Choice, withMember } from '../parts/choice.tsx';
import { Notice } from '../parts/notice.tsx';
import { Select } from '../parts/select.tsx';
import { suiteOf } from './start-draft.ts';
import type { PartProps } from './start-form.tsx';

export function SuiteFields({ choices, draft, change }: PartProps): VNode {
  const suite = suiteOf(choices, draft);
  return (
    <fieldset>
      <legend>Suite</legend>
      <Select
        label="Which"
        value={draft.suite}
        onChange={(name) => {
          change({ suite: name, libraries: [], personas: null });
        }}
        options={choices.suites.map(({ name, title, isBundled }) => [name, `${title} (${isBundled ? 'bundled' : name})`])}
      />
      {suite === undefined ? <p class="muted">No suite was found. docs/suites.md says how to write one.</p> : null}
      {suite === undefined || suite.problem === '' ? null : <Notice>{suite.problem}</Notice>}
      {suite?.problem === '' ? <p class="muted">{plural(suite.tasks, 'task')} with {suite.libraries.join(', ')}</p> : null}
      {suite !== undefined && suite.libraries.length > 1 ? (
        <div class="choices" role="group" aria-label="Libraries">
          {suite.libraries.map((library) => (
            <Choice
              key={library}
              label={library}
              checked={draft.libraries.length === 0 || draft.libraries.includes(library)}
              onChange={(isIn) => {
                const next = withMember(draft.libraries.length === 0 ? suite.libraries : draft.libraries, library, isIn, suite.libraries);
                change({ libraries: next.length === suite.libraries.length ? [] : next });
              }}
            />
          ))}
        </div>
      ) : null}
      {suite?.isBundled === false ? (
        <Choice
          label="It is a stranger's"
          hint="Its checkers run in the sandbox, and what could reach beyond its folder is refused."
          checked={draft.untrusted}
          onChange={(untrusted) => {
            change({ untrusted });
          }}
        />
      ) : null}
    </fieldset>
  );
}
