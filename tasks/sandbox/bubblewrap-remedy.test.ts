import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { bubblewrapRemedy } from './bubblewrap-remedy.ts';
import { trySetups } from './bubblewrap.ts';
import { readNamespaceSettings } from './namespace-settings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'uagent-remedy-'));
const realPath = process.env['PATH'];

afterEach(() => {
  process.env['PATH'] = realPath;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A machine as its files tell of it. */
function machine(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(folder, 'root-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), `${text}\n`);
  }
  return root;
}

const restricted = { 'proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1', 'proc/sys/user/max_user_namespaces': '63000' };
const profile = { 'etc/apparmor.d/bwrap-userns-restrict': 'abi <abi/4.0>,\nprofile bwrap /usr/bin/bwrap flags=(attach_disconnected) {\n  allow userns,\n}' };
const docker = { '.dockerenv': '' };

const uidMap = 'bwrap: setting up uid map: Permission denied';
const loopback = 'bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted';
const refused = "bwrap: No permissions to create a new namespace, likely because the kernel does not allow non-privileged user namespaces. On e.g. debian this can be enabled with 'sysctl kernel.unprivileged_userns_clone=1'.";
const refusedBefore = refused.replace('create a new', 'creating new');
const refusedRoot = 'bwrap: Creating new namespace failed: Operation not permitted';
const full = 'bwrap: Creating new namespace failed: No space left on device';
const fullNow = 'bwrap: Creating new namespace failed: nesting depth or /proc/sys/user/max_*_namespaces exceeded (ENOSPC)';
const slave = 'bwrap: Failed to make / slave: Permission denied';
const none = 'bwrap: Creating new namespace failed, likely because the kernel does not support user namespaces.  bwrap must be installed setuid on such systems.';

const newProfile = ["'profile uagent-bwrap /usr/bin/bwrap flags=(unconfined) {' '  userns,' '}' | sudo tee /etc/apparmor.d/uagent-bwrap", 'sudo apparmor_parser -r /etc/apparmor.d/uagent-bwrap', 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'];

test.each<[name: string, complaint: string, files: Record<string, string>, isRoot: boolean, says: string[]]>([
  ['Ubuntu 24.04', uidMap, restricted, false, ['AppArmor keeps ordinary users', ...newProfile]],
  ['Ubuntu 24.04 with later packages', loopback, restricted, false, newProfile],
  ['Ubuntu whose profile is not loaded', uidMap, { ...restricted, ...profile }, false, ['sudo apparmor_parser -r /etc/apparmor.d/bwrap-userns-restrict', 'sudo sysctl -w kernel.apparmor']],
  ['Docker on Ubuntu, whose filter of system calls refuses', refused, { ...restricted, ...docker }, false, ['This is a container', '--security-opt seccomp=unconfined']],
  ['Docker on Ubuntu without that filter', uidMap, { ...restricted, ...docker }, false, ['on the machine around it', 'sudo sysctl -w kernel.apparmor']],
  ['Docker as root', refusedRoot, { ...restricted, ...docker }, true, ['This is a container', '--cap-add SYS_ADMIN']],
  ['Docker as root, with its AppArmor profile', slave, docker, true, ['This is a container', 'apparmor=unconfined']],
  ['Kubernetes', refusedBefore, { 'run/secrets/kubernetes.io/namespace': 'default' }, false, ['securityContext: { privileged: true }']],
  ['Debian with its switch off', refused, { 'proc/sys/kernel/unprivileged_userns_clone': '0' }, false, ['sudo sysctl -w kernel.unprivileged_userns_clone=1', 'sudo tee /etc/sysctl.d/60-uagent.conf']],
  ['Debian before 11', refusedBefore, { 'proc/sys/kernel/unprivileged_userns_clone': '0' }, false, ['kernel.unprivileged_userns_clone=1']],
  ['RHEL 7', full, { 'proc/sys/user/max_user_namespaces': '0' }, false, ['user.max_user_namespaces is 0', 'sudo sysctl -w user.max_user_namespaces=15000']],
  ['a container of a machine that has none', fullNow, { ...docker, 'proc/sys/user/max_user_namespaces': '0' }, false, ['on the machine around this container', 'sudo sysctl -w user.max_user_namespaces=15000']],
  ['too many', fullNow, { 'proc/sys/user/max_user_namespaces': '63000' }, false, ['too many already', 'The limit is 63000', 'sudo sysctl -w user.max_user_namespaces=60000']],
  ['gVisor', none, { 'proc/sys/user/max_user_namespaces': '63000' }, false, ['--sandbox container']],
  ['a setuid bubblewrap', 'bwrap: The --size option is not permitted in setuid mode', restricted, false, ['sudo chmod u-s']],
  ['no setpriv', 'The program "setpriv" (package util-linux) is not installed.', restricted, false, ['util-linux']],
  ['root without the right', refusedRoot, {}, true, ['CAP_SYS_ADMIN']],
  ['a riddle', 'bwrap: execvp /runtime/prlimit: No such file or directory', restricted, false, ['Nothing on this machine says why', 'bwrap --unshare-all --ro-bind / / true']],
])('%s gets the commands that help there, and no others', (_, complaint, files, isRoot, says) => {
  const remedy = bubblewrapRemedy(complaint, { ...readNamespaceSettings(machine(files)), isRoot });
  for (const words of says) expect(remedy).toContain(words);
  // What changes a machine is said only where it helps.
  const changes = remedy.split('\n').filter((line) => /^ {2}sudo (?:sysctl|apparmor_parser|chmod)/u.test(line));
  expect(changes.filter((line) => !says.some((words) => line.includes(words)))).toEqual([]);
});

test('a bubblewrap on the path is tried, and diagnosed when it fails', async () => {
  const fake = path.join(folder, 'bin');
  mkdirSync(fake);
  writeFileSync(path.join(fake, 'bwrap'), `#!/bin/sh\n[ "$1" = --version ] && { echo 'bubblewrap 0.9.0'; exit; }\necho '${uidMap}' >&2\nexit 1\n`);
  chmodSync(path.join(fake, 'bwrap'), 0o755);
  process.env['PATH'] = `${fake}:${realPath ?? ''}`;
  const { availability } = await trySetups(machine(restricted));
  expect(availability).toMatchObject({ kind: 'unavailable', reason: `A trial run failed: ${uidMap}.`, remedy: expect.stringContaining(newProfile[1] ?? '') as string });
});
