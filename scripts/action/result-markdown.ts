import { markdownCode, markdownText } from '../../reports/renderers/markdown-text.ts';
import type { ExitCode } from '../../cli/context.ts';

export interface ResultMarkdownRequest {
  /** Tells this comment from others. */
  marker: string;
  exitCode: ExitCode;
  /** What the run said, a line each. */
  messages: readonly string[];
  /** Markdown of comparison and report; empty where there is none. */
  comparison: string;
  report: string;
  /** Where everything is. */
  pointer: string;
}

/** The comment and the summary: what became of the gates, the comparison, the report. */
export function resultMarkdown({ marker, exitCode, messages, comparison, report, pointer }: ResultMarkdownRequest): string {
  const said = messages.filter((line) => line.startsWith('Gate failed: ')).map((line) => `- ${markdownText(line)}`);
  const blocks = [
    ...(marker === '' ? [] : [marker]),
    headlines[exitCode],
    ...(said.length === 0 ? [] : [said.join('\n')]),
    ...(exitCode > 1 ? [markdownCode(messages.slice(-mostMessages).join('\n'), '')] : []),
    ...[comparison, report].map((text) => text.trim()).filter((text) => text !== ''),
    pointer,
  ];
  return `${blocks.join('\n\n')}\n`;
}

const headlines: Record<ExitCode, string> = {
  0: '✅ **The usability run is done, and no gate failed.**',
  1: '❌ **A usability gate failed.**',
  2: '❌ **Usability could not be measured.**',
  3: '⚠️ **The usability run stopped early; what is finished is below. No gate was held against it.**',
};

/** The end of what was said has the reason. */
const mostMessages = 20;

/** An HTML comment that nobody sees, at the very start of the text. */
export function commentMarker(key: string): string {
  return `<!-- uagent:${key.replaceAll(/[^\w./:@]+/gu, '-')} -->`;
}
