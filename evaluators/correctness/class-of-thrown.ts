import type { FrictionClass } from '../evaluation.ts';

/**
 * What kind of mistake made the library throw, by its own words: it says that an option or an argument is missing or of the
 * wrong kind, or else, as far as anyone can tell, that it was called too early, too late or in the wrong state.
 */
export function classOfThrown(message: string): FrictionClass {
  // One sentence at a time: what is wrong and what it is wrong with belong together.
  for (const sentence of message.slice(0, longestMessage).split(/[.!?;\n]\s+|\n/u)) {
    if (!complaint.test(sentence) || order.test(sentence)) continue;
    if (option.test(sentence)) return 'wrong-options';
    if (argument.test(sentence)) return 'wrong-call';
  }
  return 'missing-precondition';
}

const longestMessage = 1000;
const complaint = /\b(?:missing|required?s?|must|should be|expect(?:s|ed)|invalid|unknown|unrecogni[sz]ed|unsupported|not (?:supported|allowed|provided|given|specified|an? )|needs?|wants?)\b/iu;
const option = /\b(?:options?|config(?:uration)?|settings?)\b/iu;
const argument = /\b(?:arguments?|parameters?)\b/iu;
/** Words of time and state, with which a sentence is about when something is done and not about what it is given. */
const order = /\b(?:before|after|first|already|until|once|yet|again|clos(?:ed|ing)|end(?:ed|s)|open(?:ed|ing)?|start(?:ed|ing)?|initiali[sz]ed?|connect(?:ed|ing)?|ready|finish(?:ed)?|destroyed|disposed|running|loaded|empty)\b/iu;
