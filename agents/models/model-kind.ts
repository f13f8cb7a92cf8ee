import type { Developer } from '../attempt-job.ts';
import type { Patience } from '../chat/chat-endpoint.ts';

/** One way to name a model: a member of `models/index.ts`. */
export interface ModelKind {
  /** How it is written, such as `openai:<name>`. */
  usage: string;
  /** Whether it calls a model that someone may be paid for; one on this machine may pass calls on, so it counts. */
  isPaid: boolean;
  /** Makes the developer ready; a mistake of the user or of the environment is a UserError before anything is run. */
  open(request: OpenRequest): Developer | Promise<Developer>;
}

export interface OpenRequest {
  /** As the user wrote it. */
  model: string;
  /** What stands behind the first colon; empty when there is none. */
  name: string;
  environment: { apiKey?: string; baseUrl?: string };
  /** How long failures of an endpoint are waited out; left out: as is usual. */
  patience?: Patience;
  /** Absolute; relative paths begin here. */
  workingFolder: string;
}
