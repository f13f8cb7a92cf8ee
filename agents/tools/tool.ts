import type { z } from 'zod';
import type { TypeProblem } from '../../tasks/languages/language.ts';
import type { Budgets } from '../persona.ts';
import type { ExampleVerdict } from './example-verdict.ts';
import type { Workbench } from './workbench.ts';

/** Something that a developer can do besides writing. One member a file; `index.ts` has them all. */
export interface Tool {
  /** What it does, and how often this persona may use it, in words for a model. */
  describe(workbench: Workbench): string;
  schema: z.ZodObject;
  /** What a call takes from; null for what is always there. */
  budget: keyof Budgets | null;
  /** Whether it shows documentation: such tools are not there in a closed-book trial. */
  shows: 'documentation' | 'feedback' | 'nothing';
  /** Checks the arguments, then works; called only while there is budget. Throws for nothing that a developer can do. */
  run(args: unknown, workbench: Workbench): Promise<ToolResult>;
}

export interface ToolResult {
  /** For a model to read. */
  text: string;
  /** `done` takes from the budget; `refused` and `failed` say what to do next. */
  outcome: 'done' | 'refused' | 'failed';
  /** Set when there is no such tool or the arguments do not have its shape. */
  malformed?: true;
  /** The same as data, for a developer that is a program. */
  data?: ToolData;
}

export type ToolData = { kind: 'examples'; verdicts: ExampleVerdict[] } | { kind: 'types'; problems: TypeProblem[] };

interface Definition<Schema extends z.ZodObject> extends Omit<Tool, 'schema' | 'run'> {
  schema: Schema;
  run(args: z.infer<Schema>, workbench: Workbench): Promise<ToolResult>;
}

/** A tool that sees only arguments of its own shape; others are answered with what was expected. */
export function defineTool<Schema extends z.ZodObject>(definition: Definition<Schema>): Tool {
  return {
    ...definition,
    run: async (args, workbench) => {
      const parsed = definition.schema.safeParse(args);
      if (parsed.success) return definition.run(parsed.data, workbench);
      if (typeof args === 'string') {
        return { outcome: 'failed', malformed: true, text: 'The arguments are not a JSON object, so the tool was not called. Call it again with valid JSON; inside strings, line ends are \\n and quotes are \\".' };
      }
      const mistakes = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`);
      return { outcome: 'failed', malformed: true, text: `These arguments cannot be used. ${mistakes.join('; ')}. Call the tool again with an object with: ${Object.keys(definition.schema.shape).join(', ')}.` };
    },
  };
}
