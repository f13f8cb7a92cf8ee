import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Budgets, Persona } from '../../../../agents/persona.ts';
import type { Tag } from '../../../../knowledge/passage.ts';
import type { KnownPersona, SavedPersona } from '../../../live/live-choices.ts';
import { api, asRefused, type Refused } from '../api.ts';
import { Choice, withMember } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { hintWords, tagWords } from './persona-words.ts';

const budgetTitles: Record<keyof Budgets, string> = {
  searches: 'Searches', passages: 'Passages a search', reads: 'Pages opened', lookUps: 'Declarations looked up', typeChecks: 'Type checks',
  runs: 'Runs of the examples', repairs: 'Repairs', turns: 'Replies', tokens: 'Tokens', seconds: 'Seconds',
};
const allTags = Object.keys(tagWords) as Tag[];

/** A persona as a form; what is saved is a file of one's own, whatever it was made from. */
export function PersonaForm({ from, folder, onDone }: { from: KnownPersona; folder: string; onDone: (saved: SavedPersona | null) => void }): VNode {
  const { file, ...persona } = from;
  const isOwn = file?.startsWith('personas/') === true;
  const [draft, setDraft] = useState<Omit<Persona, 'budgets'>>(() => (!isOwn ? { ...persona, id: `my-${persona.id}`, title: `My ${persona.title}` } : persona));
  const [budgets, setBudgets] = useState(() => Object.fromEntries(Object.entries(persona.budgets).map(([name, value]) => [name, String(value)])));
  const [refused, setRefused] = useState<Refused>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const errors = refused?.fields ?? {};
  const save = (event: Event): void => {
    event.preventDefault();
    setRefused(undefined);
    const numbers = Object.fromEntries(Object.entries(budgets).map(([name, text]) => [name, text.trim() === '' ? null : Number(text)]));
    api.savePersona({ version: 1, ...draft, budgets: numbers }).then(onDone, (error: unknown) => {
      setRefused(asRefused(error));
    });
  };
  const text = (name: 'id' | 'title' | 'description', label: string, hint?: string): VNode => (
    <Field
      label={label}
      value={draft[name]}
      onInput={(value) => {
        setDraft({ ...draft, [name]: value });
      }}
      error={errors[name]}
      wide={name === 'description'}
      {...(hint === undefined ? {} : { hint })}
    />
  );
  return (
    <form class="persona-form" onSubmit={save} noValidate>
      <h2 tabIndex={-1} ref={heading}>
        {isOwn ? persona.title : `A persona of your own, from ${persona.title}`}
      </h2>
      <p class="hint">
        It is saved in {folder}, and every run that names it from then on uses what is saved; runs that were begun keep what they began with.
      </p>
      <div class="fields">
        {text('id', 'Id', isOwn ? 'another id makes another persona' : 'the name of its file')}
        {text('title', 'Title')}
        {text('description', 'One sentence for readers of a report')}
      </div>
      <fieldset>
        <legend>Reads</legend>
        <Choice
          label="all of the documentation"
          checked={draft.reading === 'all'}
          onChange={(isAll) => {
            setDraft({ ...draft, reading: isAll ? 'all' : [...allTags] });
          }}
        />
        {draft.reading === 'all' ? null : <TagChoices reading={draft.reading} onChange={(reading) => { setDraft({ ...draft, reading }); }} />}
        {errors['reading'] === undefined ? null : <p class="field-error">{errors['reading']}</p>}
      </fieldset>
      <fieldset>
        <legend>May use at most</legend>
        <p class="hint">0 takes a tool away.</p>
        <div class="fields">
          {(Object.entries(budgetTitles) as [keyof Budgets, string][]).map(([name, label]) => (
            <Field
              key={name}
              label={label}
              kind="number"
              value={budgets[name] ?? ''}
              onInput={(value) => {
                setBudgets({ ...budgets, [name]: value });
              }}
              error={errors[`budgets.${name}`]}
            />
          ))}
        </div>
      </fieldset>
      <SelectField
        label="Is given of a solution"
        value={draft.hints}
        onChange={(hints) => {
          setDraft({ ...draft, hints: hints as Persona['hints'] });
        }}
        options={Object.entries(hintWords)}
      />
      {refused === undefined ? null : <Notice>{Object.keys(errors).some((field) => field !== '') ? 'It is not saved yet: see the fields that are marked.' : refused.message}</Notice>}
      <p class="actions">
        <button type="submit" class="primary">
          Save
        </button>
        <button
          type="button"
          onClick={() => {
            onDone(null);
          }}
        >
          Leave it
        </button>
      </p>
    </form>
  );
}

function TagChoices({ reading, onChange }: { reading: readonly Tag[]; onChange: (reading: Tag[]) => void }): VNode {
  return (
    <div class="choices" role="group" aria-label="Kinds of pages">
      {allTags.map((tag) => (
        <Choice
          key={tag}
          label={tagWords[tag]}
          checked={reading.includes(tag)}
          onChange={(isIn) => {
            onChange(withMember(reading, tag, isIn, allTags));
          }}
        />
      ))}
    </div>
  );
}
