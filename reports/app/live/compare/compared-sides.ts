/** What is compared, as it stands in the address of the page and in the question to the server. */
export interface ComparedSides {
  /** Runs: ids, or whatever a command finds them by. */
  base: string;
  head: string;
  /** A part of each, such as `arm=docs`; empty: all of it. */
  ofBase: string;
  ofHead: string;
  /** `true`: the tasks alone that the suite did not change; else empty. */
  unchanged: string;
}

export function sidesOf(query: Readonly<Record<string, string>>): ComparedSides {
  const { base = '', head = '', ofBase = '', ofHead = '', unchanged = '' } = query;
  return { base, head, ofBase, ofHead, unchanged };
}

/** A new page, so that each comparison is a place to go back to. */
export function goTo(sides: ComparedSides): void {
  const query = Object.entries(sides).filter(([, value]: [string, string]) => value !== '');
  location.assign(`/compare?${new URLSearchParams(query).toString()}`);
}
