import { open, rm, type FileHandle } from 'node:fs/promises';
import type { Renderer } from '../../reports/renderers/renderer.ts';
import type { Report, ReportAttempt } from '../../reports/report.ts';

/** A file of a report that is written as its attempts come, however many they are. */
export interface ReportFile extends AsyncDisposable {
  add: (attempt: ReportAttempt) => Promise<void>;
  end: (report: Report) => Promise<void>;
}

/** Characters gathered before they are written. */
const most = 250_000;

/** What stands before the attempts is known after the last of them, so they wait in a file beside it. */
export async function openReportFile(renderer: Renderer, file: string): Promise<ReportFile> {
  const form = await renderer.open();
  const part = `${file}.part`;
  let gathered: string[] = [];
  let length = 0;
  let waiting: FileHandle | null = null;
  /** One write is under way while the next text is gathered. */
  let written: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(gathered.join(''));
    [gathered, length] = [[], 0];
    await written;
    waiting ??= await open(part, 'w+');
    written = waiting.writeFile(bytes);
    // Awaited at the next flush: until then a failure is nobody's.
    written.catch(() => undefined);
  };
  return {
    add: async (attempt) => {
      const text = await form.add(attempt);
      if (text === '') return;
      gathered.push(text);
      length += text.length;
      if (length > most) await flush();
    },
    end: async (report) => {
      const { before, after } = await form.end(report);
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
