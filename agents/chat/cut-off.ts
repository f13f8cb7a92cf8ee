/** What endpoints call the end of a reply that ran out of room. */
export const cutOff: ReadonlySet<string> = new Set(['length', 'max_tokens', 'incomplete']);
