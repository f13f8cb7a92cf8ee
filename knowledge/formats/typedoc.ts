import { parse, type ValueNode } from '@humanwhocodes/momoa';
import { z } from 'zod';
import type { Piece, ReadPage } from './format.ts';
import { showType, typeSchema, type TypeJson } from './typedoc/show-type.ts';

interface Reflection {
  name: string;
  kind: number;
  comment?: Comment | undefined;
  type?: TypeJson | undefined;
  children?: Reflection[] | undefined;
  signatures?: Reflection[] | undefined;
  parameters?: Reflection[] | undefined;
  flags?: { isOptional?: boolean | undefined; isRest?: boolean | undefined; isPrivate?: boolean | undefined } | undefined;
}
interface Comment {
  summary: { text: string }[];
  blockTags?: { tag: string; name?: string | undefined; content: { text: string }[] }[] | undefined;
}

const texts = z.array(z.object({ text: z.string() }));
const commentSchema = z.object({ summary: texts, blockTags: z.array(z.object({ tag: z.string(), name: z.string().optional(), content: texts })).optional() });
const reflectionSchema: z.ZodType<Reflection> = z.lazy(() => z.object({
  name: z.string(), kind: z.number(), comment: commentSchema.optional(), type: typeSchema.optional(),
  children: z.array(reflectionSchema).optional(), signatures: z.array(reflectionSchema).optional(), parameters: z.array(reflectionSchema).optional(),
  flags: z.object({ isOptional: z.boolean().optional(), isRest: z.boolean().optional(), isPrivate: z.boolean().optional() }).optional(),
}));

/** What `typedoc --json` writes: every documented symbol with its signatures, comment and examples. Lines are those of the file. */
export const read: ReadPage = (text) => {
  const { body } = parse(text, { mode: 'json' });
  const project = reflectionSchema.safeParse(JSON.parse(text));
  if (!project.success || !/"schemaVersion"|"packageName"|"packageVersion"/u.test(text)) throw new Error('it is no JSON of TypeDoc; expected what "typedoc --json" writes');
  const opening = { markdown: `# ${project.data.name}`, ...linesOf(body) };
  return [opening, ...membersOf(project.data, body).flatMap(([child, node]) => describe(child, node, ''))];
};

function describe(reflection: Reflection, node: ValueNode | undefined, owner: string): Piece[] {
  if (reflection.flags?.isPrivate === true) return [];
  const name = owner === '' ? reflection.name : `${owner}.${reflection.name}`;
  const isModule = reflection.kind === 2 || reflection.kind === 1;
  const at = linesOf(node);
  const signatures = reflection.signatures ?? [];
  const declared = signatures.length > 0 ? signatures.map((each) => signature(each, reflection.name)) : reflection.type === undefined ? [] : [`${reflection.name}${optional(reflection)}: ${showType(reflection.type)}`];
  const comments = [reflection.comment, ...signatures.map(({ comment }) => comment)].filter((comment) => comment !== undefined).map(words);
  const parts = [
    `${'#'.repeat(owner === '' ? 2 : 3)} ${name}`,
    ...(declared.length === 0 ? [] : [`\`\`\`d.ts\n${declared.join('\n')}\n\`\`\``]),
    ...comments,
  ];
  const own: Piece[] = isModule ? [] : [{ markdown: parts.join('\n\n'), startLine: at.startLine, endLine: at.endLine, anchor: name }];
  return [...own, ...membersOf(reflection, node).flatMap(([child, childNode]) => describe(child, childNode, isModule ? '' : name))];
}

function signature({ parameters = [], type }: Reflection, name: string): string {
  const shown = parameters.map((parameter) => `${parameter.flags?.isRest === true ? '...' : ''}${parameter.name}${optional(parameter)}: ${parameter.type === undefined ? 'unknown' : showType(parameter.type)}`);
  return `${name}(${shown.join(', ')})${type === undefined ? '' : `: ${showType(type)}`}`;
}

function optional({ flags }: Reflection): string {
  return flags?.isOptional === true ? '?' : '';
}

function words({ summary, blockTags = [] }: Comment): string {
  const join = (parts: { text: string }[]): string => parts.map(({ text }) => text).join('').trim();
  return [join(summary), ...blockTags.map(({ tag, name, content }) => `${tag === '@example' ? 'Example:\n\n' : `${tag}${name === undefined ? '' : ` \`${name}\``} `}${join(content)}`)].filter((text) => text !== '').join('\n\n');
}

/** The children with their places in the file. */
function membersOf({ children = [] }: Reflection, node: ValueNode | undefined): [Reflection, ValueNode | undefined][] {
  const found = node?.type === 'Object' ? node.members.find(({ name }) => name.type === 'String' && name.value === 'children')?.value : undefined;
  return children.map((child, i) => [child, found?.type === 'Array' ? found.elements[i]?.value : undefined]);
}

function linesOf(node: ValueNode | undefined): { startLine: number; endLine: number } {
  return { startLine: node?.loc.start.line ?? 1, endLine: node?.loc.end.line ?? 1 };
}
