import type { Finding } from './evaluation.ts';

/** A finding in words. A code without words of its own says what its arguments say, as those of compilers and linters do. */
export function findingMessage(finding: Finding): string {
  const words = Object.hasOwn(messages, finding.code) ? messages[finding.code] : undefined;
  return words === undefined ? fallback(finding) : words(textsOf(finding));
}

type Texts = Record<'name' | 'message' | 'case' | 'module' | 'error' | 'reason' | 'seconds', string>;

const messages: Record<string, (args: Texts) => string> = {
  'no-submission': () => 'Nothing was handed in.',
  'not-compiled': ({ message, module }) => (module === '' ? `Does not compile: ${message}` : `Cannot import "${module}": ${message}`),
  'wrong-answer': ({ case: name, message }) => `Case "${name}" has a wrong answer${after(message)}`,
  'non-deterministic': ({ case: name, message }) => `Case "${name}" does not come out the same every time${after(message)}`,
  threw: ({ case: name, error, message }) => `Case "${name}" threw${error === '' ? '' : ` ${error}`}${after(message)}`,
  'timed-out': ({ case: name, seconds }) => `Case "${name}" took longer than ${seconds === '' ? 'its limit' : `${seconds} s`}.`,
  crashed: ({ case: name, reason, message }) => `Case "${name}" crashed${reason === '' ? '' : `, ${reason.replaceAll('-', ' ')}`}${after(message)}`,
  'not-serialisable': ({ case: name, message }) => `Case "${name}" returned what cannot be compared${after(message)}`,
  'only-handed-over': ({ name }) => `The code uses no more of ${name === '' ? 'the library' : name} than the starter hands over.`,
  'types-too-slow': () => 'The types of this code keep the compiler busy for longer than it is given, so that its use of the library cannot be checked.',
  'never-used': ({ name }) => `The code never uses ${name === '' ? 'the library' : name}.`,
  'unchecked-cast': ({ name }) => `A cast hides the type of \`${name}\`, so that its use of the library cannot be checked.`,
  'private-import': ({ name }) => `"${name}" goes round what the package exports.`,
  deprecated: ({ name, message }) => `\`${name}\` is deprecated${after(message)}`,
  'rule-required': ({ name }) => `The library's rules ask for ${name}, which the code does not use.`,
  'rule-forbidden': ({ name }) => `The library's rules forbid ${name}.`,
};

/** The arguments that messages know; one that is absent is empty. */
function textsOf({ args }: Finding): Texts {
  const text = (key: string): string => (Object.hasOwn(args, key) ? String(args[key]) : '');
  return {
    name: text('name'), message: text('message'), case: text('case'), module: text('module'), error: text('error'), reason: text('reason'), seconds: text('seconds'),
  };
}

function after(message: string): string {
  if (message === '') return '.';
  return `: ${message}${/[.!?…]$/.test(message) ? '' : '.'}`;
}

function fallback(finding: Finding): string {
  const { message } = textsOf(finding);
  if (message !== '') return message;
  const rest = Object.entries(finding.args).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key} ${String(value)}`);
  const words = (finding.class ?? finding.code).replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${rest.length === 0 ? '' : ` (${rest.join(', ')})`}.`;
}
