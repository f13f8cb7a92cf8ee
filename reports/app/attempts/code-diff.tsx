import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ReportFinding } from '../../report.ts';
import { plural } from '../figures.ts';
import { alignLines, type AlignedLine } from './align-lines.ts';
import { CodeTokens, Note } from './code-line.tsx';
import { foldSameLines } from './fold-same-lines.ts';
import { highlightLines, type Token } from './highlight-lines.ts';

export interface CodeDiffProps {
  own: { title: string; code: string };
  reference: { title: string; code: string };
  /** Of the own code, each with a line. */
  findings: ReportFinding[];
}

/** Two codes line by line: beside each other where there is room, else one below the other. */
export function CodeDiff({ own, reference, findings }: CodeDiffProps): VNode {
  const sides = useMemo(() => ({ own: highlightLines(own.code), reference: highlightLines(reference.code) }), [own.code, reference.code]);
  const notesAt = (line: AlignedLine): ReportFinding[] => (line.own === null ? [] : findings.filter((finding) => finding.line === (line.own ?? 0) + 1));
  const stretches = useMemo(() => {
    const marked = new Set(findings.map(({ line }) => line));
    return foldSameLines(alignLines(sides.own.map(textOf), sides.reference.map(textOf)), (line) => line.own !== null && marked.has(line.own + 1));
  }, [sides, findings]);
  const rows = (lines: readonly AlignedLine[]): VNode[] => lines.map((line, i) => <Row key={i} line={line} own={sides.own} reference={sides.reference} notes={notesAt(line)} />);
  return (
    <figure class="code-diff">
      <figcaption>
        <span>{own.title}</span>
        <span>{reference.title}</span>
      </figcaption>
      <div class="diff-rows" role="region" tabIndex={0} aria-label={`Differences between ${own.title} and ${reference.title}`}>
        {stretches.map((stretch, i) => (stretch.kind === 'shown' ? <div key={i}>{rows(stretch.lines)}</div> : <Folded key={i} count={stretch.lines.length} rows={() => rows(stretch.lines)} />))}
      </div>
    </figure>
  );
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('').trimEnd();
}

function Row({ line, own, reference, notes }: { line: AlignedLine; own: Token[][]; reference: Token[][]; notes: ReportFinding[] }): VNode {
  return (
    <div class={`diff-row diff-${line.kind}`}>
      <Cell side="own" at={line.own} lines={own} isMarked={notes.length > 0} />
      <Cell side="reference" at={line.reference} lines={reference} isMarked={false} />
      {notes.map((finding, i) => <Note key={i} finding={finding} />)}
    </div>
  );
}

function Cell({ side, at, lines, isMarked }: { side: 'own' | 'reference'; at: number | null; lines: Token[][]; isMarked: boolean }): VNode {
  if (at === null) return <div class={`diff-cell ${side} nothing-here`} />;
  return (
    <div class={`diff-cell ${side}${isMarked ? ' marked' : ''}`}>
      <span class="line-number">{at + 1}</span>
      <code>
        <CodeTokens tokens={lines[at] ?? []} />
      </code>
    </div>
  );
}

function Folded({ count, rows }: { count: number; rows: () => VNode[] }): VNode {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <div>{rows()}</div>;
  return (
    <button type="button" class="diff-folded" onClick={() => { setOpen(true); }}>
      {plural(count, 'line')} alike
    </button>
  );
}
