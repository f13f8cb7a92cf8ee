import { describe, expect, it } from 'vitest';
import { buildReport } from '../build-report.ts';
import { sampleRun } from '../fixtures/sample/sample-run.ts';
import type { ReportHead } from '../report.ts';
import { checkGates } from './check-gates.ts';
import type { GateScope } from './gate.ts';
import { gateMessage } from './gate-message.ts';
import { readGates } from './read-gates.ts';

const scope: GateScope = { libraries: ['orchard'], arms: ['docs'], models: ['offline', 'openai:a.1'], personas: ['junior', 'intermediate', 'senior', 'expert'] };
const report = buildReport({ ...sampleRun({ models: ['offline', 'openai:a.1'] }), version: '0.1.0' });
const check = (texts: string[], of: ReportHead = report): string[] => checkGates(of, readGates(texts, scope)).map((result) => (result.passed ? 'passed' : gateMessage(result, of) ?? 'nothing is said'));

describe('a gate', () => {
  it('holds a score against its threshold, in every group that it does not leave out', () => {
    expect(check(['usability=0', 'offline.usability=0', 'openai:a.1.orchard.docs.junior.correctness=0'])).toEqual(['passed', 'passed', 'passed', 'passed']);
    const [offline, other] = report.groups;
    expect(check([`usability=${String(other?.usability.value?.mean)}`])).toEqual([
      `Gate failed: usability of orchard (docs, offline) is ${String(offline?.usability.value?.mean)}, below ${String(other?.usability.value?.mean)} (95 % interval ${String(offline?.usability.value?.low)} to ${String(offline?.usability.value?.high)}, 1 attempt unscored).`,
      'passed',
    ]);
    const senior = offline?.personas.find(({ persona }) => persona === 'senior')?.dimensions.compliance.value;
    expect(check(['offline.senior.compliance=100'])).toEqual([expect.stringContaining(`is ${String(senior?.mean)}, below 100 (95 % interval ${String(senior?.low)} to ${String(senior?.high)}`)]);
  });

  it('says of attempts that it leaves out although it holds, and nothing else', () => {
    const said = checkGates(report, readGates(['offline.usability=0', 'openai:a.1.junior.usability=0'], scope)).map((result) => gateMessage(result, report));
    expect(said).toEqual(['Note: offline.usability of orchard (docs, offline) reaches 0 with 1 attempt unscored.', undefined]);
  });

  it('takes a dimension of all personas as the report takes usability', () => {
    const even: ReportHead = { ...report, groups: report.groups.map((group) => ({ ...group, personas: group.personas.map((persona, i) => ({ ...persona, tasks: persona.tasks.map((task) => ({ ...task, dimensions: { ...task.dimensions, correctness: 10 * i } })) })) })) };
    expect(check(['offline.correctness=15', 'offline.correctness=15.1'], even)).toEqual(['passed', expect.stringContaining('is 15, below 15.1')]);
  });

  it('fails where there is no score', () => {
    const unscored: ReportHead = { ...report, groups: report.groups.slice(0, 1).map((group) => ({ ...group, usability: { value: null, tasks: 0, unscored: 48 } })) };
    expect(check(['usability=0'], unscored)).toEqual(['Gate failed: usability has no score (48 attempts unscored), so it does not reach 0.']);
    expect(check(['usability=0'], { ...report, groups: [] })).toEqual(['Gate failed: usability has no score, so it does not reach 0.']);
    expect(check(['expert.usability=0'], { ...unscored, groups: unscored.groups.map((group) => ({ ...group, personas: [] })) })).toEqual(['Gate failed: expert.usability has no score, so it does not reach 0.']);
  });
});

it.each([
  ['usabilty=70', 'There is no score "usabilty". Did you mean "usability"? Known: usability, correctness, compliance, readability, junior.usability'],
  ['nobody.usability=70', 'There is no score "nobody.usability".'], ['junior=70', 'There is no score "junior".'], ['junior.senior.usability=1', 'There is no score'],
  ['usability', 'write a score and the points from 0 to 100'], ['usability=', 'write a score'], ['usability=seventy', 'write a score'], ['usability=101', 'write a score'], ['=5', 'write a score'],
])('refuses --fail-under %s', (text, message) => {
  expect(() => readGates([text], scope)).toThrow(message);
});
