import type { Candidate, Wrap } from './candidate.ts';
import type { Starter } from './read-starter.ts';
import type { Part } from './snippet.ts';
import type { Binding } from './syntax.ts';

/** The starter with a usage of the docs in the place of its empty body. */
export function writeSolution(starter: Starter, { usage, filling, bindings, wrap }: Omit<Candidate, 'code' | 'score'>): string {
  const { code, body, importAt } = starter;
  const names = bindings.map((binding) => nameFor(starter, binding));
  const texts = [...filling.texts];
  const imported = [...names];
  const write = (parts: readonly Part[]): string => parts.map((part) => {
    if (typeof part === 'string') return part;
    return (part.kind === 'import' ? imported.shift() : texts.shift()) ?? '';
  }).join('');

  // Holes and imports are numbered through prelude and result, so the order of writing matters.
  const statements = usage.prelude.map((parts) => terminated(write(parts)));
  statements.push(`return ${wrapped(write(usage.result), wrap, starter.isAsync)};`);
  const text = statements.map((statement) => statement.replaceAll('\n', `\n${body.indent}`)).join(`\n${body.indent}`);
  const lines = importLines(starter, bindings, names);
  const head = lines.length === 0 ? '' : importAt === 0 ? `${lines.join('\n')}\n\n` : `\n${lines.join('\n')}`;
  return `${code.slice(0, importAt)}${head}${code.slice(importAt, body.start)}${body.before}${text}${body.after}${code.slice(body.end)}`;
}

/** The docs' own name for an import, unless the starter has it already or needs the name for something else. */
function nameFor({ imports, names }: Starter, { local, module, imported }: Binding): string {
  const known = imports.find((binding) => binding.module === module && binding.imported === imported);
  if (known !== undefined) return known.local;
  return names.has(local) ? `library${local.charAt(0).toUpperCase()}${local.slice(1)}` : local;
}

function importLines({ imports, modules }: Starter, bindings: readonly Binding[], names: readonly string[]): string[] {
  const byModule = new Map<string, { imported: string; name: string }[]>();
  for (const [i, { module, imported }] of bindings.entries()) {
    const name = names[i] ?? imported;
    const known = imports.some((binding) => binding.module === module && binding.imported === imported);
    const others = byModule.get(module) ?? [];
    if (!known && !others.some((other) => other.name === name)) byModule.set(module, [...others, { imported, name }]);
  }
  return [...byModule].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([module, members]) => (modules === 'import' ? importsFrom(module, members) : requiresFrom(module, members)));
}

function importsFrom(module: string, members: readonly { imported: string; name: string }[]): string[] {
  const whole = members.filter(({ imported }) => imported === 'default' || imported === '*');
  const named = members.filter(({ imported }) => imported !== 'default' && imported !== '*');
  return [
    ...whole.map(({ imported, name }) => `import ${imported === '*' ? '* as ' : ''}${name} from '${module}';`),
    ...(named.length === 0 ? [] : [`import { ${named.map(({ imported, name }) => (imported === name ? name : `${imported} as ${name}`)).join(', ')} } from '${module}';`]),
  ];
}

function requiresFrom(module: string, members: readonly { imported: string; name: string }[]): string[] {
  const whole = members.filter(({ imported }) => imported === 'default' || imported === '*');
  const named = members.filter(({ imported }) => imported !== 'default' && imported !== '*');
  return [
    ...whole.map(({ name }) => `const ${name} = require('${module}');`),
    ...(named.length === 0 ? [] : [`const { ${named.map(({ imported, name }) => (imported === name ? name : `${imported}: ${name}`)).join(', ')} } = require('${module}');`]),
  ];
}

function wrapped(expression: string, wrap: Wrap, isAsync: boolean): string {
  const value = isAsync ? `(await ${expression})` : expression;
  switch (wrap.kind) {
    case 'none':
      return expression;
    case 'spread':
      return `[...${value}]`;
    case 'entries':
      return `Object.fromEntries(${value})`;
    case 'string':
      return `String(${value})`;
    case 'number':
      return `Number(${value})`;
    case 'property':
      return `${value}.${wrap.name}`;
    case 'key':
      return `{ ${wrap.name}: ${value} }`;
  }
}

function terminated(statement: string): string {
  return /[;}]\s*$/u.test(statement) ? statement.trimEnd() : `${statement};`;
}
