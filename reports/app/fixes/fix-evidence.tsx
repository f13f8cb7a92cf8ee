import type { VNode } from 'preact';
import type { FixExcerpt, ReportFix } from '../../fixes/fix.ts';
import type { Report } from '../../report.ts';
import { highlightLines } from '../attempts/highlight-lines.ts';
import { plural } from '../figures.ts';
import { personaTitle, taskTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';
import { Sentence } from './sentence.tsx';

export interface FixEvidenceProps {
  report: Report;
  fix: ReportFix;
  /** Among the report's fixes, from 0. */
  place: number;
}

const mostLinks = 6;

/** What the docs lack, what developers wrote, and what was said of it. */
export function FixEvidence({ report, fix: { evidence, excerpts = [], keys }, place }: FixEvidenceProps): VNode {
  const others = keys.filter((key) => excerpts.every((excerpt) => excerpt.key !== key));
  const shown = others.slice(0, mostLinks);
  return (
    <>
      <ul class="evidence">
        {evidence.map((each, i) => (
          <li key={i}>
            <Sentence text={each} />
          </li>
        ))}
      </ul>
      {excerpts.map((excerpt) => (
        <Excerpt key={excerpt.key} report={report} excerpt={excerpt} place={place} />
      ))}
      {shown.length === 0 ? null : (
        <p class="small fix-links">
          <span class="muted">Others who met it:</span>
          {shown.map((key) => (
            <a key={key} href={routeTo('attempts', { fix: String(place + 1), open: key })}>
              {attemptName(report, key)}
            </a>
          ))}
          {others.length > shown.length ? <a href={routeTo('attempts', { fix: String(place + 1) })}>and {plural(others.length - shown.length, 'more', 'more')}</a> : null}
        </p>
      )}
    </>
  );
}

/** A piece of what somebody wrote, the line in question marked, and below it what the compiler or a case says. */
function Excerpt({ report, excerpt: { key, code, said }, place }: { report: Report; excerpt: FixExcerpt; place: number }): VNode {
  return (
    <figure class="excerpt">
      <figcaption>
        <a href={routeTo('attempts', { fix: String(place + 1), open: key })}>{attemptName(report, key)}</a>
        {code === null ? null : <span class="muted">{` ${code.file}:${String(code.marked ?? code.line)}`}</span>}
      </figcaption>
      {code === null ? null : (
        <div class="scroll" tabIndex={0} role="region" aria-label={`Code of ${attemptName(report, key)}`}>
          <ol start={code.line} style={{ counterReset: `line ${String(code.line - 1)}` }}>
            {highlightLines(code.text).map((tokens, i) => (
              <li key={i} class={code.line + i === code.marked ? 'marked' : undefined}>
                <code>{tokens.map(({ text, scope }, j) => <span key={j} class={scope}>{text}</span>)}</code>
              </li>
            ))}
          </ol>
        </div>
      )}
      <p class="said">{said}</p>
    </figure>
  );
}

function attemptName(report: Report, key: string): string {
  const trial = report.attempts.find((attempt) => attempt.key === key)?.trial;
  return trial === undefined ? key : `${taskTitle(report, trial.task)} by ${personaTitle(report, trial.persona)}`;
}
