import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScriptedEndpoint, type ScriptedEndpoint, type ScriptedReply, type ScriptedRequest } from '../../agents/fixtures/scripted-endpoint.ts';
import type { ReportDocument } from '../../reports/report.ts';
import { filesBelow } from '../fixtures/files-below.ts';
import { rightCode, submit } from '../fixtures/answers.ts';
import { ample, openWorkplace, versionRanges, type Ended } from '../fixtures/workplace.ts';

const contentsOf = ({ body }: ScriptedRequest): string => body.messages.map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content))).join('\n');

/** A developer that knows what it is shown and nothing else: the names it hands in are those of the docs that it has read. */
function nextReply(request: ScriptedRequest): ScriptedReply {
  const shown = contentsOf(request);
  const [, name = 'unknown'] = /(\w+)\(versions, range\)`: Return the highest/u.exec(shown) ?? [];
  const [, module = 'unknown'] = /with the library ([\w@/-]+)/u.exec(shown) ?? [];
  const code = `import { ${name} } from '${module}';\n\nexport function newestInRange(versions: string[], range: string): string | null {\n  return ${name}(versions, range);\n}\n`;
  const calls = [
    { name: 'search_docs', arguments: { query: 'the highest version of a list in a range' } },
    { name: 'read_doc', arguments: { path: `${module}/README.md` } },
    { name: 'look_up_api', arguments: { name } },
    { name: 'check_types', arguments: { code: code.replace('range);', 'range, 1, 2);') } },
    { name: 'run_examples', arguments: { code } },
  ];
  const call = calls[request.body.messages.filter(({ role }) => role === 'tool').length];
  return call === undefined ? submit(code) : { kind: 'message', calls: [call] };
}

describe('uagent run --arm anonymised', { timeout: ample }, () => {
  const place = openWorkplace();
  let endpoint: ScriptedEndpoint;
  let ended: Ended & { document: unknown };
  let report: ReportDocument;

  beforeAll(async () => {
    endpoint = await openScriptedEndpoint((request) => (request.body.model === 'reader' ? nextReply(request) : submit(rightCode)));
    const environment = { OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: endpoint.baseUrl };
    ended = await place.json(['run', versionRanges, '--task', 'newest-in-range', '--persona', 'expert', '--arm', 'anonymised', '--model', 'openai:reader', '--model', 'openai:memory'], environment);
    report = ended.document as ReportDocument;
  }, ample);
  afterAll(async () => {
    place[Symbol.dispose]();
    await endpoint[Symbol.asyncDispose]();
  });
  const attemptOf = (model: string) => report.attempts.find(({ trial }) => trial.model === `openai:${model}`) ?? expect.fail(`${model} has no attempt`);

  it('sends no name of the library to the model', () => {
    expect(ended.exitCode, ended.stderr).toBe(0);
    const requests = endpoint.requests.filter(({ body }) => body.model === 'reader');
    expect(requests).toHaveLength(6);
    const sent = JSON.stringify(requests.map(({ body }) => body));
    const found = namesIn(path.join(place.home, 'libraries')).filter((name) => new RegExp(`(?<![A-Za-z0-9])${name}(?![A-Za-z0-9])`, 'u').test(sent));
    expect(found).toEqual([]);
    expect(sent).not.toMatch(/semver/iu);
  });

  it('grades what was handed in as code for the library itself', () => {
    const attempt = attemptOf('reader');
    expect(attempt.dimensions).toMatchObject({ correctness: { kind: 'scored', score: 100 }, compliance: { kind: 'scored', score: 100 } });
    expect(attempt.submission?.files['solution.ts']).toBe(rightCode);
    expect(attempt.diagnosis?.primary).toBe('none');
  });

  it('has no use for a solution that is known by heart', () => {
    const attempt = attemptOf('memory');
    expect(attempt.dimensions.correctness).toMatchObject({ kind: 'scored', score: 0 });
    expect(attempt.submission?.files['solution.ts']).not.toContain("'semver'");
  });
});

const parameters = new Set(['optionsOrLoose', 'identifierBase']);

/** Exports, members and option keys that the declarations have, of those that no sentence has by chance; what parameters are called is no name of the library. */
function namesIn(libraries: string): string[] {
  const [folder = ''] = readdirSync(libraries);
  const declared = /\b(?:function|class|const|interface|type|import)\s+(\w+)|^\s+(?:readonly )?(\w+)\??[:(]/gmu;
  const words = [...filesBelow(path.join(libraries, folder, 'node_modules/@types/semver'))].filter(({ file }) => file.endsWith('.d.ts'))
    .flatMap(({ bytes }) => [...bytes.replaceAll(/\/\*[\s\S]*?\*\//gu, '').matchAll(declared)].flatMap(([, name, member]) => name ?? member ?? []));
  const names = [...new Set(words)].filter((word) => /[a-z][A-Z]/u.test(word) && !parameters.has(word));
  if (!names.includes('maxSatisfying') || !names.includes('includePrerelease')) throw new Error(`The names are not all among ${names.join(', ')}.`);
  return names;
}
