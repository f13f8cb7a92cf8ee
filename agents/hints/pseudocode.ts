import type ts from 'typescript';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';

/** The functions of a piece of code as indented steps, without imports, types and comments. */
export async function writePseudocode(code: string): Promise<string> {
  const typescript = await loadTypeScript();
  const options = { target: typescript.ScriptTarget.ESNext, module: typescript.ModuleKind.ESNext, removeComments: true };
  const { outputText } = typescript.transpileModule(code, { compilerOptions: options });
  const file = typescript.createSourceFile('reference.js', outputText, typescript.ScriptTarget.Latest, true);
  const writer = createWriter(typescript, file);
  return file.statements.filter((statement) => !typescript.isImportDeclaration(statement)).flatMap((statement) => writer(statement, 0)).join('\n');
}

type Writer = (statement: ts.Statement, depth: number) => string[];

function createWriter(typescript: typeof ts, file: ts.SourceFile): Writer {
  const text = (node: ts.Node): string => node.getText(file).replaceAll(/\s+/gu, ' ');
  const line = (depth: number, words: string): string => `${'  '.repeat(depth)}${words}`;
  const body = (statement: ts.Statement, depth: number): string[] =>
    typescript.isBlock(statement) ? statement.statements.flatMap((each) => write(each, depth)) : write(statement, depth);

  const write: Writer = (statement, depth) => {
    if (typescript.isFunctionDeclaration(statement)) {
      const head = `to ${statement.name?.text ?? 'solve'}(${statement.parameters.map(text).join(', ')}):`;
      return [line(depth, head), ...(statement.body === undefined ? [] : body(statement.body, depth + 1))];
    }
    if (typescript.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name, initializer }) =>
        line(depth, initializer === undefined ? `let there be ${text(name)}` : `${text(name)} ← ${text(initializer)}`));
    }
    if (typescript.isIfStatement(statement)) {
      const { expression, thenStatement, elseStatement } = statement;
      return [
        line(depth, `if ${text(expression)}:`),
        ...body(thenStatement, depth + 1),
        ...(elseStatement === undefined ? [] : [line(depth, 'otherwise:'), ...body(elseStatement, depth + 1)]),
      ];
    }
    if (typescript.isForOfStatement(statement) || typescript.isForInStatement(statement)) {
      const item = text(statement.initializer).replace(/^(?:const|let|var) /u, '');
      return [line(depth, `for each ${item} of ${text(statement.expression)}:`), ...body(statement.statement, depth + 1)];
    }
    if (typescript.isForStatement(statement)) {
      const head = [statement.initializer, statement.condition, statement.incrementor].map((part) => (part === undefined ? '' : text(part))).join('; ');
      return [line(depth, `repeat with ${head}:`), ...body(statement.statement, depth + 1)];
    }
    if (typescript.isWhileStatement(statement)) return [line(depth, `while ${text(statement.expression)}:`), ...body(statement.statement, depth + 1)];
    if (typescript.isReturnStatement(statement)) return [line(depth, statement.expression === undefined ? 'return' : `return ${text(statement.expression)}`)];
    if (typescript.isBlock(statement)) return body(statement, depth);
    return [line(depth, text(statement).replace(/;$/u, ''))];
  };
  return write;
}
