import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Fold } from './fold.tsx';

export interface PlotFigureProps {
  caption: ComponentChildren;
  /** Draws for a width in pixels. The same function from one drawing of the page to the next, or the chart is drawn again. */
  draw: (width: number) => Element;
  /** The same figures as a table, folded below the chart. */
  table?: () => ComponentChildren;
  class?: string;
}

/** A chart that is as wide as its place, with a caption, and its figures as a table for who cannot see it. */
export function PlotFigure({ caption, draw, table, class: own = '' }: PlotFigureProps): VNode {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    let width = 0;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width || element.clientWidth === 0) return;
      width = element.clientWidth;
      const chart = draw(width);
      withoutIdleLabels(chart);
      element.replaceChildren(chart);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [draw]);
  return (
    <figure class={`plot-figure ${own}`}>
      <figcaption>{caption}</figcaption>
      <div ref={ref} class="panel" />
      {table === undefined ? null : (
        <Fold summary="The same figures as a table" isPrinted>
          {table}
        </Fold>
      )}
    </figure>
  );
}

/** Groups of marks are named by what kind of mark they are, which says nothing to who hears it. */
function withoutIdleLabels(chart: Element): void {
  for (const group of chart.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
}
