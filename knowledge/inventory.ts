/** The public API of a library, from its declarations. */
export interface Inventory {
  libraryId: string;
  /** Sorted by id. */
  symbols: ApiSymbol[];
}

export interface ApiSymbol {
  /** Module and path of names: `graphology-metrics/centrality/pagerank.default`, `graphology.Graph.addNode`. */
  id: string;
  /** The last name of the path. */
  name: string;
  /** Module specifier as a user imports it. */
  module: string;
  /** How the module gives it out; null for a member, and for a type that no module exports. */
  exportedAs: 'default' | 'named' | null;
  kind: 'function' | 'class' | 'interface' | 'type' | 'variable' | 'enum' | 'namespace' | 'method' | 'property' | 'accessor';
  /** One for each overload, as a user would read it. */
  signatures: string[];
  /** Text of the doc comment. */
  documentation: string;
  /** What `@deprecated` says, or null. */
  deprecated: string | null;
  /** Set for what Node declares and the library passes on, such as the members of a stream. */
  ofNode?: true;
  /** Keys of options objects among the parameters. */
  optionKeys: string[];
}
