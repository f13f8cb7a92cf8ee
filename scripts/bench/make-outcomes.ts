import type { Attempt, SeenPassage, Step } from '../../agents/attempt.ts';
import type { Persona } from '../../agents/persona.ts';
import type { Trial } from '../../agents/trial.ts';
import { showPassage, dataNotice } from '../../agents/tools/show-passage.ts';
import type { Diagnosis } from '../../evaluators/diagnosis/diagnosis.ts';
import type { Evaluation, Finding } from '../../evaluators/evaluation.ts';
import type { Friction } from '../../evaluators/friction/stumble.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Outcome } from '../../runs/outcome.ts';
import { seededRandom } from '../../runs/statistics/seeded-random.ts';
import type { CodeFile } from '../../tasks/code-file.ts';
import type { Suite } from '../../tasks/suite.ts';
import { makePassages, makeQuestions } from './make-passages.ts';

/** Calls that a model of middling skill makes, as a share of what its persona may. */
const eagerness = 0.6;
const passagesOfPage = 10;

/**
 * What trials might have come to, each the same every time: searches and pages with their passages, replies, checks and repairs
 * within the persona's budgets, code that is a solution of the suite, cases, findings, friction and a diagnosis.
 */
export function outcomeMaker(suite: Suite, personas: readonly Persona[]): (trial: Trial) => Outcome {
  const docs = makePassages(600);
  const questions = makeQuestions(500);
  return (trial) => {
    const random = seededRandom(JSON.stringify(trial));
    const persona = personas.find(({ id }) => id === trial.persona);
    const task = suite.tasks.find(({ id }) => id === trial.task);
    const solutions = task?.solutions[trial.library];
    if (persona === undefined || task === undefined || solutions === undefined) throw new Error('The trial is of another suite.');
    const isSolved = random() < 0.5;
    const code = pick(random, isSolved ? solutions.references : [...solutions.wrong, solutions.starter]);
    const attempt = attemptOf({ trial, persona, instructions: task.instructions, code, docs, questions, random });
    const findings = isSolved ? [] : [0, 1].map((i): Finding => ({ dimension: 'compliance', class: 'near-miss-name', code: 'TS2551', args: { name: 'getWeight', suggestion: 'getEdgeWeight' }, file: code.name, line: 4 + i, column: 9, symbol: symbolAt(random) }));
    return { attempt, evaluations: evaluationsOf(isSolved, findings, random), friction: frictionOf(findings, attempt.passages), diagnosis: diagnosisOf(isSolved, attempt.passages, random) };
  };
}

interface AttemptRequest {
  trial: Trial;
  persona: Persona;
  instructions: string;
  code: CodeFile;
  docs: readonly Passage[];
  questions: readonly string[];
  random: () => number;
}

function attemptOf({ trial, persona: { budgets, description }, instructions, code, docs, questions, random }: AttemptRequest): Attempt {
  const seen = new Map<string, SeenPassage>();
  const steps: Step[] = [
    { kind: 'message', role: 'system', text: `You are a developer. ${description}\n\n${'Work in small steps, look up what you do not know, and hand in code that runs. '.repeat(15)}` },
    { kind: 'message', role: 'user', text: instructions },
  ];
  const call = (name: string, given: Record<string, unknown>, result: string): void => {
    const usage = { calls: 1, inputTokens: 2_000 + steps.length * 700, cachedTokens: 1_024, outputTokens: 200, reasoningTokens: 64 };
    steps.push({ kind: 'reply', text: `I ${name.replaceAll('_', ' ')} to see how ${pick(random, questions)} goes.`, toolCalls: [{ id: `call_${String(steps.length)}`, name, arguments: given }], finishReason: 'tool_calls', usage, milliseconds: 1_500 });
    steps.push({ kind: 'tool', name, arguments: given, outcome: 'done', result, milliseconds: 4 });
  };
  const show = (passages: readonly Passage[], by: (rank: number) => SeenPassage['by']): string => {
    for (const [i, { id, path, startLine, endLine, heading, text }] of passages.entries()) if (!seen.has(id)) seen.set(id, { id, path, startLine, endLine, heading, text, by: by(i + 1) });
    return [dataNotice, ...passages.map(showPassage)].join('\n\n');
  };
  const times = (budget: number): number => Math.ceil(budget * eagerness);
  for (let i = 0; i < times(budgets.searches); i += 1) {
    const query = pick(random, questions);
    // What answers one task lies close together.
    const found = Array.from({ length: budgets.passages }, () => docs[Math.floor(random() ** 3 * docs.length)]).filter((passage) => passage !== undefined);
    call('search_docs', { query }, show(found, (rank) => ({ kind: 'search', query, rank })));
  }
  for (let i = 0; i < times(budgets.reads) / 2; i += 1) {
    const from = passagesOfPage * Math.floor((random() ** 3 * docs.length) / passagesOfPage);
    const page = docs.slice(from, from + passagesOfPage);
    call('read_doc', { path: page[0]?.path ?? '' }, show(page, () => ({ kind: 'read' })));
  }
  for (let i = 0; i < times(budgets.repairs); i += 1) {
    call('check_types', { code: code.code }, `solution.ts:${String(4 + i)}:9 TS2551: Property 'getWeight' does not exist on type 'Graph'. Did you mean 'getEdgeWeight'?`);
    call('run_examples', { code: code.code }, '"triangle": passed\n"isolated nodes": failed: expected[3].rank: 0.1463 ≠ 0.1518');
  }
  call('submit', { code: code.code }, 'Handed in.');
  const calls = steps.filter(({ kind }) => kind === 'reply').length;
  return {
    version: 1, trial, startedAt: '2026-03-14T09:27:00.000Z', milliseconds: calls * 1_500, steps, passages: [...seen.values()],
    submission: { main: 'solution.ts', files: { 'solution.ts': code.code } },
    usage: { calls, inputTokens: calls * 6_000, cachedTokens: calls * 1_024, outputTokens: calls * 200, reasoningTokens: calls * 64 },
    ending: { kind: 'submitted' },
  };
}

function evaluationsOf(isSolved: boolean, findings: Finding[], random: () => number): Evaluation[] {
  const cases = Array.from({ length: 14 }, (_, i) => ({ name: `case ${String(i + 1)}: a graph with an isolated node`, passed: isSolved || i % 3 !== 0, message: isSolved || i % 3 !== 0 ? '' : 'expected[3].rank: 0.1463 ≠ 0.1518', milliseconds: 3 }));
  const passed = cases.filter((verdict) => verdict.passed).length;
  const parts = (names: readonly string[]): { name: string; value: number; weight: number }[] => names.map((name) => ({ name, value: 0.4 + random() * 0.6, weight: 1 / names.length }));
  return [
    { dimension: 'correctness', kind: 'scored', score: (100 * passed) / cases.length, findings: [], details: { kind: 'cases', passed, total: cases.length, cases, stdout: '', stderr: '' } },
    { dimension: 'compliance', kind: 'scored', score: isSolved ? 90 : 40 + random() * 30, findings, details: { kind: 'parts', parts: parts(['existing', 'well-called', 'current', 'idiomatic', 'lint']) } },
    {
      dimension: 'readability', kind: 'scored', score: 60 + random() * 30,
      findings: [{ dimension: 'readability', class: null, code: 'no-shadow', args: {}, file: 'solution.ts', line: 6, column: 9 }],
      details: { kind: 'parts', parts: parts(['line length', 'nesting', 'identifiers', 'comments', 'repetition', 'complexity']), reference: { name: 'reference.ts', score: 78 } },
    },
  ];
}

function frictionOf(findings: readonly Finding[], passages: readonly SeenPassage[]): Friction {
  const [first] = passages;
  return {
    stumbles: findings.flatMap((finding) => [
      { class: 'near-miss-name' as const, subject: finding.symbol ?? '', evidence: [{ kind: 'finding' as const, finding }] },
      ...(first === undefined ? [] : [{ class: 'discovery' as const, subject: finding.symbol ?? '', evidence: [{ kind: 'passage' as const, path: first.path, startLine: first.startLine, endLine: first.endLine }] }]),
    ]),
    unknown: [],
  };
}

function diagnosisOf(isSolved: boolean, passages: readonly SeenPassage[], random: () => number): Diagnosis {
  if (isSolved) return { primary: 'none', reason: '', misleading: [], symbols: [] };
  const symbols = Array.from({ length: 4 }, () => {
    const { path, startLine, endLine, heading } = pick(random, passages);
    const symbol = symbolAt(random);
    const asked = passages.slice(0, 3).flatMap(({ by }) => (by.kind === 'search' ? [{ query: by.query, rank: 12 }] : []));
    return { symbol, name: symbol.slice(symbol.indexOf('.') + 1), role: 'missing', hangsOn: null, beside: null, cause: 'not-retrieved', passage: { path, startLine, endLine, heading }, asked } as const;
  });
  return { primary: 'not-retrieved', reason: '', misleading: [], symbols };
}

function symbolAt(random: () => number): string {
  return `graphology.Graph.method${String(Math.floor(60 * random() ** 2))}`;
}

function pick<T>(random: () => number, list: readonly T[]): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('Nothing to choose from.');
  return chosen;
}
