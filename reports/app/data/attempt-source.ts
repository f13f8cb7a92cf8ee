import { joinTexts, type SharedPassage } from '../../../runs/shared-texts.ts';
import type { AttemptRow } from '../../attempt-row.ts';
import { attemptsPerBlock, sharedPerBlock } from '../../blocks.ts';
import type { ReportAttempt, SharedReportAttempt } from '../../report.ts';
import { visible } from '../visible.ts';

/** Where whole attempts come from: blocks in the page, or a server. */
export interface AttemptSource {
  /** Rejects with what went wrong in words. */
  load: (key: string) => Promise<ReportAttempt>;
}

/** Rows stand beside the attempts, some in each element. */
export function rowsInPage(page: Document): AttemptRow[] {
  return [...page.querySelectorAll('script.rows')].flatMap((element) => visible(JSON.parse(element.textContent) as AttemptRow[])); // the renderer wrote it
}

/** Attempts that stand in the page itself, compressed, in the order of `rows`, and their shared texts: a block is read when something of it is asked for, and kept. */
export function attemptsInPage(page: Document, rows: readonly AttemptRow[]): AttemptSource {
  const places = new Map(rows.map(({ key }, place) => [key, place]));
  const attemptAt = blocksInPage<SharedReportAttempt>(page, 'attempts', attemptsPerBlock);
  const passageAt = blocksInPage<SharedPassage>(page, 'passages', sharedPerBlock);
  const textAt = blocksInPage<string>(page, 'texts', sharedPerBlock);
  return {
    load: async (key) => {
      const place = places.get(key);
      const attempt = place === undefined ? undefined : await attemptAt(place);
      if (attempt === undefined) throw new Error(`This report has no attempt ${key}.`);
      const texts = await valuesAt(attempt.steps.flatMap((step) => (step.kind === 'reply' ? [] : step.kind === 'tool' ? step.result : step.text)), textAt);
      const passages = await valuesAt(attempt.passages.map(({ passage }) => passage), passageAt);
      return visible(joinTexts<ReportAttempt>(attempt, { text: texts, passage: passages }));
    },
  };
}

/** What stands at the places among `parts`, read before anybody asks. */
async function valuesAt<T>(parts: readonly unknown[], read: (place: number) => Promise<T | undefined>): Promise<(place: number) => T> {
  const places = new Set(parts.filter((part) => typeof part === 'number'));
  const values = new Map(await Promise.all([...places].map(async (place) => [place, await read(place)] as const)));
  return (place) => {
    const value = values.get(place);
    if (value === undefined) throw new Error('This report is cut: what an attempt was shown is missing.');
    return value;
  };
}

/** What stands in the elements of one class, so many in each. */
function blocksInPage<T>(page: Document, name: string, perBlock: number): (place: number) => Promise<T | undefined> {
  const blocks = [...page.querySelectorAll(`script.${name}`)];
  const read = new Map<number, Promise<T[]>>();
  return async (place) => {
    const number = Math.floor(place / perBlock);
    const block = read.get(number) ?? inflate(blocks[number]?.textContent ?? '').then((text) => JSON.parse(text) as T[]); // the renderer wrote it
    read.set(number, block);
    return (await block)[place % perBlock];
  };
}

/** From gzip in base64. */
async function inflate(text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
