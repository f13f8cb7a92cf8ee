import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGradedRows, type GradedRows } from './read-graded-rows.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'grades-'));
  writeFileSync(path.join(folder, 'mine.py'), 'def total(xs):\n    return sum(xs)\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(text: string, scale = { low: 0, high: 100 }): GradedRows {
  const file = path.join(folder, 'grades.csv');
  writeFileSync(file, text);
  return readGradedRows(file, scale);
}

function mistakes(text: string, scale?: { low: number; high: number }): string {
  try {
    read(text, scale);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message.replaceAll(`${folder}/`, '')}` : '';
  }
  return 'none';
}

describe('readGradedRows', () => {
  it('reads code of several lines, code in files, and grades of several people', () => {
    const { rows } = read([
      '\uFEFFid,dimension,task,library,code,code_file,language,reference,human_1,human_2',
      'a,correctness,"Sum, of a list",,"let a = ""x"";',
      'done(a);",,javascript,return 1;,80,',
      '',
      'b,readability,,,,mine.py,,,20,40.5',
    ].join('\r\n'));
    expect(rows).toEqual([
      { id: 'a', dimension: 'correctness', humans: [80, null], material: { language: 'javascript', parts: { task: 'Sum, of a list', reference: 'return 1;' }, submission: [{ name: 'solution', code: 'let a = "x";\r\ndone(a);' }] } },
      { id: 'b', dimension: 'readability', humans: [20, 40.5], material: { language: 'python', parts: {}, submission: [{ name: 'solution', code: 'def total(xs):\n    return sum(xs)\n' }] } },
    ]);
  });

  it('stretches another scale to 0 to 100', () => {
    expect(read('id,dimension,code,human\na,readability,x,1\nb,readability,y,3.5\nc,readability,z,5\n', { low: 1, high: 5 }).rows.map(({ humans }) => humans[0])).toEqual([0, 62.5, 100]);
  });

  it('leaves columns alone that mean nothing, and says which', () => {
    expect(read('id,dimension,code,human,rater,when\na,readability,x,1,me,now\n').ignored).toEqual(['rater', 'when']);
  });

  it('names every mistake with its line, what is wrong and what was expected', () => {
    expect(mistakes([
      'id,dimension,task,code,code_file,human',
      'a,readability,,"x',
      'y",,50',
      'b,readabilty,,x,,50',
      'c,correctness,,x,,50',
      'd,readability,,x,,101',
      'e,readability,,x,,good',
      'f,readability,,,,50',
      'g,readability,,x,,',
      'h,readability,,,gone.ts,50',
      'i,readability,,x',
      'a,readability,,z,,50',
      ',compliance,t,x,mine.py,50',
    ].join('\n'))).toMatchInlineSnapshot(`
      "UserError: grades.csv:4: dimension: "readabilty" is unknown; expected correctness, compliance, readability. Did you mean "readability"?
      grades.csv:5: task: missing; a judge of correctness must know it.
      grades.csv:6: human: "101" is no grade; expected a number from 0 to 100 (--scale says which).
      grades.csv:7: human: "good" is no grade; expected a number from 0 to 100.
      grades.csv:8: code: missing; expected code in the column code, or the path of a file in code_file.
      grades.csv:9: human: missing; expected at least one grade from 0 to 100.
      grades.csv:10: code_file: The file gone.ts does not exist.
      grades.csv:11: 4 cells; expected 6, as many as there are columns.
      grades.csv:12: readability of a stands on line 2 already; expected one row for each id and dimension.
      grades.csv:13: id: missing; expected a name for the row.
      grades.csv:13: both code and code_file are given; expected one of them.
      grades.csv:13: library: missing; a judge of compliance must know it."
    `);
  });

  it.each([
    ['an empty file', '', /grades.csv:1: the file is empty/u],
    ['a header alone', 'id,dimension,code,human\n', /grades.csv:2: there is no row/u],
    ['a misspelt column', 'id,dimensoin,code,human\n', /grades.csv:1: unknown column "dimensoin". Did you mean "dimension"\?/u],
    ['a column twice', 'id,dimension,code,human,code\n', /the column "code" is there twice/u],
    ['no grades', 'id,dimension,code\n', /there are no grades; expected a column human/u],
    ['no code', 'id,dimension,human\n', /there is no code/u],
    ['no id', 'dimension,code,human\n', /the column id is missing/u],
    ['semicolons', 'id;dimension;code;human\n', /separated by commas/u],
    ['a quote that is left open', 'id,dimension,code,human\na,readability,"x,1\n', /grades.csv:2: Quote Not Closed.*a quote inside it is doubled/u],
  ])('refuses %s', (_, text, message) => {
    expect(mistakes(text)).toMatch(message);
    expect(mistakes(text)).toMatch(/^UserError/u);
  });

  it('says that a file is not there', () => {
    expect(() => readGradedRows(path.join(folder, 'none.csv'), { low: 0, high: 100 })).toThrow(/The CSV file .*none.csv does not exist/u);
  });
});
