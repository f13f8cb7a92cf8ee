import { open, rm, type FileHandle } from 'node:fs/promises';
import type { Renderer } from '../../reports/renderers/renderer.ts';
import type { Report, ReportAttempt } from '../../reports/report.ts';
import type { SharedOfReport } from '../../reports/text-table.ts';

/** A file of a report that is written as its attempts come, however many they are. */
export interface ReportFile extends AsyncDisposable {
  add: (attempt: ReportAttempt, json: () => Buffer) => Promise<void>;
  end: (report: Report, shared: SharedOfReport) => Promise<void>;
}

/** Characters gathered before they are written. */
const most = 250_000;

/** What stands before the attempts is known after the last of them, so they wait in a file beside it. */
export async function openReportFile(renderer: Renderer, file: string): Promise<ReportFile> {
  const form = await renderer.open();
  const part = `${file}.part`;
  let gathered: (string | Buffer)[] = [];
  let length = 0;
  let waiting: FileHandle | null = null;
  /** One write is under way while the next text is gathered. */
  let written: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    const bytes = gathered.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
    [gathered, length] = [[], 0];
    await written;
    waiting ??= await open(part, 'w+');
    written = writeAll(waiting, bytes);
    // Awaited at the next flush: until then a failure is nobody's.
    written.catch(() => undefined);
  };
  return {
    add: async (attempt, json) => {
      const parts = [await form.add(attempt, json)].flat().filter((part) => part.length > 0);
      gathered.push(...parts);
      length += parts.reduce((sum, part) => sum + part.length, 0);
      if (length > most) await flush();
    },
    end: async (report, shared) => {
      const { before, after } = await form.end(report, shared);
      if (waiting !== null) await flush();
      await written;
      await using target = await open(file, 'w');
      await target.writeFile(before);
      if (waiting === null) await target.writeFile(gathered.join(''));
      else await copy(waiting, target);
      await target.writeFile(after);
    },
    [Symbol.asyncDispose]: async () => {
      if (waiting === null) return;
      await written.catch(() => undefined);
      await waiting.close();
      await rm(part, { force: true });
    },
  };
}

/** One call may write a part of it only. */
async function writeAll(file: FileHandle, buffers: Buffer[]): Promise<void> {
  const { bytesWritten } = await file.writev(buffers);
  const all = buffers.reduce((sum, { length }) => sum + length, 0);
  if (bytesWritten < all) await file.writeFile(Buffer.concat(buffers).subarray(bytesWritten));
}

async function copy(from: FileHandle, to: FileHandle): Promise<void> {
  const buffer = Buffer.allocUnsafe(4_000_000);
  let position = 0;
  for (;;) {
    const { bytesRead } = await from.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return;
    await to.writeFile(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}
