import ts from 'typescript';
import { expect, it } from 'vitest';
import { declaredSignature } from './declared-text.ts';

it('writes a signature of several lines in one, without the signs that only lines begin with', () => {
  const source = ts.createSourceFile('index.d.ts', `declare function read<T>(
    source: // where from
      | Local
      | string,
    config:
      & Config<T>
      & (
        | (Plain & { download?: false })
        | Remote<T>
      ),
    done: (rows: T[]) => | void | boolean,
  ): | T[] | undefined;`, ts.ScriptTarget.Latest, true);
  expect(declaredSignature(source.statements[0], ts)).toBe('<T>(source: Local | string, config: Config<T> & ((Plain & { download?: false }) | Remote<T>), done: (rows: T[]) => void | boolean): T[] | undefined');
});
