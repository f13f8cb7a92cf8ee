import type { VNode } from 'preact';
import { CompareView } from './compare/compare-view.tsx';
import { LiveHeader } from './live-header.tsx';
import { PersonasView } from './personas/personas-view.tsx';
import { RetrievalView } from './retrieval/retrieval-view.tsx';
import { RunView } from './run/run-view.tsx';
import { RunsView } from './runs/runs-view.tsx';
import { StartView } from './start/start-view.tsx';

/** Which view is shown is told by the path; a step to another is a new page, so that none inherits what another did. */
export function LivePage(): VNode {
  const [, place = '', rest = ''] = location.pathname.split('/');
  const query = Object.fromEntries(new URLSearchParams(location.search));
  if (place === 'runs') return <RunView id={decodeURIComponent(rest)} />;
  return (
    <>
      <LiveHeader current={place} />
      <main id="main">{viewOf(place, query)}</main>
    </>
  );
}

function viewOf(place: string, query: Readonly<Record<string, string>>): VNode {
  switch (place) {
    case 'new':
      return <StartView />;
    case 'compare':
      return <CompareView query={query} />;
    case 'personas':
      return <PersonasView />;
    case 'retrieval':
      return <RetrievalView />;
    default:
      return <RunsView job={query['job'] ?? null} />;
  }
}
