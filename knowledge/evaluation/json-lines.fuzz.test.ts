import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzTime, inputs } from '../../tasks/fixtures/fuzz/inputs.ts';
import { mutated } from '../../tasks/fixtures/fuzz/mutated.ts';
import { UserError } from '../../tasks/user-error.ts';
import { readCorpus } from './read-corpus.ts';
import { readQueries } from './read-queries.ts';

const documents = '{"id": "a", "text": "One.", "title": "A"}\n{"id": 2, "text": "Two."}\n\n{"id": "__proto__", "text": ""}\n';
const queries = '{"id": "q1", "text": "one", "relevant": ["a", 2]}\n{"id": "q2", "text": "", "relevant": {"a": 2, "b": 0}}\n';
const words = ['"id":', '"id": null', '"id": ""', '"id": "a"', '"relevant": {"__proto__": 1}', '"relevant": []', '"relevant": {"a": -1}', '"text": 7', '\n{"id": "a", "text": "again"}\n', '[1]', '7\n'];

test('documents and queries, however they are spoilt, are read or refused with the line', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lines-'));
  const [docs, asked] = [path.join(folder, 'docs.jsonl'), path.join(folder, 'queries.jsonl')];
  const read = async (): Promise<string> => {
    try {
      const corpus = await readCorpus(docs, { onProgress: () => undefined, signal: new AbortController().signal });
      const { queries: found } = await readQueries(asked, corpus);
      return found.every(({ relevant }) => relevant.size > 0 && [...relevant.values()].every((grade) => grade > 0)) ? 'read' : 'nothing is relevant';
    } catch (error) {
      if (error instanceof UserError) return error.message.replaceAll(folder, '');
      throw error;
    }
  };
  try {
    await fc.assert(fc.asyncProperty(mutated([documents, queries], words), fc.boolean(), async (spoilt, isDocs) => {
      writeFileSync(docs, isDocs ? spoilt : documents);
      writeFileSync(asked, isDocs ? queries : spoilt);
      expect(await read()).toMatch(/^read$|^\/\w+\.jsonl:\d+: .|has no documents|has no query|None of the relevant ids/su);
    }), inputs({ usual: 150, share: 0.1 }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}, fuzzTime);
