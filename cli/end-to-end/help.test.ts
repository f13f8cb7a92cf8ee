import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkplace } from '../fixtures/workplace.ts';

describe('uagent --help', () => {
  const place = openWorkplace();
  let helps: Map<string, string>;
  beforeAll(async () => {
    helps = await collectHelps([]);
  });
  afterAll(() => {
    place[Symbol.dispose]();
  });

  async function collectHelps(command: string[]): Promise<Map<string, string>> {
    const { exitCode, stdout, stderr } = await place.uagent([...command, '--help']);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toBe('');
    const found = new Map([[command.join(' '), stdout]]);
    for (const name of commandsIn(stdout)) for (const [each, help] of await collectHelps([...command, name])) found.set(each, help);
    return found;
  }

  it('lists the commands, those of docs among them', () => {
    expect([...helps.keys()]).toEqual(expect.arrayContaining(['', 'demo', 'run', 'report', 'evaluate', 'check', 'docs', 'docs check', 'docs build', 'docs search', 'runs', 'doctor']));
  });

  it('shows for every command what it does and at least one example of it', () => {
    for (const [command, help] of helps) {
      const name = `uagent ${command}`.trim();
      expect(help, name).toMatch(new RegExp(`^Usage: ${name}`, 'u'));
      if (command === 'docs') continue;
      expect(help, name).toMatch(new RegExp(`^Examples?:\\n(?: .*\\n)* {2}${name}`, 'mu'));
    }
  });

  it('says the version', async () => {
    expect((await place.uagent(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  it('leaves no trace in the working folder', async () => {
    expect((await place.shell('ls -A')).stdout).toBe('');
  });
});

/** The names under "Commands:", but the one for the help itself. */
function commandsIn(help: string): string[] {
  const [, section = ''] = /^Commands:\n((?: .*\n)+)/mu.exec(help) ?? [];
  return [...section.matchAll(/^ {2}(\w[\w-]*)/gmu)].flatMap(([, name = '']) => (name === 'help' ? [] : [name]));
}
