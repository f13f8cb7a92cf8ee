import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { Renderer } from '../../reports/renderers/renderer.ts';
import type { Report, ReportAttempt } from '../../reports/report.ts';
import type { SharedOfReport } from '../../reports/text-table.ts';
import { UserError } from '../../tasks/user-error.ts';

/** A file of a report that is written as its attempts come, however many they are. */
export interface ReportFile extends AsyncDisposable {
  add: (attempt: ReportAttempt, json: () => Buffer) => Promise<void>;
  end: (report: Report, shared: SharedOfReport) => Promise<void>;
}

/** Characters gathered before they are written. */
const most = 250_000;

/**
 * What stands before the attempts is known after the last of them, so they wait in a file beside it; and a report of before stays
 * whole until the new one is.
 */
export async function openReportFile(renderer: Renderer, file: string): Promise<ReportFile> {
  const form = await renderer.open();
  const [part, whole] = [`${file}.part`, `${file}.new`];
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
      if (length > most) await sayingWhich(file, flush);
    },
    end: async (report, shared) => {
      const { before, after } = await form.end(report, shared);
      await sayingWhich(file, async () => {
        if (waiting !== null) await flush();
        await written;
        await write(whole, async (target) => {
          await target.writeFile(before);
          if (waiting === null) await target.writeFile(gathered.join(''));
          else await copy(waiting, target);
          await target.writeFile(after);
        });
        await rename(whole, file);
      });
    },
    [Symbol.asyncDispose]: async () => {
      await written.catch(() => undefined);
      await waiting?.close();
      for (const left of [part, whole]) await rm(left, { force: true });
    },
  };
}

/** A full disk and a folder that must not be written are the user's to mend. */
async function sayingWhich(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${file} cannot be written: ${reason}. The run is stored: make room or give another folder with --out, and write it with "uagent report <run>".`, { cause: error });
  }
}

async function write(file: string, work: (target: FileHandle) => Promise<void>): Promise<void> {
  await using target = await open(file, 'w');
  await work(target);
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
