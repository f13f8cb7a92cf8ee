import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Report } from '../../report.ts';
import { thousands } from '../figures.ts';
import { routeTo } from '../route.ts';
import type { View } from '../route.ts';
import { sections } from '../sections.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

export function PageHeader({ report, current }: { report: Report; current: View }): VNode {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>('[aria-current]');
    // Only sideways: the page itself stays where it is.
    if (nav.current !== null && link != null) nav.current.scrollLeft = link.offsetLeft - nav.current.clientWidth / 2 + link.offsetWidth / 2;
  }, [current]);
  return (
    <header class="page-header">
      <a class="skip" href="#main" onClick={skipToMain}>
        Skip to the report
      </a>
      <div class="page-header-row">
        <nav aria-label="Report" ref={nav}>
          {sections.filter(({ isThere }) => isThere(report)).map(({ view, title }) => (
            <a key={view} href={routeTo(view)} aria-current={view === current ? 'true' : undefined}>
              {title}
            </a>
          ))}
          <a href={routeTo('attempts')} aria-current={current === 'attempts' ? 'page' : undefined}>
            Attempts<span class="count"> {thousands(report.attempts.length)}</span>
          </a>
        </nav>
        <ThemeToggle />
      </div>
    </header>
  );
}

/** The hash of the address is the route, so the jump is made by hand. */
function skipToMain(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('main h1, main h2')?.focus();
}
