import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { KnownPersona, SavedPersona } from '../../../live/live-choices.ts';
import { api, Refused } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { OpenByPath } from '../parts/open-by-path.tsx';
import { useAnswer } from '../use-answer.ts';
import { PersonaCard } from './persona-card.tsx';
import { PersonaForm } from './persona-form.tsx';

/** Who can try, and the form in which one's own are made. */
export function PersonasView(): VNode {
  const [edited, setEdited] = useState<KnownPersona>();
  const [saved, setSaved] = useState<SavedPersona[]>([]);
  const [opened, setOpened] = useState<KnownPersona[]>([]);
  const answer = useAnswer(`after ${String(saved.length)}`, api.personas);
  const done = (file: SavedPersona | null): void => {
    setEdited(undefined);
    if (file !== null) setSaved([...saved, file]);
  };
  const last = saved.at(-1);
  return (
    <section>
      <h1 tabIndex={-1}>Personas</h1>
      <p class="muted">A persona is its resources, which are enforced: what is not named here it cannot do.</p>
      {last === undefined ? null : (
        <Notice kind="done">
          Saved in {last.file}. <a href="/new">Start a run</a> with it, or in a terminal: <code>uagent run … --persona {last.file}</code>
        </Notice>
      )}
      {edited === undefined ? null : <PersonaForm key={edited.file ?? edited.id} from={edited} folder={answer === undefined || answer instanceof Refused ? 'personas/' : answer.folder} onDone={done} />}
      {answer === undefined ? <p class="muted">Reading …</p> : answer instanceof Refused ? <Notice>{answer.message}</Notice> : null}
      {answer === undefined || answer instanceof Refused || edited !== undefined ? null : (
        <>
          {answer.problems.map((problem) => (
            <Notice key={problem}>{problem}</Notice>
          ))}
          <p class="hint">
            Your own are read from {answer.folder}; those of suites below the working folder are listed as well.
          </p>
          <OpenByPath
            summary="A persona file that lies elsewhere"
            label="Persona file"
            hint="a .yaml; from the working folder, or absolute"
            open={api.openPersona}
            onOpened={(persona) => {
              setOpened([...opened.filter(({ file }) => file !== persona.file), persona]);
            }}
          />
          <div class="persona-cards">
            {[...opened.filter(({ file }) => !answer.personas.some((each) => each.file === file)), ...answer.personas].sort((a, b) => Number(a.file === null) - Number(b.file === null)).map((persona) => (
              <PersonaCard
                key={persona.file ?? persona.id}
                persona={persona}
                onEdit={() => {
                  setEdited(persona);
                  scrollTo(0, 0);
                }}
              />
            ))}
          </div>
        </>
      )}
    </section>
  );
}
