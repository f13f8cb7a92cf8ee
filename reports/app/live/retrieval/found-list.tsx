import type { VNode } from 'preact';
import type { FoundPassage, KnownPersona } from '../../../live/live-choices.ts';
import { plural } from '../../figures.ts';
import { Fold } from '../../parts/fold.tsx';
import { LongText } from '../../parts/long-text.tsx';

export interface FoundListProps {
  query: string;
  /** Undefined: somebody who may read everything. */
  persona: KnownPersona | undefined;
  passages: readonly FoundPassage[];
}

/** What a search shows to a persona, then what it has no room for, then what is not for its level. */
export function FoundList({ query, persona, passages }: FoundListProps): VNode {
  const of = (standing: FoundPassage['standing']): FoundPassage[] => passages.filter((each) => each.standing === standing);
  const [shown, beyond, others] = [of('shown'), of('no-room'), of('not-for-them')];
  const most = passages[0]?.score ?? 1;
  const who = persona?.title ?? 'Somebody who may read everything';
  return (
    <div class="found">
      <h2>
        {plural(shown.length, 'passage')} for “{query}”
      </h2>
      <p role="status" class="muted">
        {persona?.budgets.searches === 0 ? `${who} may not search; this is what it would have found.` : shown.length === 0 ? `Nothing that ${who} may read fits.` : `${who} is shown ${shown.length === 1 ? 'this' : 'these'}, the best first.`}
      </p>
      {passages.length === 0 ? null : (
        <p class="legend">
          What each ranking adds to a score, by reciprocal rank:
          {Object.values(partWords).map((name, i) => (
            <span key={name}>
              <span class={`swatch series-${String(i)}`} /> {name}
            </span>
          ))}
        </p>
      )}
      <Passages passages={shown} most={most} />
      {beyond.length === 0 ? null : (
        <>
          <h3>Found, but beyond the passages of one search</h3>
          <Passages passages={beyond} most={most} from={shown.length + 1} />
        </>
      )}
      {others.length === 0 ? null : (
        <>
          <h3>Not for this level</h3>
          <Passages passages={others} most={most} from={null} />
        </>
      )}
    </div>
  );
}

function Passages({ passages, most, from = 1 }: { passages: readonly FoundPassage[]; most: number; from?: number | null }): VNode | null {
  if (passages.length === 0) return null;
  return (
    <ol class="passages">
      {passages.map((passage, i) => (
        <li key={`${passage.path}:${String(passage.startLine)}`}>
          <Fold summary={<Summary passage={passage} most={most} rank={from === null ? null : from + i} />} open={from === 1 && i === 0}>
            {() => <LongText text={passage.text} />}
          </Fold>
        </li>
      ))}
    </ol>
  );
}

function Summary({ passage: { path, startLine, endLine, heading, tags, score, parts }, most, rank }: { passage: FoundPassage; most: number; rank: number | null }): VNode {
  return (
    <span class="passage-line">
      <span>
        {rank === null ? null : <span class="rank">{rank}</span>}
        <strong>{heading.at(-1) ?? path}</strong>
        <span class="muted small block">
          {path}:{startLine}–{endLine} · {tags.join(', ') || 'no tag'}
        </span>
      </span>
      <span class="score-parts-line small">
        <span class="bar" style={{ '--words': share(parts.words, most), '--symbols': share(parts.symbols, most), '--vectors': share(parts.vectors, most) }} aria-hidden="true">
          <span class="words" />
          <span class="symbols" />
          <span class="vectors" />
        </span>
        <span class="muted">
          score {score.toFixed(4)} = {sum(parts)}
        </span>
      </span>
    </span>
  );
}

function share(part: { share: number } | null, most: number): string {
  return `${String(Math.max(0, (100 * (part?.share ?? 0)) / most))}%`;
}

const partWords = { words: 'words', symbols: 'symbols', vectors: 'vectors' } as const;

function sum(parts: FoundPassage['parts']): string {
  return (Object.keys(partWords) as (keyof typeof partWords)[])
    .flatMap((name) => {
      const part = parts[name];
      return part === null ? [] : [`${partWords[name]} ${part.share.toFixed(4)} (rank ${String(part.rank)})`];
    })
    .join(' + ');
}
