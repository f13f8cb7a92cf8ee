import { randomUUID } from 'node:crypto';

/** An annotation of the job, as its log is read for (GitHub, Workflow commands). */
export function workflowWarning(message: string): string {
  return `::warning title=uagent::${message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`;
}

/** A line for the file of `GITHUB_OUTPUT`. */
export function outputLine(name: string, value: string): string {
  return `${name}=${value.replaceAll(/[\r\n]/gu, ' ')}\n`;
}

/** Has the runner take nothing that is logged for a command, since it may repeat what a model, an endpoint or a suite wrote, until the function given back is called. */
export function stopCommands(write: (text: string) => void): () => void {
  const token = randomUUID();
  write(`::stop-commands::${token}\n`);
  return () => { write(`::${token}::\n`); };
}
