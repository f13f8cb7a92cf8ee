import type { VNode } from 'preact';
import { plural } from '../../figures.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { api } from '../api.ts';
import { Choice } from '../parts/choice.tsx';
import { Choices } from '../parts/choices.tsx';
import { Notice } from '../parts/notice.tsx';
import { OpenByPath } from '../parts/open-by-path.tsx';
import { suiteOf } from './start-draft.ts';
import type { PartProps } from './start-form.tsx';

/** Which suite, and what of it. */
export function SuiteFields({ choices, draft, change, errors, addSuite }: PartProps): VNode {
  const suite = suiteOf(choices, draft);
  return (
    <fieldset>
      <legend>What is tried</legend>
      {choices.suites.every(({ isBundled }) => isBundled) ? <p class="hint">No suite of your own lies below {choices.workingFolder}; docs/suites.md says how one is written.</p> : null}
      <SelectField
        label="Suite"
        value={draft.suite}
        onChange={(name) => {
          change({ suite: name, libraries: null, tasks: null, personas: null, untrusted: false });
        }}
        options={choices.suites.map(({ name, title, isBundled }) => [name, `${title} (${isBundled ? 'bundled' : name})`])}
        error={suite?.problem === '' ? errors['suite'] : undefined}
      />
      {suite === undefined || suite.problem === '' ? null : <Notice>{suite.problem}</Notice>}
      <OpenByPath
        summary="A suite that lies elsewhere"
        label="Folder of the suite"
        hint={`it has a suite.yaml; from ${choices.workingFolder}, or absolute`}
        open={api.openSuite}
        onOpened={(opened) => {
          addSuite(opened);
          change({ suite: opened.name, libraries: null, tasks: null, personas: null, untrusted: false });
        }}
      />
      {suite === undefined || suite.problem !== '' ? null : (
        <>
          {suite.libraries.length === 1 ? (
            <p class="part-line">
              <span class="muted">Library</span> {suite.libraries[0]}
            </p>
          ) : (
            <Some
              all={`All ${String(suite.libraries.length)} libraries`}
              name="Libraries"
              members={suite.libraries.map((id) => ({ id, label: id }))}
              chosen={draft.libraries}
              onChange={(libraries) => {
                change({ libraries });
              }}
              error={errors['libraries']}
            />
          )}
          <Some
            all={suite.tasks.length === 1 ? 'Its one task' : `All ${plural(suite.tasks.length, 'task')}`}
            name="Tasks"
            members={suite.tasks.map(({ id, title }) => ({ id, label: title, hint: id }))}
            chosen={draft.tasks}
            onChange={(tasks) => {
              change({ tasks });
            }}
            error={errors['tasks']}
          />
        </>
      )}
    </fieldset>
  );
}

interface SomeProps {
  all: string;
  name: string;
  members: { id: string; label: string; hint?: string }[];
  chosen: string[] | null;
  onChange: (chosen: string[] | null) => void;
  error: string | undefined;
}

/** Everything, until somebody wants to choose. */
function Some({ all, name, members, chosen, onChange, error }: SomeProps): VNode {
  return (
    <>
      <Choice
        label={all}
        checked={chosen === null}
        onChange={(isAll) => {
          onChange(isAll ? null : members.map(({ id }) => id));
        }}
      />
      {chosen === null ? null : <Choices name={name} members={members} chosen={chosen} onChange={onChange} error={error} />}
    </>
  );
}
