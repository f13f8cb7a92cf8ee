import { readCodeBlocks } from './read-code-blocks.ts';
import { splitPage } from './split-page.ts';

/** What a page is read for, beside the program. */
export const pageTasks = { passages: splitPage, code: readCodeBlocks };

export type PageTask = keyof typeof pageTasks;
/** What is read of a page for a task. */
export type PageResult<Task extends PageTask> = Awaited<ReturnType<(typeof pageTasks)[Task]>>;
