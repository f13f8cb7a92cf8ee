import { z } from 'zod';
import { cutMarkdown } from './cut-markdown.ts';

export interface PostCommentRequest {
  /** Begins with the marker. */
  body: string;
  marker: string;
  /** The event that started the workflow, parsed. */
  event: unknown;
  /** Such as `https://api.github.com`. */
  api: string;
  /** Owner and name. */
  repository: string;
  token: string;
  /** Stands where a text that is too long was cut. */
  pointer: string;
}

export type PostedComment = { kind: 'created' | 'updated'; pull: number } | { kind: 'no-pull-request' } | { kind: 'failed'; reason: string };

/** GitHub takes no longer comment. */
const commentCharacters = 65_536;
const pageSize = 100;

/** Writes the comment of a pull request, or writes it anew where it stands. Whatever goes wrong is a result, and no exception. */
export async function postComment({ body, marker, event, api, repository, token, pointer }: PostCommentRequest): Promise<PostedComment> {
  const pull = eventSchema.safeParse(event).data?.pull_request?.number;
  if (pull === undefined) return { kind: 'no-pull-request' };
  const text = cutMarkdown(body, { size: ({ length }) => length, most: commentCharacters, pointer });
  const call = caller(`${api.replace(/\/$/u, '')}/repos/${repository}/issues`, token);
  try {
    const before = await findComment(call, pull, marker);
    if (before === undefined) await call('POST', `/${String(pull)}/comments`, { body: text });
    else await call('PATCH', `/comments/${String(before)}`, { body: text });
    return { kind: before === undefined ? 'created' : 'updated', pull };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

const eventSchema = z.object({ pull_request: z.object({ number: z.number().int().positive() }).optional() });

const commentsSchema = z.array(z.object({
  id: z.number(),
  body: z.string().nullish(),
  user: z.object({ type: z.string() }).nullish(),
  author_association: z.string().nullish(),
}));

type Call = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => Promise<unknown>;

/** Anyone may write the marker: only a comment of a bot or of somebody who belongs to the project is taken for ours. */
async function findComment(call: Call, pull: number, marker: string): Promise<number | undefined> {
  for (let page = 1; ; page += 1) {
    const comments = commentsSchema.parse(await call('GET', `/${String(pull)}/comments?per_page=${String(pageSize)}&page=${String(page)}`));
    const own = comments.find(({ body, user, author_association: belongs }) => body?.startsWith(marker) === true && (user?.type === 'Bot' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(belongs ?? '')));
    if (own !== undefined) return own.id;
    if (comments.length < pageSize) return undefined;
  }
}

function caller(base: string, token: string): Call {
  return async (method, path, body) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': 'oss-uagent', 'x-github-api-version': '2022-11-28' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    if (response.ok) return response.json();
    const hint = response.status === 403 || response.status === 404 ? ' The token may not write comments: a pull request from a fork has one that only reads, and others need "permissions: { pull-requests: write }".' : '';
    throw new Error(`GitHub answered ${String(response.status)} to ${method} ${path.replace(/\?.*/u, '')}.${hint}`);
  };
}
