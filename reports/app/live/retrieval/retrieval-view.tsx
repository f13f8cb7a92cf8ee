import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Choices, FoundPassage, KnownDocs, KnownPersona } from '../../../live/live-choices.ts';
import type { SearchRequest } from '../../../live/start-request.ts';
import { plural } from '../../figures.ts';
import { api, asRefused, Refused } from '../api.ts';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { Fold } from '../../parts/fold.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { useAnswer } from '../use-answer.ts';
import { FoundList } from './found-list.tsx';
import { IndexForm } from './index-form.tsx';

/** The docs as they are searched: what a query brings, to whom, and why. */
export function RetrievalView(): VNode {
  const [round, setRound] = useState(0);
  const docs = useAnswer(`docs ${String(round)}`, api.docs);
  const choices = useAnswer('choices', api.choices);
  if (docs === undefined || choices === undefined) return <p class="muted">Reading …</p>;
  const refused = [docs, choices].find((each) => each instanceof Refused);
  return (
    <section>
      <h1 tabIndex={-1}>Retrieval</h1>
      <p class="muted">What a search in the docs shows to whom, and why: as runs of this home folder search them.</p>
      {refused instanceof Refused ? <Notice>{refused.message}</Notice> : null}
      {docs instanceof Refused || choices instanceof Refused ? null : (
        <>
          {docs.length === 0 ? <p>No docs are indexed in this home folder yet. A run does it, and so does this:</p> : <SearchForm key={round} docs={docs} choices={choices} />}
          <Indexing isOpen={docs.length === 0}>
            <IndexForm
              choices={choices}
              onDone={() => {
                setRound(round + 1);
              }}
            />
          </Indexing>
        </>
      )}
    </section>
  );
}

function Indexing({ isOpen, children }: { isOpen: boolean; children: VNode }): VNode {
  return isOpen ? children : <Fold summary="Index other docs, or these with another embedder">{() => children}</Fold>;
}

function SearchForm({ docs, choices: { personas, hasKey } }: { docs: KnownDocs[]; choices: Choices }): VNode {
  const [place, setPlace] = useState('0');
  const [persona, setPersona] = useState('');
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<{ query: string; persona: KnownPersona | undefined; passages: FoundPassage[] } | Refused>();
  const chosen = docs[Number(place)];
  const search = (event: Event): void => {
    event.preventDefault();
    if (chosen === undefined) return;
    const { library, hash, embedder } = chosen;
    const request: SearchRequest = { library, hash, embedder, query, persona: persona === '' ? null : persona };
    api.search(request).then(
      (passages) => {
        setFound({ query, persona: personas.find(({ id, file }) => (file ?? id) === persona), passages });
      },
      (error: unknown) => {
        setFound(asRefused(error));
      },
    );
  };
  return (
    <>
      <form class="search-form" role="search" onSubmit={search}>
        <SelectField
          label="Docs"
          value={place}
          onChange={setPlace}
          options={docs.map((each, i) => [String(i), docsWords(each)])}
          hint={chosen === undefined || chosen.embedder === 'hashing' ? undefined : hasKey ? `each search asks ${chosen.embedder}` : `${chosen.embedder} needs OPENAI_API_KEY or OPENAI_BASE_URL where this server was started`}
        />
        <SelectField label="Searched by" value={persona} onChange={setPersona} options={[['', 'somebody who may read everything'], ...personas.map(({ id, title, file }): [string, string] => [file ?? id, file === null ? title : `${title} (${file})`])]} />
        <Field label="Query" value={query} onInput={setQuery} wide error={found instanceof Refused ? found.fields['query'] : undefined} />
        <button type="submit" class="primary">
          Search
        </button>
      </form>
      {found === undefined ? null : found instanceof Refused ? found.fields['query'] === undefined ? <Notice>{found.message}</Notice> : null : <FoundList {...found} />}
    </>
  );
}

function docsWords({ library, passages, embedder, runs, hash }: KnownDocs): string {
  const [newest, ...others] = runs;
  const searched = newest === undefined ? hash.slice(0, 8) : others.length === 0 ? newest : `${newest} and ${plural(others.length, 'earlier run')}`;
  return `${library}: ${plural(passages, 'passage')}${embedder === 'hashing' ? '' : `, ${embedder}`} (${searched})`;
}
