import type { Passage } from '../../knowledge/passage.ts';
import { seededRandom } from '../../runs/statistics/seeded-random.ts';

/**
 * Passages of the length and the spread of words of real docs: about a hundred words, drawn so that the n-th most
 * frequent word comes up as 1/n (Zipf's law) of 40,000; each has words of a subject of its own and some code.
 */
export function makePassages(count: number): Passage[] {
  const random = seededRandom('passages');
  return Array.from({ length: count }, (_, i) => {
    const subject = Math.floor(random() * subjects);
    const sentence = (length: number): string => Array.from({ length }, () => drawWord(random, subject)).join(' ');
    const heading = [`Page ${wordAt(i % 997)}`, sentence(3)];
    const name = `${wordAt(subject * 7)}${capitalised(drawWord(random, subject))}`;
    const code = `const ${wordAt(i % 89)} = ${name}(${drawWord(random, subject)}, { ${drawWord(random, subject)}: ${String(i % 10)} });`;
    const path = `page-${String(Math.floor(i / 10))}.md`;
    const line = (i % 10) * 20 + 1;
    return {
      id: `${path}#L${String(line)}`, path, startLine: line, endLine: line + 18, heading, kind: 'prose', tags: ['guide'],
      text: `## ${heading[1] ?? ''}\n\n${sentence(40)}. ${sentence(40)}.\n\n\`\`\`ts\n${code}\n\`\`\`\n\n${sentence(15)}.`,
      code: [{ language: 'ts', code, line: line + 5 }],
    };
  });
}

/** Questions of three to six words about one subject each. */
export function makeQuestions(count: number): string[] {
  const random = seededRandom('questions');
  return Array.from({ length: count }, () => {
    const subject = Math.floor(random() * subjects);
    return Array.from({ length: 3 + Math.floor(random() * 4) }, () => drawWord(random, subject)).join(' ');
  });
}

const subjects = 500;
const vocabulary = 40_000;
const wordsOfSubject = 60;

/** A third of the words are the subject's own. */
function drawWord(random: () => number, subject: number): string {
  if (random() < 1 / 3) return wordAt(1_000 + ((subject * wordsOfSubject + Math.floor(wordsOfSubject * random() ** 2)) % (vocabulary - 1_000)));
  return wordAt(Math.floor(vocabulary ** random()) - 1);
}

/** A pronounceable word for a number: the same number, the same word; small numbers, short words. */
function wordAt(number: number): string {
  let rest = number + 100;
  let word = '';
  while (rest > 0) {
    word += syllables[rest % syllables.length] ?? '';
    rest = Math.floor(rest / syllables.length);
  }
  return word;
}

const syllables = Array.from('bcdfghklmnprstvwz').flatMap((consonant) => Array.from('aeiou').map((vowel) => consonant + vowel));

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
