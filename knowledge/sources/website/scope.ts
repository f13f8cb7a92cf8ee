/** The part of a site that an entry means: the folder of its address. */
export interface Scope {
  origin: string;
  /** With `/` at its end. */
  folder: URL;
  /** Undefined for an address elsewhere. */
  within(address: string, from?: URL): URL | undefined;
  /** Path from the folder; `index` for the folder itself. */
  nameOf(url: URL): string;
}

/** `/docs` and `/docs/` mean the same folder, `/docs/start.html` the folder that it lies in. */
export function scopeOf(start: URL): Scope {
  const last = start.pathname.slice(start.pathname.lastIndexOf('/') + 1);
  const folder = new URL(last === '' || last.includes('.') ? '.' : `${last}/`, start);
  folder.search = '';
  folder.hash = '';
  const within = (address: string, from: URL = folder): URL | undefined => {
    if (!URL.canParse(address, from.href)) return undefined;
    const url = new URL(address, from);
    url.hash = '';
    const inside = url.origin === folder.origin && (url.pathname.startsWith(folder.pathname) || `${url.pathname}/` === folder.pathname);
    return inside && url.username === '' ? url : undefined;
  };
  return {
    origin: folder.origin,
    folder,
    within,
    nameOf: (url) => decoded(url.pathname.slice(folder.pathname.length).replace(/\/$/u, '')) || 'index',
  };
}

/** The same for addresses of one page: with and without `index.html`, a slash at the end and a fragment. */
export function keyOf(url: URL): string {
  return `${url.pathname.replace(/(?:\/index\.html?|\/)$/u, '')}${url.search}`;
}

/** Escapes are undone but those that would make another path of it. */
function decoded(pathname: string): string {
  try {
    const plain = decodeURIComponent(pathname);
    return /[\0\\]|(?:^|\/)\.\.(?:\/|$)/u.test(plain) ? pathname : plain;
  } catch {
    return pathname;
  }
}
