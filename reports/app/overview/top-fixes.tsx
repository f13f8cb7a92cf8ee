import type { VNode } from 'preact';
import { fixHeadline } from '../../fixes/fix-headline.ts';
import type { ReportFix } from '../../fixes/fix.ts';
import type { Report } from '../../report.ts';
import { Sentence } from '../fixes/sentence.tsx';
import { plural } from '../figures.ts';
import { routeTo } from '../route.ts';

const most = 3;

/** The fixes with most at stake, a line each, leading to their place below. */
export function TopFixes({ report: { fixes } }: { report: Report }): VNode {
  const helping = fixes.filter(({ points }) => points > 0);
  const shown = (helping.length > 0 ? helping : fixes).slice(0, most);
  const rest = fixes.length - shown.length;
  return (
    <section class="top-fixes" aria-labelledby="top-fixes-title">
      <h2 id="top-fixes-title">What would help most</h2>
      {fixes.length === 0 ? <p class="muted">No failure was traced to the docs.</p> : null}
      <ol>
        {shown.map((fix, i) => (
          <li key={i}>
            <span class="stake">
              <strong>{fix.points.toFixed(1)}</strong>
              <span class="muted small"> pts</span>
            </span>
            <span>
              <a href={routeTo('fixes', { at: `fix-${String(fixes.indexOf(fix) + 1)}` })}>
                <Sentence text={fixHeadline(fix)} />
              </a>
              <span class="fix-place muted small">{placeWords(fix)}</span>
              {isOutOfOrder(fix, shown[i - 1]) ? <span class="muted small block">last, since they saw it and did otherwise: the page may be good as it is</span> : null}
            </span>
          </li>
        ))}
      </ol>
      {rest > 0 ? (
        <p class="small">
          <a href={routeTo('fixes')}>{plural(rest, 'more fix', 'more fixes')}</a>
        </p>
      ) : null}
    </section>
  );
}

/** What was shown and not followed stands after what has less at stake. */
function isOutOfOrder({ points }: ReportFix, before: ReportFix | undefined): boolean {
  return before !== undefined && points > before.points;
}

function placeWords({ place }: ReportFix): string {
  return place === null ? 'a page of its own' : `${place.path}:${String(place.line)}`;
}
