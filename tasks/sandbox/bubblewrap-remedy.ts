import { installCommand } from './install-command.ts';
import { readNamespaceSettings, type NamespaceSettings } from './namespace-settings.ts';

/**
 * Lets bubblewrap make user namespaces where AppArmor keeps ordinary users from it. It restricts nothing: bubblewrap runs as on
 * a system without AppArmor.
 */
export const apparmorProfile = {
  file: '/etc/apparmor.d/uagent-bwrap',
  lines: ['abi <abi/4.0>,', 'profile uagent-bwrap /usr/bin/bwrap flags=(unconfined) {', '  userns,', '}'],
};

/**
 * What the user can do about a bubblewrap that is installed and does not start, from its complaint and the settings of this
 * machine: what is wrong in a sentence, then a line for each command. The complaints are those of bubblewrap 0.4 to 0.11 with
 * the words of the C library.
 */
export function bubblewrapRemedy(complaint: string, settings: NamespaceSettings = readNamespaceSettings()): string {
  const cause = causes.find(({ holds }) => holds(complaint, settings));
  return cause?.remedy(settings) ?? `Nothing on this machine says why. Look at what this says:\n  ${trial}`;
}

interface Cause {
  holds: (complaint: string, settings: NamespaceSettings) => boolean;
  remedy: (settings: NamespaceSettings) => string;
}

const trial = 'bwrap --unshare-all --ro-bind / / true';

/** The namespace was refused: EPERM, in the words of several versions. */
const isRefused = (complaint: string): boolean => /No permissions to creat(?:e|ing) (?:a )?new namespace|Creating new namespace failed: (?:Operation not permitted|Permission denied)/u.test(complaint);

/** The namespace was made, and then nothing could be done in it. */
const isPowerless = (complaint: string): boolean => /setting up [ug]id map: |loopback: Failed RTM_|Failed to make \/ slave: |pivot_root: |Can't (?:bind )?mount .*(?:Operation not permitted|Permission denied)|Creating newroot failed|Failed to mount tmpfs/u.test(complaint);

/** The surest sign comes first; where the complaint says nothing, a setting that forbids is the cause. */
const causes: Cause[] = [
  { holds: (complaint) => complaint.includes('util-linux'), remedy: () => commands('It comes with most systems, and not with this one.', installCommand('util-linux')) },
  {
    holds: (complaint) => complaint.includes('setuid mode'),
    remedy: () => commands('This bwrap is installed setuid, and such a one bounds no memory. Take the bit away; ordinary users may make namespaces on all but old kernels:', 'sudo chmod u-s "$(command -v bwrap)"'),
  },
  {
    holds: (complaint) => complaint.includes('kernel does not support user namespaces') || complaint.includes('Function not implemented'),
    remedy: () => commands('The kernel has no user namespaces, or what runs this system hides them (gVisor, proot, an emulator). Containers may be there:', 'uagent run … --sandbox container'),
  },
  {
    holds: (complaint, { most }) => most === 0 || complaint.includes('No space left on device') || complaint.includes('ENOSPC'),
    remedy: ({ most, isContainer }) => (most === 0
      ? commands(`User namespaces are switched off: user.max_user_namespaces is 0. Switch them on${outside(isContainer)}:`, ...setting('user.max_user_namespaces=15000'))
      : commands(`No further user namespace may be made: there are too many already, or too many inside each other.${most === undefined ? '' : ` The limit is ${String(most)}.`} Raise it${outside(isContainer)}, or run uagent outside other sandboxes:`, ...setting('user.max_user_namespaces=60000'))),
  },
  {
    holds: (complaint, { ordinaryUsersMay, isRoot }) => !ordinaryUsersMay && !isRoot && !isPowerless(complaint),
    remedy: ({ isContainer }) => commands(`User namespaces are switched off for ordinary users: kernel.unprivileged_userns_clone is 0. Switch them on${outside(isContainer)}:`, ...setting('kernel.unprivileged_userns_clone=1')),
  },
  {
    holds: (complaint, { apparmorRestricts, isContainer, isRoot }) => apparmorRestricts && (isContainer ? !isRoot && /setting up [ug]id map: |loopback: /u.test(complaint) : isRefused(complaint) || isPowerless(complaint)),
    remedy: allowInAppArmor,
  },
  {
    holds: (complaint, { isContainer }) => isContainer && (isRefused(complaint) || isPowerless(complaint)),
    remedy: () => [
      'This is a container, and it may not make namespaces. Start it with more rights, of which the second line gives fewer:',
      '  docker run --privileged …',
      '  docker run --cap-add SYS_ADMIN --cap-add NET_ADMIN --security-opt seccomp=unconfined --security-opt apparmor=unconfined …',
      'In Kubernetes: securityContext: { privileged: true }. In GitHub Actions, run the job without "container:".',
    ].join('\n'),
  },
  {
    holds: (complaint, { isRoot }) => isRoot && isRefused(complaint),
    remedy: () => 'This root has not the right to make namespaces (CAP_SYS_ADMIN): something around it took that away, such as a container or a systemd unit. Start it with that right.',
  },
];

function allowInAppArmor({ apparmorProfile: found, isContainer }: NamespaceSettings): string {
  const why = 'AppArmor keeps ordinary users from making user namespaces, as Ubuntu does from 23.10 on (kernel.apparmor_restrict_unprivileged_userns is 1).';
  const off = ['Or allow it to every program, until the next start:', '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'];
  if (isContainer) return [`${why} This is a container, so it is allowed on the machine around it:`, ...off.slice(1)].join('\n');
  const allow = found === undefined
    ? ['Allow it to bubblewrap alone, which lasts:', `  printf '%s\\n' ${apparmorProfile.lines.map((line) => `'${line}'`).join(' ')} | sudo tee ${apparmorProfile.file}`, `  sudo apparmor_parser -r ${apparmorProfile.file}`]
    : [`${found} is about bubblewrap and does not allow it, or is not loaded. Load it:`, `  sudo apparmor_parser -r ${found}`];
  return [why, ...allow, ...off].join('\n');
}

function commands(why: string, ...lines: string[]): string {
  return [why, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** At once, and for good. */
function setting(assignment: string): string[] {
  return [`sudo sysctl -w ${assignment}`, `echo ${assignment} | sudo tee /etc/sysctl.d/60-uagent.conf`];
}

function outside(isContainer: boolean): string {
  return isContainer ? ' on the machine around this container' : '';
}
