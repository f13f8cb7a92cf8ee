/** The package that a file belongs to, and the file's path from the innermost `node_modules` on. */
export function packageOfFile(file: string): { name: string; path: string } | undefined {
  const normal = file.replaceAll('\\', '/');
  const at = normal.lastIndexOf('node_modules/');
  if (at < 0 || (at > 0 && normal[at - 1] !== '/')) return undefined;
  const inside = normal.slice(at + 'node_modules/'.length);
  const name = packageOfSpecifier(inside);
  return name === undefined ? undefined : { name, path: inside };
}

/** `@scope/name` or `name` of a module specifier such as `@scope/name/sub/path.js`. */
export function packageOfSpecifier(specifier: string): string | undefined {
  return /^(?:@[^/]+\/)?[^/@.][^/]*/u.exec(specifier)?.[0];
}
