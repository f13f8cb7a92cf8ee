import type ts from 'typescript';

/** Every comment of a file, in order. */
export function commentsOf(source: ts.SourceFile, typescript: typeof ts): { pos: number; end: number }[] {
  const { text } = source;
  const found = new Map<number, number>();
  const add = (ranges: ts.CommentRange[] | undefined): void => {
    for (const { pos, end } of ranges ?? []) found.set(pos, end);
  };
  const visit = (node: ts.Node): void => {
    // A template's text may look like a comment, but no node begins in it.
    if (typescript.isJsxText(node)) return;
    add(typescript.getLeadingCommentRanges(text, node.pos));
    add(typescript.getTrailingCommentRanges(text, node.end));
    const children = node.getChildren(source);
    for (const child of children) if (!typescript.isJSDoc(child)) visit(child);
  };
  visit(source);
  return [...found].map(([pos, end]) => ({ pos, end })).sort((a, b) => a.pos - b.pos);
}
