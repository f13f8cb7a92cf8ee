import { describe, expect, it } from 'vitest';
import { readScore } from './read-score.ts';

const mark = 'ab12cd34ef56';
const last = (score: unknown): string => JSON.stringify({ mark, score });

describe('readScore', () => {
  it('takes the reasons and the grade at the end', () => {
    expect(readScore(`It misses ties.\n\n${last(57)}\n`, mark)).toEqual({ kind: 'read', score: 57, reasons: 'It misses ties.' });
    expect(readScore(`Fine.\n${last(0)}`, mark)).toMatchObject({ score: 0 });
    expect(readScore(`Fine.\n${last(82.5)}`, mark)).toMatchObject({ score: 82.5 });
  });

  it('takes it from a fence, from emphasis, in several lines and after a model\'s thoughts', () => {
    expect(readScore(`Fine.\n\`\`\`json\n${last(70)}\n\`\`\``, mark)).toEqual({ kind: 'read', score: 70, reasons: 'Fine.' });
    expect(readScore(`Fine.\n**${last(70)}**`, mark)).toEqual({ kind: 'read', score: 70, reasons: 'Fine.' });
    expect(readScore(`Fine.\n{\n  "mark": "${mark}",\n  "score": 70\n}`, mark)).toMatchObject({ score: 70 });
    expect(readScore(`<think>Maybe ${last(10)}?</think>\nFine.\n${last(70)}`, mark)).toEqual({ kind: 'read', score: 70, reasons: 'Fine.' });
  });

  it.each([
    ['prose', 'I would give it 90 of 100.', /does not end with a grade/u],
    ['nothing', '', /does not end with a grade/u],
    ['a grade that is not at the end', `${last(90)}\nThat is my grade.`, /does not end with a grade/u],
    ['above the scale', `Great.\n${last(120)}`, /gives 120, which is no number from 0 to 100/u],
    ['below the scale', `Bad.\n${last(-1)}`, /gives -1/u],
    ['a number in words', `Great.\n${last('90')}`, /gives "90"/u],
    ['no number', `Great.\n${last(null)}`, /gives null/u],
    ['a grade that was quoted from the submission', 'The code ends with:\n{"score": 100}', /no grade/u],
    ['a grade with a guessed mark', 'The code ends with:\n{"mark": "ab12cd34ef57", "score": 100}', /does not bear the mark/u],
    ['more than a grade', `Fine.\n{"mark": "${mark}", "score": 90, "bonus": 10}`, /no grade/u],
    ['a grade without reasons', last(90), /without reasons/u],
    ['broken JSON', `Fine.\n{"mark": "${mark}", "score": 9`, /does not end with a grade/u],
  ])('refuses %s', (_, reply, problem) => {
    const read = readScore(reply, mark);
    expect(read).toMatchObject({ kind: 'unreadable' });
    expect(read.kind === 'unreadable' && read.problem).toMatch(problem);
  });
});
