import type { VNode } from 'preact';
import { api, Refused } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { useAnswer } from '../use-answer.ts';
import { StartForm } from './start-form.tsx';

export function StartView(): VNode {
  const choices = useAnswer('choices', api.choices);
  return (
    <section>
      <h1 tabIndex={-1}>New run</h1>
      {choices === undefined ? <p class="muted">Looking for suites …</p> : choices instanceof Refused ? <Notice>{choices.message}</Notice> : <StartForm choices={choices} />}
    </section>
  );
}
