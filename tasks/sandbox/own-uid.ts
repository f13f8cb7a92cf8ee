let started = 0;

/** Limits on processes count by uid, so each sandbox has one of its own, from a range that systemd sets aside for short-lived users. */
export function ownUid(): number {
  started += 1;
  return 61_184 + ((process.pid * 131 + started) % 4_000);
}
