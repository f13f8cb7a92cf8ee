import { execa } from 'execa';
import { apparmorProfile } from '../../tasks/sandbox/bubblewrap-remedy.ts';
import { trySetups } from '../../tasks/sandbox/bubblewrap.ts';
import { readNamespaceSettings, type NamespaceSettings } from '../../tasks/sandbox/namespace-settings.ts';

export interface AllowSandboxRequest {
  /** What is done, and what came of it, a line each. */
  say: (line: string) => void;
  /** Where the machine's settings are read; `/` but for tests. */
  root?: string;
}

/**
 * Makes bubblewrap work on a runner that may use sudo, with as little as it takes: an AppArmor profile for it alone, and only
 * where that is not enough the setting of the whole machine, until its next start. Whether it works in the end.
 */
export async function allowSandbox({ say, root = '/' }: AllowSandboxRequest): Promise<boolean> {
  let { availability } = await trySetups(root);
  for (const { why, commands } of stepsFor(readNamespaceSettings(root))) {
    if (availability.kind === 'available') break;
    say(availability.reason);
    say(why);
    for (const { words, input = '' } of commands) await asRoot(words, input, say);
    ({ availability } = await trySetups(root));
  }
  say(availability.kind === 'available' ? `bubblewrap ${availability.version} works.` : `${availability.reason} ${availability.remedy}`);
  return availability.kind === 'available';
}

interface Step {
  why: string;
  commands: { words: string[]; input?: string }[];
}

function stepsFor({ apparmorRestricts, apparmorProfile: found, ordinaryUsersMay, most }: NamespaceSettings): Step[] {
  const setting = (assignment: string, why: string): Step => ({ why, commands: [{ words: ['sysctl', '-w', assignment] }] });
  const file = found ?? apparmorProfile.file;
  return [
    ...(apparmorRestricts
      ? [{
          why: found === undefined ? `AppArmor keeps bubblewrap from making user namespaces: a profile for it alone allows it (${file}).` : `AppArmor has a profile for bubblewrap, which may not be loaded (${file}).`,
          commands: [...(found === undefined ? [{ words: ['tee', file], input: `${apparmorProfile.lines.join('\n')}\n` }] : []), { words: ['apparmor_parser', '-r', file] }],
        }]
      : []),
    ...(apparmorRestricts ? [setting('kernel.apparmor_restrict_unprivileged_userns=0', 'That was not enough: every program may make user namespaces until this machine starts again.')] : []),
    ...(ordinaryUsersMay ? [] : [setting('kernel.unprivileged_userns_clone=1', 'Ordinary users may not make user namespaces: now they may, until this machine starts again.')]),
    ...(most === 0 ? [setting('user.max_user_namespaces=15000', 'There may be no user namespace at all: now there may, until this machine starts again.')] : []),
  ];
}

async function asRoot(words: string[], input: string, say: (line: string) => void): Promise<void> {
  const [command, ...args] = process.getuid?.() === 0 ? words : ['sudo', '-n', ...words];
  if (command === undefined) return;
  say(`$ ${[command, ...args].join(' ')}`);
  const result = await execa(command, args, { input, reject: false, stdout: 'ignore' });
  if (result.failed) say(result.stderr === '' ? (result.shortMessage ?? 'It failed.') : result.stderr);
}
