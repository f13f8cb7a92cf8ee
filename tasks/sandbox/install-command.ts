import { existsSync } from 'node:fs';

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
