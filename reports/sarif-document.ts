export interface SarifRequest {
  toolVersion: string;
  /** Id of each rule and what it is about. */
  rules: ReadonlyMap<string, string>;
  /** What relative addresses are relative to. */
  bases: Record<string, string>;
  results: readonly object[];
}

/** Results as SARIF 2.1.0 (OASIS), rules in the order of their ids. */
export function sarifDocument({ toolVersion, rules, bases, results }: SarifRequest): string {
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'OSS-UAgent',
            version: toolVersion,
            rules: [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, text]) => ({ id, shortDescription: { text } })),
          },
        },
        originalUriBaseIds: Object.fromEntries(Object.entries(bases).map(([id, text]) => [id, { description: { text } }])),
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
