import type { VNode } from 'preact';
import type { KnownPersona } from '../../../live/live-choices.ts';
import { resourcesOf } from './persona-words.ts';

/** A persona in plain words: what it reads, what it does, and where it ends. */
export function PersonaCard({ persona, onEdit }: { persona: KnownPersona; onEdit: () => void }): VNode {
  const { title, id, description, file } = persona;
  const isOwn = file?.startsWith('personas/') === true;
  const { reads, does, limits } = resourcesOf(persona);
  return (
    <article class="persona-card">
      <h2>{title}</h2>
      <p class="muted small">{file === null ? `${id} · comes with the program` : isOwn ? `--persona ${file}` : `--persona ${file} · lies with a suite or elsewhere`}</p>
      <p>{description}</p>
      <dl class="terms">
        <dt>Reads</dt>
        <dd>{reads}</dd>
        <dt>Does</dt>
        <dd>
          <ul>
            {does.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </dd>
        <dt>Ends</dt>
        <dd>{limits}</dd>
      </dl>
      <button type="button" onClick={onEdit}>
        {isOwn ? 'Edit' : 'Make one of your own from it'}
        <span class="visually-hidden">: {title}</span>
      </button>
    </article>
  );
}
