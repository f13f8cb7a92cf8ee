import { checkTypes } from './check-types.ts';
import { lookUpApi } from './look-up-api.ts';
import { readDoc } from './read-doc.ts';
import { runExamples } from './run-examples.ts';
import { searchDocs } from './search-docs.ts';
import { submit } from './submit.ts';
import type { Tool } from './tool.ts';

/** Every tool by the name that a model calls it by. */
export const tools = {
  search_docs: searchDocs,
  read_doc: readDoc,
  look_up_api: lookUpApi,
  check_types: checkTypes,
  run_examples: runExamples,
  submit,
} as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;
