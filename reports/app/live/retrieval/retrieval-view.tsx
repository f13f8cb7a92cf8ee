import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { FoundPassage, KnownDocs, KnownPersona } from '../../../live/live-choices.ts';
import type { SearchRequest } from '../../../live/start-request.ts';
import { plural } from '../../figures.ts';
import { api, asRefused, Refused } from '../api.ts';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { Select } from '../parts/select.tsx';
import { useAnswer } from '../use-answer.ts';
import { FoundList } from './found-list.tsx';

/** The docs as they are searched: what a query brings, to whom, and why. */
export function RetrievalView(): VNode {
  const docs = useAnswer('docs', api.docs);
  const answer = useAnswer('personas', api.personas);
  if (docs === undefined || answer === undefined) return <p class="muted">Reading …</p>;
  const refused = [docs, answer].find((each) => each instanceof Refused);
  return (
    <section>
      <h1 tabIndex={-1}>Retrieval</h1>
      {refused instanceof Refused ? <Notice>{refused.message}</Notice> : null}
      {docs instanceof Refused || answer instanceof Refused ? null : docs.length === 0 ? (
        <p>
          No docs are indexed in this home folder yet. A run does it, and so does <code>uagent docs build &lt;suite&gt;</code>.
        </p>
      ) : (
        <SearchForm docs={docs} personas={answer.personas} />
      )}
    </section>
  );
}

function SearchForm({ docs, personas }: { docs: KnownDocs[]; personas: KnownPersona[] }): VNode {
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
        <Select label="Docs" value={place} onChange={setPlace} options={docs.map((each, i) => [String(i), docsWords(each)])} />
        <Select label="Searched by" value={persona} onChange={setPersona} options={[['', 'somebody who may read everything'], ...personas.map(({ id, title, file }): [string, string] => [file ?? id, file === null ? title : `${title} (${file})`])]} />
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
