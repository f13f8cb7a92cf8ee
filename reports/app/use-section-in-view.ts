import { useEffect, useState } from 'preact/hooks';
import type { Route, View } from './route.ts';
import { views } from './route.ts';

/** The section that the reader looks at: where the address leads, then whatever scrolls to the upper part of the window. */
export function useSectionInView({ view, query }: Route): View {
  const [seen, setSeen] = useState<View>(view);
  useEffect(() => {
    setSeen(view);
    if (view === 'attempts') return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = views.find((each) => entries.some(({ isIntersecting, target }) => isIntersecting && target.id === each));
        if (entered !== undefined) setSeen(entered);
      },
      // A line at a third of the window.
      { rootMargin: '-33% 0px -66% 0px' },
    );
    for (const section of document.querySelectorAll('main > section[id]')) observer.observe(section);
    return () => {
      observer.disconnect();
    };
  }, [view, query['at']]);
  return seen;
}
