import type { VNode } from 'preact';
import { Choice, withMember } from '../parts/choice.tsx';
import { suiteOf } from './start-draft.ts';
import type { PartProps } from './start-form.tsx';

export function PersonaFields({ choices, draft, change }: PartProps): VNode {
  const ofSuite = suiteOf(choices, draft)?.personas ?? [];
  const all = choices.personas.map(({ id, file }) => file ?? id);
  const { personas } = draft;
  return (
    <fieldset>
      <legend>Personas</legend>
      <Choice
        label={`Those of the suite: ${ofSuite.map((name) => name.split('/').at(-1) ?? name).join(', ')}`}
        checked={personas === null}
        onChange={(isOfSuite) => {
          change({ personas: isOfSuite ? null : ofSuite.filter((name) => all.includes(name)) });
        }}
      />
      {personas === null ? null : (
        <div class="choices" role="group" aria-label="Chosen personas">
          {choices.personas.map((persona) => {
            const name = persona.file ?? persona.id;
            return (
              <Choice
                key={name}
                label={persona.title}
                hint={persona.file ?? (persona.hints === 'none' ? undefined : `is given ${persona.hints} from a solution`)}
                checked={personas.includes(name)}
                onChange={(isIn) => {
                  const chosen = withMember(personas, name, isIn, all);
                  // Nobody at all is no choice.
                  change({ personas: chosen.length === 0 ? null : chosen });
                }}
              />
            );
          })}
        </div>
      )}
      <p class="small">
        <a href="/personas">What each may read and do</a>
      </p>
    </fieldset>
  );
}
