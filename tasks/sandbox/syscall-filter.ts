/**
 * A program for Linux's seccomp that refuses what Node never needs and hostile native code would want: looking into
 * other processes, namespaces and mounts of its own, families of sockets that no network namespace confines (such as
 * AF_VSOCK, which reaches the host of a virtual machine), and the parts of the kernel in which most holes are found.
 *
 * Format: `struct sock_filter` of linux/filter.h over `struct seccomp_data` of linux/seccomp.h. Numbers: the kernel's
 * asm/unistd_64.h (x64) and asm-generic/unistd.h (arm64).
 */
export function syscallFilter(architecture: string): Uint8Array | undefined {
  const column = columns.indexOf(architecture);
  const audit = auditArchitectures[architecture];
  if (column === -1 || audit === undefined) return undefined;
  const numberOf = (name: keyof typeof special): number => special[name][column] ?? -1;
  const refused = Object.values(refusedCalls).map((numbers) => numbers[column] ?? -1).filter((number) => number >= 0);
  return assemble([
    load(offsets.architecture), skipUnless(equal, audit, 1), skip(1), end(killProcess),
    load(offsets.number),
    // Calls of another interface of the same processor (x32) have this bit, and numbers of their own.
    skipUnless(atLeast, 0x4000_0000, 1), end(failWith(errors.ENOSYS)),
    ...refused.flatMap((number) => [skipUnless(equal, number, 1), end(failWith(errors.EPERM))]),
    ...[numberOf('clone3'), ...ioUring].flatMap((number) => [skipUnless(equal, number, 1), end(failWith(errors.ENOSYS))]),
    // Threads and processes yes, new namespaces no. (clone3 has its flags in memory, where no filter sees them; libc falls back to clone.)
    skipUnless(equal, numberOf('clone'), 4), load(offsets.firstArgument), skipUnless(anyBitOf, newNamespaces, 1), end(failWith(errors.EPERM)), end(allow),
    skipUnless(equal, numberOf('socket'), 2 + 2 * families.length), load(offsets.firstArgument),
    ...families.flatMap((family) => [skipUnless(equal, family, 1), end(allow)]), end(failWith(errors.EAFNOSUPPORT)),
    end(allow),
  ]);
}

const columns = ['x64', 'arm64'];
const auditArchitectures: Record<string, number> = { x64: 0xc000_003e, arm64: 0xc000_00b7 };

const special = { clone: [56, 220], clone3: [435, 435], socket: [41, 198] };
/** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK; the last lists network interfaces. */
const families = [1, 2, 10, 16];
const ioUring = [425, 426, 427];
const newNamespaces = 0x7e02_0000;

/** Per architecture, -1 where there is no such call. */
const refusedCalls = {
  ptrace: [101, 117], process_vm_readv: [310, 270], process_vm_writev: [311, 271], kcmp: [312, 272], pidfd_getfd: [438, 438], process_madvise: [440, 440],
  unshare: [272, 97], setns: [308, 268], mount: [165, 40], umount2: [166, 39], pivot_root: [155, 41], chroot: [161, 51],
  open_tree: [428, 428], move_mount: [429, 429], fsopen: [430, 430], fsconfig: [431, 431], fsmount: [432, 432], fspick: [433, 433], mount_setattr: [442, 442],
  name_to_handle_at: [303, 264], open_by_handle_at: [304, 265], quotactl: [179, 60], swapon: [167, 224], swapoff: [168, 225], acct: [163, 89],
  bpf: [321, 280], perf_event_open: [298, 241], userfaultfd: [323, 282], add_key: [248, 217], request_key: [249, 218], keyctl: [250, 219],
  init_module: [175, 105], finit_module: [313, 273], delete_module: [176, 106], kexec_load: [246, 104], kexec_file_load: [320, 294],
  reboot: [169, 142], syslog: [103, 116], personality: [135, 92], modify_ldt: [154, -1], iopl: [172, -1], ioperm: [173, -1],
};

const errors = { EPERM: 1, ENOSYS: 38, EAFNOSUPPORT: 97 };
const allow = 0x7fff_0000;
const killProcess = 0x8000_0000;
const offsets = { number: 0, architecture: 4, firstArgument: 16 };
const equal = 0x15;
const atLeast = 0x35;
const anyBitOf = 0x45;

interface Instruction {
  code: number;
  /** Instructions to pass over when the comparison holds, and when not. */
  whenTrue: number;
  whenFalse: number;
  value: number;
}

function load(offset: number): Instruction {
  return { code: 0x20, whenTrue: 0, whenFalse: 0, value: offset };
}

function skipUnless(comparison: number, value: number, count: number): Instruction {
  return { code: comparison, whenTrue: 0, whenFalse: count, value };
}

function skip(count: number): Instruction {
  return { code: 0x05, whenTrue: 0, whenFalse: 0, value: count };
}

function end(action: number): Instruction {
  return { code: 0x06, whenTrue: 0, whenFalse: 0, value: action };
}

function failWith(error: number): number {
  return 0x0005_0000 + error;
}

function assemble(program: Instruction[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8 * program.length));
  for (const [i, { code, whenTrue, whenFalse, value }] of program.entries()) {
    bytes.setUint16(8 * i, code, true);
    bytes.setUint8(8 * i + 2, whenTrue);
    bytes.setUint8(8 * i + 3, whenFalse);
    bytes.setUint32(8 * i + 4, value, true);
  }
  return new Uint8Array(bytes.buffer);
}
