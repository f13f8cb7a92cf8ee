import type { Passage } from '../../knowledge/passage.ts';
import type { Finding } from '../evaluation.ts';

const demands = /\b(?:must|has to|have to|needs? to|throws?|thrown|required?|requires|fails?|cannot|can['’]t|unless|not allowed|make sure|ensure)\b/iu;
const commonErrors = new Set(['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError']);
const idle = new Set(['this', 'that', 'with', 'from', 'when', 'then', 'have', 'been', 'were', 'will', 'should', 'could', 'would', 'expected', 'received', 'does', 'must', 'only', 'invalid', 'cannot', 'error', 'there', 'already', 'found', 'given', 'into', 'value']);

/**
 * Whether a text says under what condition the library throws: it names the error, or one of its sentences has two words of the
 * message, or one and a word of demand such as "must" or "before". `names` are known to be there and tell nothing.
 */
export function saysPrecondition(text: Passage['text'], { args }: Finding, names: readonly string[]): boolean {
  const error = String(args['error'] ?? '');
  if (error !== '' && !commonErrors.has(error) && text.includes(error)) return true;
  const known = new Set([...names, String(args['package'] ?? '')].flatMap(stemsOf));
  // Some libraries begin with the place that throws.
  const message = String(args['message'] ?? '').replace(/^[^\s:]+: /u, '').replaceAll(/https?:\/\/\S+/gu, ' ');
  const asked = [...new Set(stemsOf(message.replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/gu, ' ')))].filter((stem) => !known.has(stem));
  return tellingText(text).split(/[.!?](?:\s|$)|\n\s*\n|\n\s*[*/#-]+/u).some((sentence) => {
    const stems = new Set(stemsOf(sentence));
    const shared = asked.filter((stem) => stems.has(stem)).length;
    return shared >= 2 || (shared === 1 && demands.test(sentence));
  });
}

/** Without the code of blocks: that a call has the words of a message in its name tells no condition. What its comments say stays. */
function tellingText(text: string): string {
  return text.replaceAll(/^(```+|~~~+)[^\n]*\n(.*?)^\1/gmsu, (_block, _fence, code: string) => code.split('\n').map((line) => /^\s*(?:\/?\*|#).*|\/\/.*/u.exec(line)?.[0] ?? '').join('\n'));
}

/** Words of four letters and more by their beginnings, so that `connected` and `connect` are one. */
function stemsOf(text: string): string[] {
  return (text.replaceAll(/([a-z])([A-Z])/gu, '$1 $2').toLowerCase().match(/[a-z]{4,}/gu) ?? []).filter((word) => !idle.has(word)).map((word) => word.slice(0, 5));
}
