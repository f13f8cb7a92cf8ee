import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { Form, Renderer } from '../../reports/renderers/renderer.ts';
import type { Report, ReportAttempt } from '../../reports/report.ts';

/** A file of a report that is written as its attempts come, however many they are. */
export interface ReportFile extends Disposable {
  add: (attempt: ReportAttempt) => Promise<void>;
  end: (report: Report) => Promise<void>;
}

/** Characters gathered before they are written. */
const most = 1_000_000;

/** What stands before the attempts is known after the last of them, so they wait in a file beside it. */
export async function openReportFile(renderer: Renderer, file: string): Promise<ReportFile> {
  const form: Form = await renderer.open();
  const part = `${file}.part`;
  let gathered = '';
  let descriptor: number | null = null;
  const flush = (): void => {
    if (gathered === '') return;
    descriptor ??= openSync(part, 'w+');
    writeWhole(descriptor, Buffer.from(gathered));
    gathered = '';
  };
  return {
    add: async (attempt) => {
      gathered += await form.add(attempt);
      if (gathered.length > most) flush();
    },
    end: async (report) => {
      const { before, after } = await form.end(report);
      if (descriptor !== null) flush();
      const target = openSync(file, 'w');
      try {
        writeWhole(target, Buffer.from(before));
        if (descriptor === null) writeWhole(target, Buffer.from(gathered));
        else copy(descriptor, target);
        writeWhole(target, Buffer.from(after));
      } finally {
        closeSync(target);
      }
    },
    [Symbol.dispose]: () => {
      if (descriptor === null) return;
      closeSync(descriptor);
      rmSync(part, { force: true });
    },
  };
}

function copy(from: number, to: number): void {
  const buffer = Buffer.allocUnsafe(4_000_000);
  let position = 0;
  for (;;) {
    const read = readSync(from, buffer, 0, buffer.length, position);
    if (read === 0) return;
    writeWhole(to, buffer.subarray(0, read));
    position += read;
  }
}

/** A single call may take less than it is given. */
function writeWhole(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}
