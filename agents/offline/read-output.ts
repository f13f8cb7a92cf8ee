import { unknownShape, type Shape } from './shape.ts';
import { parseCode, shapeOfExpression, type TypeScript } from './syntax.ts';

/** What the docs say that a statement gives, from the text behind it: `// 3`, `//=> [1, 2]`, or `>>> 'x'` on the next line. */
export function readOutput(ts: TypeScript, after: string): { shown: boolean; shape: Shape } {
  const sameLine = /^[ \t;,)]*(?:\/\/|\/\*)[ \t]*(?:=>|->|→|⇒|-->|returns?:?|result:?|output:?|prints?:?|logs?:?)?[ \t]*([^\n]+)/iu.exec(after);
  const below = /^[^\n]*\n[ \t]*(?:(?:\/\/|\/\*|#)[ \t]*(?:=>|->|→|⇒|-->)|>>>|=>|→)[ \t]*([^\n]+)/u.exec(after);
  const text = (sameLine?.[1] ?? below?.[1] ?? '').replace(/\*\/[ \t]*$/u, '').trim().slice(0, 1000);
  const shape = text === '' ? unknownShape : shapeOfText(ts, text);
  return { shown: shape.kind !== 'unknown' || below !== null || /^[^\n]*(?:=>|→|returns?\b)/u.test(sameLine?.[0] ?? ''), shape };
}

function shapeOfText(ts: TypeScript, text: string): Shape {
  const statement = parseCode(ts, `(${text}\n)`)?.statements[0];
  if (statement === undefined || !ts.isExpressionStatement(statement) || !ts.isParenthesizedExpression(statement.expression)) return unknownShape;
  return shapeOfExpression(ts, statement.expression.expression);
}
