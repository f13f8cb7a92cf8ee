import type { VNode } from 'preact';
import { api } from '../api.ts';
import { Choice } from '../parts/choice.tsx';
import { Choices } from '../parts/choices.tsx';
import { OpenByPath } from '../parts/open-by-path.tsx';
import { suiteOf } from './start-draft.ts';
import type { PartProps } from './start-form.tsx';

export function PersonaFields({ choices, draft, change, errors, addPersona }: PartProps): VNode {
  const ofSuite = suiteOf(choices, draft)?.personas ?? [];
  const { personas } = draft;
  // A suite names its own by absolute paths, which are shorter in a command that is typed below them.
  const nameOf = (name: string): string => choices.personas.find(({ id, file }) => (file === null ? id === name : name.endsWith(`/${file.replace(/^\.\//, '')}`)))?.file ?? name;
  const error = errors['personas'];
  return (
    <fieldset>
      <legend>Personas</legend>
      <Choice
        label={`Those of the suite: ${ofSuite.map((name) => name.split('/').at(-1) ?? name).join(', ')}`}
        checked={personas === null}
        onChange={(isOfSuite) => {
          change({ personas: isOfSuite ? null : ofSuite.map(nameOf) });
        }}
      />
      {personas === null ? error === undefined ? null : <p class="field-error">{error}</p> : (
        <>
          <Choices
            name="Chosen personas"
            members={choices.personas.map(({ id, title, file, hints }) => ({ id: file ?? id, label: title, hint: file ?? (hints === 'none' ? undefined : `is given ${hints} from a solution`) }))}
            chosen={personas}
            onChange={(chosen) => {
              change({ personas: chosen });
            }}
            error={error}
          />
          <OpenByPath
            summary="A persona file that lies elsewhere"
            label="Persona file"
            hint={`a .yaml; from ${choices.workingFolder}, or absolute`}
            open={api.openPersona}
            onOpened={(opened) => {
              addPersona(opened);
              change({ personas: [...personas, opened.file ?? opened.id] });
            }}
          />
        </>
      )}
      <p class="small">
        <a href="/personas">What each may read and do</a>
      </p>
    </fieldset>
  );
}
