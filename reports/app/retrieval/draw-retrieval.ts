import * as Plot from '@observablehq/plot';
import { foundAt, type FoundAt, type RetrievalGroup } from '../../retrieval/retrieval.ts';
import { foundWords } from './retrieval-words.ts';

export interface DrawRequest {
  group: RetrievalGroup;
  titleOf: (persona: string) => string;
  width: number;
}

interface Piece {
  persona: string;
  at: FoundAt;
  /** Percent of what was needed. */
  share: number;
  count: number;
  title: string;
}

/** For each persona a bar of everything that was needed, cut by where it was first seen. */
export function drawRetrieval({ group, titleOf, width }: DrawRequest): Element {
  const pieces = group.personas.flatMap(({ persona, needed, found }) => foundAt.flatMap((at): Piece[] => {
    const count = found[at];
    return count === 0 ? [] : [{ persona, at, share: (100 * count) / needed, count, title: `${titleOf(persona)}, ${foundWords[at].title}: ${String(count)} of ${String(needed)}` }];
  }));
  const personas = group.personas.map(({ persona }) => persona);
  const marginLeft = 92;
  return Plot.plot({
    width,
    marginLeft,
    marginRight: 22,
    marginTop: 2,
    marginBottom: 26,
    height: 30 + personas.length * 38,
    ariaLabel: `Where needed passages were first seen: ${pieces.map(({ title }) => title).join('; ')}`,
    x: { domain: [0, 100], ticks: [0, 25, 50, 75, 100], tickSize: 0, tickFormat: (value: number) => `${String(value)} %`, label: null },
    y: { domain: personas, label: null, tickSize: 0, padding: 0.28 },
    style: { fontSize: '12px', color: 'inherit', background: 'transparent', overflow: 'visible' },
    marks: [
      Plot.axisY({ anchor: 'left', label: null, tickSize: 0, textAnchor: 'start', dx: 10 - marginLeft, fontSize: 13, tickFormat: titleOf, lineWidth: (marginLeft - 12) / 13, textOverflow: 'ellipsis' }),
      Plot.barX(pieces, Plot.stackX({ order: [...foundAt], y: 'persona', x: 'share', z: 'at', fill: (piece: Piece) => foundWords[piece.at].colour, title: 'title', insetRight: 1 })),
      Plot.text(pieces.filter(({ share }) => share * (width - marginLeft) > 1600), Plot.stackX({ order: [...foundAt], y: 'persona', x: 'share', z: 'at', text: (piece: Piece) => String(piece.count), fill: (piece: Piece) => textOn[piece.at] ?? 'var(--ink)', fontWeight: 600 })),
    ],
  });
}

const textOn: Partial<Record<FoundAt, string>> = { 'rank-1': 'var(--paper)', 'rank-2': 'var(--paper)' };
