import { dataNotice } from '../../../agents/tools/show-passage.ts';
import type { ReportStep } from '../../report.ts';

export type ToolStep = Extract<ReportStep, { kind: 'tool' }>;

/** A passage as a search or a page showed it. */
export interface ShownPassage {
  path: string;
  startLine: number;
  endLine: number;
  heading: string;
  text: string;
}

/** The result of a tool taken apart: what it says, the passages that it shows, and what is left of a budget. */
export interface ToolView {
  /** What was asked for: a query, a page, a symbol; empty where the arguments are code. */
  asked: string;
  /** Code that was handed over; null where none was. */
  code: string | null;
  says: string;
  passages: ShownPassage[];
  /** Such as `check_types: 7 left. Changes of the code: 5 left.` */
  budget: string;
}

export function readTool({ arguments: given, result }: ToolStep): ToolView {
  const code = textIn(given, 'code');
  const [, budget = ''] = budgetNote.exec(result) ?? [];
  const rest = budget === '' ? result : result.slice(0, result.length - budget.length - 2).trimEnd();
  return {
    asked: ['query', 'path', 'name', 'symbol'].map((key) => textIn(given, key)).find((text) => text !== null) ?? (code === null ? plainText(given) : ''),
    code,
    says: rest.replaceAll(passageMark, '').replace(dataNotice, '').replaceAll(/\n{3,}/gu, '\n\n').trim(),
    passages: [...rest.matchAll(passageMark)].map(([, path = '', start, end, heading = '', text = '']) => ({ path, startLine: Number(start), endLine: Number(end), heading, text: text.replaceAll('&lt;', '<') })),
    budget,
  };
}

const passageMark = /<passage path="([^"]*)" lines="(\d+)-(\d+)" heading="([^"]*)">\n([^]*?)\n<\/passage>/gu;
const budgetNote = /\(([^()\n]*\bleft\b[^()\n]*)\)\s*$/u;

function textIn(given: unknown, key: string): string | null {
  if (typeof given !== 'object' || given === null || !Object.hasOwn(given, key)) return null;
  const value = (given as Record<string, unknown>)[key]; // checked in the line above
  return typeof value === 'string' ? value : null;
}

/** Arguments of no known shape, as a model wrote them. */
function plainText(given: unknown): string {
  return typeof given === 'string' ? given : JSON.stringify(given);
}
