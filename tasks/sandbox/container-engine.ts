import { execa } from 'execa';

/** A program that runs containers, and answers. */
export interface ContainerEngine {
  id: 'docker' | 'podman';
  version: string;
}

export type EngineSearch = { kind: 'found'; engine: ContainerEngine } | { kind: 'none'; complaints: string[] };

/** How to ask each for the version of what runs the containers, which for Docker is another program than the command. */
const questions = [
  { id: 'docker', args: ['version', '--format', '{{.Server.Version}}'] },
  { id: 'podman', args: ['version', '--format', '{{.Version}}'] },
] as const;

/** The first engine that answers. */
export async function findContainerEngine(): Promise<EngineSearch> {
  const complaints: string[] = [];
  for (const { id, args } of questions) {
    const { failed, stdout, stderr, code } = await execa(id, args, { reject: false, timeout: 15_000, stdin: 'ignore' });
    if (!failed) return { kind: 'found', engine: { id, version: stdout.trim() } };
    complaints.push(code === 'ENOENT' ? `${id} is not installed` : `${id} does not answer: ${stderr.trim().split('\n').at(-1) ?? ''}`);
  }
  return { kind: 'none', complaints };
}
