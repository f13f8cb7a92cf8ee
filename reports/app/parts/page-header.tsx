import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Report } from '../../report.ts';
import { thousands } from '../figures.ts';
import { routeTo } from '../route.ts';
import type { View } from '../route.ts';
import { sections } from '../sections.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

/** The places of the report: beside each other, or on a phone folded behind the name of the one in view. */
export function PageHeader({ report, current }: { report: Report; current: View }): VNode {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    setOpen(false);
  }, [current]);
  const there = sections.filter(({ isThere }) => isThere(report));
  const close = (): void => {
    setOpen(false);
  };
  return (
    <header class="page-header">
      <a class="skip" href="#main" onClick={skipToMain}>
        Skip to the report
      </a>
      <div class="page-header-row">
        <button type="button" class="nav-fold" aria-expanded={isOpen} aria-controls="report-places" onClick={() => { setOpen(!isOpen); }}>
          {there.find(({ view }) => view === current)?.title ?? 'Attempts'}
        </button>
        <nav id="report-places" aria-label="Report" class={isOpen ? 'is-open' : undefined}>
          {there.map(({ view, title }) => (
            <a key={view} href={routeTo(view)} aria-current={view === current ? 'true' : undefined} onClick={close}>
              {title}
            </a>
          ))}
          <a href={routeTo('attempts')} aria-current={current === 'attempts' ? 'page' : undefined} onClick={close}>
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
