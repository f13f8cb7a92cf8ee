import type { LanguageId, Library } from '../../tasks/library.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import type { Submission } from '../../tasks/submission.ts';
import type { Task } from '../../tasks/task.ts';
import type { Part } from './rubric.ts';

/**
 * What a judge may see of an attempt. Who wrote the submission is not in here: neither persona nor model, no file name that
 * somebody chose for a single file, and no measured score.
 */
export interface Material {
  /** Empty when nobody knows. */
  language: string;
  /** A part that there is none of is not shown. */
  parts: Partial<Record<Part, string>>;
  /** Main file first. */
  submission: { name: string; code: string }[];
}

export interface MaterialRequest {
  task: Task;
  library: Library;
  installation: Installation;
  submission: Submission;
}

export function materialOf({ task, library, installation, submission }: MaterialRequest): Material {
  const solutions = task.solutions[library.id];
  const reference = solutions?.references[0];
  return {
    language: library.language,
    parts: {
      task: describeTask(task),
      library: `${library.id}. Installed: ${installation.packages.map(({ name, version }) => `${name} ${version}`).join(', ')}.`,
      ...(solutions === undefined ? {} : { starter: solutions.starter.code.trim() }),
      ...(reference === undefined ? {} : { reference: reference.code.trim() }),
    },
    submission: filesOf(submission, library.language),
  };
}

function describeTask({ instructions, entry, cases: { examples } }: Task): string {
  const shown = examples.map(({ name, args, expected }) => `- ${name}: ${clip(JSON.stringify({ arguments: args, expected }))}`);
  return [
    instructions.trim(),
    `The code exports \`${entry}\`.`,
    ...(shown.length === 0 ? [] : [`Examples that came with the task (where it leaves room, other results are right too):\n\n${shown.join('\n')}`]),
  ].join('\n\n');
}

/** Characters of one example. */
const longest = 2_000;

function clip(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (cut)`;
}

/** The main file's name may tell who wrote it, and nothing needs it. */
function filesOf({ main, files }: Submission, language: LanguageId): Material['submission'] {
  const others = Object.entries(files).filter(([name]) => name !== main).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { name: language === 'typescript' ? 'solution.ts' : 'solution.js', code: files[main] ?? '' },
    ...others.map(([name, code]) => ({ name, code })),
  ];
}
