import { useEffect, useState } from 'preact/hooks';

/** Where in the report the reader is: `#/attempts?persona=junior`. */
export interface Route {
  view: View;
  query: Readonly<Record<string, string>>;
}

export const views = ['overview', 'fixes', 'tasks', 'friction', 'coverage', 'retrieval', 'learning', 'cost', 'judges', 'method', 'attempts'] as const;
export type View = (typeof views)[number];

export function parseRoute(hash: string): Route {
  const [name = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const view = views.find((candidate) => candidate === name) ?? 'overview';
  return { view, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** Empty values are left out. */
export function routeTo(view: View, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `#/${view}${search === '' ? '' : `?${search}`}`;
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const follow = (): void => {
      setRoute(parseRoute(location.hash));
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, []);
  return route;
}

/** Without a step in the history: a filter is not a place to go back to. */
export function replaceRoute(view: View, query: Readonly<Record<string, string>>): void {
  location.replace(routeTo(view, query));
}
