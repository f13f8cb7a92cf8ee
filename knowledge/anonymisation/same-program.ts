import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';

/** Whether two texts are the same program but for comments and layout: token for token. */
export async function isSameProgram(name: string, one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  const typescript = await loadTypeScript();
  const tokens = (code: string): string[] => {
    const found: string[] = [];
    const source = typescript.createSourceFile(name, code, typescript.ScriptTarget.Latest, true);
    const visit = (node: import('typescript').Node): void => {
      const children = node.getChildren(source).filter((child) => !typescript.isJSDoc(child));
      if (children.length === 0) found.push(node.getText(source));
      else for (const child of children) visit(child);
    };
    visit(source);
    return found;
  };
  const [a, b] = [tokens(one), tokens(other)];
  return a.length === b.length && a.every((token, i) => token === b[i]);
}
