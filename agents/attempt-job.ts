import type { Inventory } from '../knowledge/inventory.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { Installation, Language } from '../tasks/languages/language.ts';
import type { Library } from '../tasks/library.ts';
import type { Sandbox } from '../tasks/sandbox/sandbox.ts';
import type { Submission } from '../tasks/submission.ts';
import type { Task } from '../tasks/task.ts';
import type { Attempt } from './attempt.ts';
import type { Ledger } from './chat/ledger.ts';
import type { Persona } from './persona.ts';
import type { Trial } from './trial.ts';

/** Everything that one trial may need; tools and budgets decide what of it the developer gets to see. */
export interface AttemptJob {
  trial: Trial;
  task: Task;
  library: Library;
  persona: Persona;
  knowledge: KnowledgeBase;
  inventory: Inventory;
  /** Passages that the developer is shown at the beginning. */
  handedOver: readonly Passage[];
  language: Language;
  installation: Installation;
  sandbox: Sandbox;
  /** Tells what running the developer's code has said in words that the developer knows; left out where they are the same. */
  retell?: (text: string, submission: Submission) => Promise<string>;
  /** Left out: nothing is kept and no budget binds. */
  ledger?: Ledger;
  signal: AbortSignal;
}

/** Who writes the code: one member of `models/index.ts` opens one for each model that a run names. */
export interface Developer {
  /** Never throws for what a model or an endpoint does: that is how the attempt ended. */
  attempt(job: AttemptJob): Promise<Attempt>;
}
