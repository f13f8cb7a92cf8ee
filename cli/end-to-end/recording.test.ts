import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScriptedEndpoint, type ScriptedReply } from '../../agents/fixtures/scripted-endpoint.ts';
import type { ReportDocument } from '../../reports/report.ts';
import { rightCode, submit } from '../fixtures/answers.ts';
import { ample, openWorkplace, versionRanges } from '../fixtures/workplace.ts';

const inRange = rightCode.replace('newestInRange(versions: string[], range: string): string | null', 'fitsRange(version: string, range: string): boolean')
  .replaceAll('maxSatisfying', 'satisfies').replace('(versions, range)', '(version, range)');

describe('a recording', { timeout: ample }, () => {
  const place = openWorkplace();
  afterAll(() => {
    place[Symbol.dispose]();
  });
  const run = async (args: string[], environment = {}): Promise<ReportDocument> => {
    const { exitCode, document, stderr } = await place.json(['run', versionRanges, '--task', 'newest-in-range,fits-range', ...args], environment);
    expect(exitCode, stderr).toBe(0);
    return document as ReportDocument;
  };

  describe.each([
    { source: 'an endpoint', personas: 'junior,senior' },
    { source: 'the offline developer', personas: 'senior' },
  ])('of $source', ({ source, personas }) => {
    const file = `${source}.jsonl`;
    let original: ReportDocument;
    beforeAll(async () => {
      await using endpoint = await openScriptedEndpoint(({ body }) => replyTo(JSON.stringify(body.messages)));
      original = source === 'an endpoint'
        ? await run(['--persona', personas, '--model', 'openai:writer', '--record', file], { OPENAI_BASE_URL: endpoint.baseUrl })
        : await run(['--persona', personas, '--model', 'offline', '--record', file]);
    }, ample);

    it('replays to the same submissions and scores', async () => {
      const replayed = await run(['--persona', personas, '--model', `recorded:${file}`]);
      const essence = ({ attempts }: ReportDocument) => attempts.map(({ trial: { task, persona }, submission, dimensions }) => ({ task, persona, submission, dimensions }));
      expect(essence(replayed)).toEqual(essence(original));
      expect(new Set(original.attempts.map(({ submission }) => submission?.files['solution.ts'])).size).toBeGreaterThan(1);
    });
  });
});

/** Looks something up first where the tools allow it, so that there is more than one turn to replay. */
function replyTo(messages: string): ScriptedReply {
  const asked = messages.includes('"role":"tool"');
  if (!asked) return { kind: 'message', calls: [{ name: 'search_docs', arguments: { query: 'satisfies a range' } }] };
  return submit(messages.includes('Newest version in a range') ? rightCode : inRange);
}
