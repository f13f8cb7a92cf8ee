/** What a model replies with: one or more calls of tools. */
export type Reply = { name: string; arguments: Record<string, string> }[];

export interface TaskCode {
  entry: string;
  /** An accepted solution. */
  right: string;
  /** One with a planted mistake. */
  wrong: string;
}

export interface Turn {
  /** Names of the tools that the model was offered. */
  tools: readonly string[];
  /** Replies that the conversation has had already. */
  replies: number;
  /** Of the conversation. */
  number: number;
}

/**
 * How code models went about it when they were given a persona's tools: they look up first, put what they want from several
 * tools into one reply, and hand in what has passed. Here the first version has a mistake, which costs whoever gets feedback
 * one reply more; whoever gets none hands it in every second time. That makes 2, 3, 4 and 5 replies from Junior to Expert.
 */
export function replyOf({ tools, replies, number }: Turn, { entry, right, wrong }: TaskCode): Reply {
  const lookUps: Reply[] = [
    [{ name: 'search_docs', arguments: { query: `how to write ${entry}` } }],
    ...(tools.includes('look_up_api') ? [[{ name: 'look_up_api', arguments: { name: entry } }]] : []),
  ];
  const feedback = ['check_types', 'run_examples'].filter((name) => tools.includes(name));
  const trying = (code: string): Reply[] => (feedback.length === 0 ? [] : [feedback.map((name) => ({ name, arguments: { code } }))]);
  const isRepaired = feedback.length > 0 || number % 2 === 0;
  const all = [...lookUps, ...trying(wrong), ...(feedback.length > 1 ? trying(right) : []), [{ name: 'submit', arguments: { code: isRepaired ? right : wrong } }]];
  return all[replies] ?? all.at(-1) ?? [];
}
