import type { Submission } from '../submission.ts';
import { mayDecorate } from './decorators.ts';
import type { Installation } from './language.ts';
import { openTypeProject } from './type-project.ts';
import { unlessTooSlow } from './within-time.ts';

/**
 * The compiler options, as JSON of a tsconfig, that make decorators run as they were checked. Legacy ones define a property
 * by assigning it, as the compiler did then: their libraries put accessors on the prototype, which a defined property would hide.
 */
export async function decoratorOptions({ files }: Submission, installation: Installation): Promise<string> {
  if (!mayDecorate(files)) return '{}';
  const project = await openTypeProject(installation);
  const kind = unlessTooSlow(() => project.inspect(files, ({ decorators }) => decorators)) ?? 'standard';
  return kind === 'standard' ? '{}' : '{"compilerOptions":{"experimentalDecorators":true,"useDefineForClassFields":false}}';
}
