import type { VNode } from 'preact';
import type { Refused } from '../api.ts';
import { Notice } from './notice.tsx';

/** What is refused as a whole, or which fields say why. */
export function RefusedNotice({ refused }: { refused: Refused }): VNode {
  const fields = Object.entries(refused.fields).filter(([field]) => field !== '');
  if (fields.length === 0) return <Notice>{refused.message}</Notice>;
  return (
    <Notice>
      {fields.length === 1 ? 'One thing is to be changed, where it is marked:' : `${String(fields.length)} things are to be changed, where they are marked:`}
      {fields.map(([field, words]) => (
        <span key={field} class="block">
          {words}
        </span>
      ))}
    </Notice>
  );
}
