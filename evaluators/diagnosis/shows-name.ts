/** Whether a line of code has a name the way code would use it: a module in quotes, an option as a key, any other after a dot, in an import or as what is called. */
export function showsName(line: string, name: string, role: 'module' | 'option' | 'name'): boolean {
  if (role === 'module') return ["'", '"'].some((quote) => line.includes(`${quote}${name}${quote}`));
  const word = name.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  const pattern = role === 'option' ? `(?<![\\w$.])${word}\\s*[:,}]` : `(?:\\.|\\bnew\\s+|\\bimport\\b[^'"]*(?<![\\w$]))${word}(?![\\w$])|(?<![\\w$.])${word}\\s*\\(`;
  return new RegExp(pattern, 'u').test(line.replace(/\/\/.*$/u, ''));
}
