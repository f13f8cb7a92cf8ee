import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a Linux machine says about who may make namespaces. */
export interface NamespaceSettings {
  /** Ubuntu from 23.10 on: a user namespace made without an AppArmor profile that allows it comes without any right. */
  apparmorRestricts: boolean;
  /** A profile that speaks of bubblewrap, absolute on that machine. */
  apparmorProfile: string | undefined;
  /** Debian's switch; kernels without it allow. */
  ordinaryUsersMay: boolean;
  /** How many there may be, undefined where the kernel does not say. */
  most: number | undefined;
  /** Whether this is the inside of a container, whose settings are those of the machine around it. */
  isContainer: boolean;
  isRoot: boolean;
}

/** Reads the settings under a root folder, which is `/` but for tests. */
export function readNamespaceSettings(root = '/'): NamespaceSettings {
  const read = (file: string): string | undefined => readText(path.join(root, file));
  const most = Number.parseInt(read('proc/sys/user/max_user_namespaces') ?? '', 10);
  return {
    apparmorRestricts: read('proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1',
    apparmorProfile: findProfile(root),
    ordinaryUsersMay: read('proc/sys/kernel/unprivileged_userns_clone') !== '0',
    most: Number.isNaN(most) ? undefined : most,
    isContainer: containerMarks.some((file) => existsSync(path.join(root, file))),
    isRoot: process.getuid?.() === 0,
  };
}

/** Docker, Podman, systemd-nspawn and Kubernetes each leave one. */
const containerMarks = ['.dockerenv', 'run/.containerenv', 'run/systemd/container', 'run/secrets/kubernetes.io', 'var/run/secrets/kubernetes.io'];

function findProfile(root: string): string | undefined {
  const folder = 'etc/apparmor.d';
  const names = readNames(path.join(root, folder)).filter((name) => !name.startsWith('.')).sort();
  const found = names.find((name) => /^\s*(?:profile\s+\S+\s+)?\/(?:usr\/)?bin\/bwrap\b/mu.test(readText(path.join(root, folder, name)) ?? ''));
  return found === undefined ? undefined : `/${folder}/${found}`;
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch {
    return [];
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
