import type { VNode } from 'preact';
import { ThemeToggle } from '../parts/theme-toggle.tsx';

const places = { '': 'Runs', new: 'New run', compare: 'Compare', personas: 'Personas', retrieval: 'Retrieval' };

/** The places of the page. A report has its own switch for colours, so that the page of a run needs none. */
export function LiveHeader({ current }: { current: string }): VNode {
  return (
    <div class="live-header">
      <div class="live-header-row">
        <span class="brand" aria-hidden="true">
          uagent
        </span>
        <nav aria-label="uagent">
          <a class="skip" href="#main" onClick={skipToMain}>
            Skip to the page
          </a>
          {Object.entries(places).map(([place, title]) => (
            <a key={place} href={`/${place}`} aria-current={place === current ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
        {current === 'run' ? null : <ThemeToggle />}
      </div>
    </div>
  );
}

/** The hash of a run's page is the route in its report, so the jump is made by hand. */
function skipToMain(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('main h1, main h2')?.focus();
}
