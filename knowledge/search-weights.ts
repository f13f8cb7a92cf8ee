/**
 * How much what counts in search. Found by grid search for nDCG@10 over five sets that have nothing to do with a suite:
 * headings of the docs of seven npm packages (held out of the text), summaries of man pages, doc comments against
 * Python functions and against TypeScript declarations, and summaries of Debian packages; checked on others.
 */
export const searchWeights = {
  /** BM25; see `Bm25Parameters`. */
  fullText: { k1: 1.2, b: 0.75, nearness: 0.4 },
  /** A word in a heading tells more of what a passage is about than one in its text. */
  heading: 2,
  body: 1,
  /**
   * What a query's word counts: one that stands there, a part of an identifier, two neighbours in one word ("page rank":
   * pagerank); and, set by hand, a member named with its owner (`Graph.addNode`) where it is what a heading names. */
  query: { word: 1, part: 0.5, joined: 0.3, member: 2 },
  /** Lengths matter less for names, and so do repetitions. */
  symbols: { k1: 0.6, b: 0.3, nearness: 0 },
  /**
   * Where the score of a rank bends, and what a ranking counts; vectors have their own by embedder. Where a page of prose
   * and a declaration fit alike, the page with its example comes first: a declaration stands some ranks further down. */
  fusion: { rankConstant: 1, fullText: 1, symbols: 0.1, declarationRanks: 4 },
} as const;
