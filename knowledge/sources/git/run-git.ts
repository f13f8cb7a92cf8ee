import { execa } from 'execa';

export type GitResult = { ok: true; stdout: Uint8Array } | { ok: false; problem: string };

/** Runs git without hooks, prompts and protocols that start programs; of the user's own settings proxies and credential helpers hold. */
export async function runGit(args: string[], { folder, input, signal }: { folder: string; input?: string; signal: AbortSignal }): Promise<GitResult> {
  const settings = ['core.hooksPath=/dev/null', 'protocol.ext.allow=never', 'gc.auto=0', 'maintenance.auto=false', 'fetch.recurseSubmodules=false', 'http.lowSpeedLimit=1000', 'http.lowSpeedTime=60'];
  const result = await execa('git', [...settings.flatMap((setting) => ['-c', setting]), '-C', folder, ...args], {
    reject: false, encoding: 'buffer', stripFinalNewline: false, cancelSignal: signal, timeout: 15 * 60_000, ...(input === undefined ? { stdin: 'ignore' } : { input }),
    env: { GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: '', SSH_ASKPASS: '', GIT_SSH_COMMAND: 'ssh -oBatchMode=yes', GIT_ALLOW_PROTOCOL: 'https:http:ssh:git:file', LC_ALL: 'C', GIT_DIR: folder, OPENAI_API_KEY: undefined },
    maxBuffer: 1 << 30,
  });
  signal.throwIfAborted();
  if (!result.failed) return { ok: true, stdout: result.stdout };
  if ('code' in result && result.code === 'ENOENT') return { ok: false, problem: 'the command "git" is not installed' };
  const lines = new TextDecoder().decode(result.stderr).split('\n').filter((line) => line.trim() !== '');
  const said = lines.find((line) => /^(?:fatal|error):/u.test(line)) ?? lines.at(-1);
  return { ok: false, problem: said?.replace(/^(?:fatal|error): /u, '') ?? `it ended with ${String(result.exitCode ?? result.signal ?? 'nothing said')}` };
}
