import type { VNode } from 'preact';
import type { CostSum } from '../../cost/cost.ts';
import { duration } from '../../cost/cost-words.ts';
import { dollars } from '../../cost/dollars.ts';
import { thousands } from '../figures.ts';

export interface CostTableProps {
  caption: string;
  /** Title of the first column. */
  first: string;
  rows: { name: string; sum: CostSum; isTotal: boolean }[];
}

/** The cached part of the input and the reasoning part of the output stand below the whole. */
export function CostTable({ caption, first, rows }: CostTableProps): VNode {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Cost ${caption.toLowerCase()}`}>
      <table class="figures cost">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col" class="wide-only">
              Attempts
            </th>
            <th scope="col">Tokens in</th>
            <th scope="col">Tokens out</th>
            <th scope="col" class="wide-only">
              Time
            </th>
            <th scope="col">Cost</th>
            <th scope="col" class="wide-only">
              Each
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, sum, isTotal }) => (
            <tr key={name} class={isTotal ? 'cost-total' : undefined}>
              <th scope="row">{name}</th>
              <td class="wide-only">{sum.attempts}</td>
              <Tokens whole={sum.usage.inputTokens} part={sum.usage.cachedTokens} of="cached" />
              <Tokens whole={sum.usage.outputTokens} part={sum.usage.reasoningTokens} of="reasoning" />
              <td class="wide-only">{sum.attempts === 0 ? '–' : duration(sum.seconds)}</td>
              <td>{sum.attempts === 0 ? '–' : dollars(sum.usd)}</td>
              <td class="wide-only">{sum.attempts === 0 || sum.usd === null ? '–' : dollars(sum.usd / sum.attempts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Tokens({ whole, part, of }: { whole: number; part: number; of: string }): VNode {
  return (
    <td>
      {thousands(whole)}
      {part === 0 ? null : (
        <span class="muted small block">
          {thousands(part)} {of}
        </span>
      )}
    </td>
  );
}
