/** What the server says line by line, as JSON, while it makes an answer that takes its time; the last line is the answer or why there is none. */
export type AnswerLine =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'answer'; answer: unknown }
  | { kind: 'refused'; error: string };
