import { attemptsPerBlock, unpackAttempts, type AttemptBlock } from '../../attempt-block.ts';
import type { AttemptRow } from '../../attempt-row.ts';
import type { ReportAttempt } from '../../report.ts';
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

/** Attempts that stand in the page itself, a compressed block of them at a time in the order of `rows`; a block is kept once it was read. */
export function attemptsInPage(page: Document, rows: readonly AttemptRow[]): AttemptSource {
  const blocks = [...page.querySelectorAll('script.attempts')];
  const places = new Map(rows.map(({ key }, place) => [key, place]));
  const read = new Map<number, Promise<ReportAttempt[]>>();
  const readBlock = (number: number): Promise<ReportAttempt[]> => {
    const block = read.get(number) ?? inflate(blocks[number]?.textContent ?? '').then((text) => visible(unpackAttempts(JSON.parse(text) as AttemptBlock))); // the renderer wrote it
    read.set(number, block);
    return block;
  };
  return {
    load: async (key) => {
      const place = places.get(key);
      const attempt = place === undefined ? undefined : (await readBlock(Math.floor(place / attemptsPerBlock)))[place % attemptsPerBlock];
      if (attempt === undefined) throw new Error(`This report has no attempt ${key}.`);
      return attempt;
    },
  };
}

/** From gzip in base64. */
async function inflate(text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
