import type { Page } from '../sources/source.ts';
import type { Format } from './format.ts';
import { formats } from './index.ts';
import { joinPieces, type SourceText } from './join-pieces.ts';

/** A page of any format but declarations as Markdown, with the way back to its source. */
export async function readSource(page: Page): Promise<{ source: SourceText; format: Format }> {
  if (page.format === 'declarations') throw new Error(`The declarations ${page.path} are split by split-declarations.ts.`);
  const format: Format = formats[page.format];
  const { read } = await format.load();
  return { source: joinPieces(await read(page.text)), format };
}
