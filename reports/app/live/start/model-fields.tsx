import type { VNode } from 'preact';
import type { Arm } from '../../../../agents/trial.ts';
import { Choice, withMember } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import type { PartProps } from './start-form.tsx';

const armWords: Record<Arm, string> = {
  docs: 'the docs, as the persona may read them',
  'closed-book': 'nothing but what the model knows by heart',
  oracle: 'the docs, and the passages that matter handed over',
  anonymised: 'the docs, with invented names for everything that is the library\'s',
};

export function ModelFields({ choices, draft, change, errors }: PartProps): VNode {
  const armError = errors['arms'];
  return (
    <>
      <fieldset>
        <legend>Models</legend>
        <Choice
          label="offline"
          hint="Copies and adapts what the docs show: the floor. Needs no key and costs nothing."
          checked={draft.offline}
          onChange={(offline) => {
            change({ offline });
          }}
        />
        <Field
          label="Models of the endpoint"
          value={draft.models}
          onInput={(models) => {
            change({ models });
          }}
          hint={choices.hasKey ? 'openai:gpt-5-mini, several separated by commas' : 'openai:… needs OPENAI_API_KEY or OPENAI_BASE_URL where this server was started'}
          error={Object.entries(errors).find(([field]) => field.startsWith('models'))?.[1]}
          wide
        />
      </fieldset>
      <fieldset>
        <legend>What they know</legend>
        <div class="arms">{(Object.entries(armWords) as [Arm, string][]).map(([arm, words]) => (
          <Choice
            key={arm}
            label={arm}
            hint={words}
            checked={draft.arms.includes(arm)}
            onChange={(isIn) => {
              change({ arms: withMember(draft.arms, arm, isIn, Object.keys(armWords) as Arm[]) });
            }}
          />
        ))}</div>
        {armError === undefined ? null : <p class="field-error">{armError}</p>}
      </fieldset>
    </>
  );
}
