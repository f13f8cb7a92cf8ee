import { styleText } from 'node:util';
import { countCoverage, coverageGroups, groupOf, type SymbolCoverage } from '../../evaluators/docs-coverage.ts';
import { layOut, type Paint } from '../terminal-table.ts';
import { terminalText } from '../terminal-text.ts';
import { wrapText } from '../wrap-text.ts';
import type { LibraryCoverage } from './docs-coverage-json.ts';

export interface CoverageTextOptions {
  /** Width in characters. */
  columns: number;
  colour: boolean;
  /** Also what is documented, and all of the rest. */
  everySymbol: boolean;
}

/** More than these nobody writes docs for in a day. */
const mostNamed = 15;

/** For each sort of symbol how many the docs cover, then those that they leave out and the deprecated ones that they teach. */
export function renderDocsCoverage(libraries: readonly LibraryCoverage[], { columns, colour, everySymbol }: CoverageTextOptions): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  return libraries.map(({ packages, symbols }) => [
    paint('bold', terminalText(packages.map(({ name, version }) => `${name} ${version}`).join(', '))),
    table(symbols, paint),
    ...(everySymbol ? [everyLine(symbols)] : [...gaps(symbols, columns, paint)]),
    ...taught(symbols, columns, paint),
  ].join('\n\n')).map((text) => `${text}\n`).join('\n');
}

function table(symbols: readonly SymbolCoverage[], paint: Paint): string {
  const head = ['', 'all', 'documented', 'only mentioned', 'absent', 'with example'].map((title) => paint('dim', title));
  return layOut(head, countCoverage(symbols).map(({ group, all, documented, mentioned, absent, withExample }) => [group, String(all), `${String(documented)} (${String(Math.round((100 * documented) / all))} %)`, String(mentioned), String(absent), String(withExample)]));
}

function gaps(symbols: readonly SymbolCoverage[], columns: number, paint: Paint): string[] {
  return (['absent', 'mentioned'] as const).flatMap((state) => {
    const own = coverageGroups.filter((group) => group !== 'types').flatMap((group) => symbols.filter((symbol) => symbol.state === state && groupOf(symbol) === group && symbol.deprecated === null));
    if (own.length === 0) return [];
    const rest = own.length > mostNamed ? `, and ${String(own.length - mostNamed)} more (--list names them all)` : '';
    const title = state === 'absent' ? 'Nothing in the docs says what these are' : 'Only mentioned';
    return [`${paint('bold', title)}\n${wrapText(`${own.slice(0, mostNamed).map(({ id, page }) => terminalText(page === null ? id : `${id} (${page.path}:${String(page.line)})`)).join(', ')}${rest}`, columns)}`];
  });
}

function taught(symbols: readonly SymbolCoverage[], columns: number, paint: Paint): string[] {
  const own = symbols.filter((symbol) => symbol.taught.length > 0);
  if (own.length === 0) return [];
  const lines = own.map((symbol) => wrapText(terminalText(`${symbol.id} is deprecated${symbol.deprecated === null || symbol.deprecated === '' ? '' : ` (${symbol.deprecated.split('\n')[0] ?? ''})`} and taught at ${symbol.taught.slice(0, 3).map(({ path, line }) => `${path}:${String(line)}`).join(', ')}`), columns));
  return [`${paint('bold', 'Deprecated and still taught')}\n${lines.join('\n')}`];
}

function everyLine(symbols: readonly SymbolCoverage[]): string {
  return symbols.map(({ id, state, page, example }) => {
    const places = [page === null ? [] : [`${page.path}:${String(page.line)}`], example === null ? [] : [`example ${example.path}:${String(example.line)}`]].flat();
    return `${state.padEnd(10)} ${terminalText([id, ...places].join('  '))}`;
  }).join('\n');
}
