import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Report } from '../report.ts';
import { AttemptsView } from './attempts/attempts-view.tsx';
import { CostSection } from './cost/cost-section.tsx';
import { JudgingSection } from './judging/judging-section.tsx';
import { FixesSection } from './fixes/fixes-section.tsx';
import { MethodSection } from './method/method-section.tsx';
import { FrictionSection } from './friction/friction-section.tsx';
import { Overview } from './overview/overview.tsx';
import { TasksSection } from './overview/tasks-section.tsx';
import { PageHeader } from './parts/page-header.tsx';
import { useRoute } from './route.ts';
import type { Route } from './route.ts';

/** The whole application over one report: the report itself as one long page, and the attempts as another. */
export function ReportPage({ report }: { report: Report }): VNode {
  const route = useRoute();
  useMoveTo(route);
  return (
    <>
      <PageHeader report={report} current={route.view} />
      <main id="main">{route.view === 'attempts' ? <AttemptsView report={report} query={route.query} /> : <Sections report={report} />}</main>
      <footer class="page-footer">
        {report.generator.name} {report.generator.version} · run {report.stamp.run} · begun {report.stamp.createdAt}
      </footer>
    </>
  );
}

function Sections({ report }: { report: Report }): VNode {
  return (
    <>
      <Overview report={report} />
      <TasksSection report={report} />
      <FixesSection report={report} />
      <FrictionSection report={report} />
      <CostSection report={report} />
      <JudgingSection report={report} />
      <MethodSection report={report} />
    </>
  );
}

/** After a step to another place the keyboard goes on from there; on arrival the page stays as it is. */
function useMoveTo({ view, query }: Route): void {
  const place = `${view} ${query['open'] ?? ''}`;
  const before = useRef(place === 'overview ' ? place : '');
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    const target = document.getElementById(view);
    if (view === 'attempts' || view === 'overview') scrollTo(0, 0);
    else target?.scrollIntoView();
    target?.querySelector<HTMLElement>('h1, h2')?.focus({ preventScroll: true });
  }, [place, view]);
}
