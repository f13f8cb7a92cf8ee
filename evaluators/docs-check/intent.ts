import type { SkipReason, Snippet } from './snippet.ts';

/** Why a block is to be passed over whatever its code says, told by its page, its headings and the text before it; undefined when it is not. */
export function passedOver({ path, heading, before, above, code }: Snippet): SkipReason | undefined {
  if (/(?:`{3,}|~{3,}).*\b(?:skip|no-?check|ignore)\b/iu.test(above.at(-1) ?? '') || [...above, code.split('\n')[0] ?? ''].some((line) => asksToSkip.test(line))) return 'asked-to-skip';
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (former.test(`${file} ${heading.join(' ')}`) || /(?:^|\n)\W*(?:before|old|previously|(?:(?:in|with|for|until)\s+)?v\d+(?:\.\d+)*|\d+\.x)\W*$/iu.test(proseOf(before))) return 'former-version';
  return undefined;
}

/** A comment of the page's format, or of the code in its first line. */
const asksToSkip = /^\W*(?:<!--|\{\/\*|\/\/|\/\*|\.\.)\s*uagent:?\s*skip\b/u;

const former = /change ?log|migrat|upgrad|breaking change|release notes|what['’]?s new|\blegacy\b/iu;

/** Whether the text around a block says that it does not work, so that nothing found in it is news. */
export function isMeantToFail({ path, heading, before }: Snippet): boolean {
  return saysSo.test(lastSentences(proseOf(before))) || /anti-?pattern|❌|\bpitfall|limitation|\berrors?\b/iu.test(`${heading.at(-1) ?? ''} ${path.slice(path.lastIndexOf('/') + 1)}`);
}

const saysSo = /\bdon['’]?t\b|\bdo not\b|\bavoid\b|\bwrong|\bincorrect|\binvalid|\bbad\b|❌|✗|\bwon['’]?t\b|\bwill not\b|\bwill (?:fail|throw|error)|\bnot (?:allowed|possible|supported|work)|\bcannot\b|\bcan['’]t\b|\b(?:type|compil\w+) errors?\b|\bunsupported|\bdiscouraged|\bdeprecated|\bremoved|\blegacy|\bno longer|\bpreviously|\bused to\b|\bthrows?\b|\brejects?\b/iu;

/** Whether the line, or the comments directly above or below it, say that it does not work. */
export function isMarkedBroken(lines: readonly string[], line: number): boolean {
  const own = commentIn(lines[line - 1] ?? '');
  const above = [];
  for (let i = line - 2; i >= 0 && isComment(lines[i] ?? ''); i -= 1) above.push(lines[i]);
  const below = [];
  for (let i = line; i < lines.length && isComment(lines[i] ?? ''); i += 1) below.push(lines[i]);
  return [own, ...above, ...below].some((text) => saysBroken.test(text ?? ''));
}

/** Words in a comment that what stands beside it is wrong on purpose. */
export const saysBroken = /@ts[-_](?:ignore|expect-error|nocheck)|error|exception|throw|wrong|\bbad\b|invalid|incorrect|don['’]t|do not|not work|\bfail|deprecated|removed|no longer|\bold\b|\bbefore\b|❌|✗|✘|⛔|🚫/iu;

function isComment(line: string): boolean {
  return /^\s*(?:\/\/|\/\*|\*)/u.test(line);
}

function commentIn(line: string): string {
  return /(?:^|\s)(?:\/\/|\/\*).*$/u.exec(line)?.[0] ?? '';
}

/** Without comments, fences and markup that no reader sees. */
function proseOf(before: string): string {
  return before.replaceAll(/<!--[\s\S]*?-->/gu, '').replaceAll(/^\s*(?:`{3,}|~{3,}|:::).*$/gmu, '').trim();
}

function lastSentences(text: string): string {
  return text.slice(-220);
}
