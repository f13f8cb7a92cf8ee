import type { VNode } from 'preact';
import type { Report } from '../../report.ts';
import { routeTo, views } from '../route.ts';
import type { View } from '../route.ts';

const titles: Record<View, string> = { overview: 'Overview', tasks: 'Tasks', fixes: 'What to fix', friction: 'Friction', cost: 'Cost', judges: 'Judges', method: 'Method', attempts: 'Attempts' };

export function PageHeader({ report, current }: { report: Report; current: View }): VNode {
  return (
    <header class="page-header">
      <a class="skip" href="#main" onClick={skipToMain}>
        Skip to the report
      </a>
      <nav aria-label="Report">
        {views.filter((view) => (view !== 'judges' || report.judging !== undefined) && (view !== 'cost' || report.cost !== undefined)).map((view) => (
          <a key={view} href={routeTo(view)} aria-current={view === current ? 'page' : undefined}>
            {titles[view]}
            {view === 'attempts' ? <span class="count"> {report.attempts.length}</span> : null}
          </a>
        ))}
      </nav>
    </header>
  );
}

/** The hash of the address is the route, so the jump is made by hand. */
function skipToMain(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('main h1, main h2')?.focus();
}
