import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Report } from '../report.ts';
import { AttemptsView } from './attempts/attempts-view.tsx';
import { unfoldWhilePrinting } from './parts/fold.tsx';
import { PageHeader } from './parts/page-header.tsx';
import { useRoute } from './route.ts';
import type { Route } from './route.ts';
import { sections } from './sections.tsx';
import { useSectionInView } from './use-section-in-view.ts';

/** The whole application over one report: the report itself as one long page, and the attempts as another. */
export function ReportPage({ report }: { report: Report }): VNode {
  const route = useRoute();
  const current = useSectionInView(route);
  useMoveTo(route);
  useEffect(unfoldWhilePrinting, []);
  return (
    <>
      <PageHeader report={report} current={current} />
      <main id="main">
        {route.view === 'attempts' ? <AttemptsView report={report} query={route.query} /> : sections.filter(({ isThere }) => isThere(report)).map(({ view, Section }) => <Section key={view} report={report} />)}
      </main>
      <footer class="page-footer">
        {report.generator.name} {report.generator.version} · run {report.stamp.run} · begun {report.stamp.createdAt}
      </footer>
    </>
  );
}

/** After a step to another place the keyboard goes on from there; on arrival the page stays as it is. */
function useMoveTo({ view, query }: Route): void {
  const { open = '', at = '' } = query;
  const place = `${view} ${open} ${at}`;
  const before = useRef(place === 'overview  ' ? place : '');
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    const target = document.getElementById(at) ?? document.getElementById(view);
    if (view === 'attempts' || view === 'overview') scrollTo(0, 0);
    else target?.scrollIntoView();
    target?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
  }, [place, view, at]);
}
