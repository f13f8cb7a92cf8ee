/**
 * An error message in the names of the source: the bundler writes an imported binding as `(0 , import_dayjs.default)`
 * or `import_lib.parse`, which nobody wrote.
 */
export function inSourceNames(message: string): string {
  return message
    .slice(0, longest)
    .replaceAll(/\(0 ?, import_([\w$]+)\.([\w$]+)\)/gu, bindingName)
    .replaceAll(/\bimport_([\w$]+)\.([\w$]+)/gu, bindingName)
    + message.slice(longest);
}

/** Messages are the submission's to choose: no more than this is searched. */
const longest = 5_000;

/** The bundler makes the module's name an identifier, numbered where several modules share one. */
function bindingName(_: string, module: string, member: string): string {
  return member === 'default' ? module.replace(/\d+$/u, '') : member;
}
