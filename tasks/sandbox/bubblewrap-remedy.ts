import { existsSync, readFileSync } from 'node:fs';

/** What the user can do about a bubblewrap that is installed and does not start, from its complaint and this kernel's settings. */
export function bubblewrapRemedy(complaint: string): string {
  if (readSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1') {
    return 'AppArmor keeps ordinary users from making user namespaces here, as Ubuntu does from 23.10 on. '
      + 'Allow it until the next start: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';
  }
  if (readSetting('/proc/sys/kernel/unprivileged_userns_clone') === '0') {
    return 'User namespaces are switched off for ordinary users. Switch them on: sudo sysctl -w kernel.unprivileged_userns_clone=1';
  }
  if (readSetting('/proc/sys/user/max_user_namespaces') === '0') {
    return 'User namespaces are switched off. Switch them on: sudo sysctl -w user.max_user_namespaces=15000';
  }
  if (complaint.includes('util-linux')) return `Install it: ${installCommand('util-linux')}`;
  if (existsSync('/.dockerenv') || existsSync('/run/.containerenv')) {
    return 'This is a container that may not make namespaces: start it with --privileged, or with --cap-add SYS_ADMIN '
      + '--security-opt seccomp=unconfined --security-opt apparmor=unconfined.';
  }
  return 'Look at what "bwrap --unshare-all --ro-bind / / true" says.';
}

/** The command that installs a package on this machine. */
export function installCommand(name = 'bubblewrap'): string {
  const root = process.getuid?.() === 0 ? '' : 'sudo ';
  const managers: [program: string, command: string][] = [
    ['/usr/bin/apt-get', `apt-get install -y ${name}`],
    ['/usr/bin/dnf', `dnf install -y ${name}`],
    ['/usr/bin/pacman', `pacman -S --noconfirm ${name}`],
    ['/usr/bin/zypper', `zypper install -y ${name}`],
    ['/sbin/apk', `apk add ${name}`],
  ];
  const found = managers.find(([program]) => existsSync(program));
  return found === undefined ? `install the package ${name} of your distribution` : `${root}${found[1]}`;
}

function readSetting(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
