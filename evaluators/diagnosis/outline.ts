import type ts from 'typescript';
import { libraryFiles } from '../../knowledge/inventory/library-files.ts';
import { readApi } from '../../knowledge/inventory/read-inventory.ts';
import { beside } from '../../tasks/beside/beside.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import { openTypeProject } from '../../tasks/languages/type-project.ts';
import type { Library } from '../../tasks/library.ts';
import { findReferences } from '../compliance/find-references.ts';
import { importsOf } from '../compliance/inspect-submission.ts';
import { argumentsOf, calleeOf, isCallLike, type CallLike, type Lens } from '../compliance/lens.ts';
import { shapeOf, type Shape } from './call-shape.ts';
import { createFlow } from './flow.ts';
import { originsIn } from './origins.ts';

/** How a program puts the library together: plain data. */
export interface Outline {
  uses: Use[];
  calls: Call[];
}

/** One symbol of the library, over all its places in the program. */
export interface Use {
  id: string;
  /**
   * How far it stands from the result: 0 for what the result is made by, 1 more for each call of the library that it is only an
   * argument of, and `guard` for what only decides whether.
   */
  level: number;
  /** Arguments of the library that it is made for, as `graph.rank 0`; empty for what goes anywhere else as well. */
  slots: string[];
}

export interface Call {
  id: string;
  /** From 1. */
  line: number;
  code: string;
  shapes: Shape[];
  /** Its arguments and what stands under the keys of those, by path, and whether the library has made them. */
  places: Record<string, { isOfLibrary: boolean }>;
}

export interface OutlineRequest {
  file: { name: string; code: string };
  entry: string;
  library: Library;
  installation: Installation;
}

const mostKept = 500;
const kept = new Map<string, Promise<Outline>>();

/** The outline of a program, kept in memory since every attempt at a task is held against the same references. */
export function outlineOf(request: OutlineRequest): Promise<Outline> {
  const { file, entry, library, installation } = request;
  const key = JSON.stringify([installation.folder, installation.hash, library.id, library.api, entry, file.name, file.code]);
  const outline = kept.get(key) ?? readOutline(request);
  kept.set(key, outline);
  outline.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
  return outline;
}

export const readOutline = beside('read-outline', 'patient', async ({ file: { name, code }, entry, library, installation }: OutlineRequest): Promise<Outline> => {
  const [project, api] = [await openTypeProject(installation), await readApi({ library, installation })];
  return project.inspect({ [name]: code }, (view) => {
    const [first] = view.sources;
    const lens: Lens = { view, files: libraryFiles(library, installation), api, installation, imported: importsOf(view.sources) };
    return first === undefined ? { uses: [], calls: [] } : outline(first.source, entry, lens);
  });
});

function outline(source: ts.SourceFile, entry: string, lens: Lens): Outline {
  const references = findReferences(source, lens).filter(({ kind, id }) => kind !== 'import' && kind !== 'type' && id !== '?');
  const ids = new Map(references.filter(({ kind }) => kind !== 'option').map(({ node, id }) => [node, id]));
  const idOf = (call: CallLike): string | undefined => {
    const callee = calleeOf(call);
    return ids.get(lens.view.ts.isPropertyAccessExpression(callee) ? callee.name : callee);
  };
  const flow = createFlow(source, lens, idOf);
  const uses = new Map<string, Use>();
  for (const { node, id, kind } of references) {
    const ways = kind === 'option' ? flow.waysOfOption(node) : flow.waysOf(node);
    const level = Math.min(...ways.map((way) => way.level), Number.MAX_SAFE_INTEGER);
    const nearest = ways.filter((way) => way.level === level).map(({ slot }) => slot);
    const slots = kind === 'option' || nearest.some((slot) => slot === null) ? null : nearest.filter((slot) => slot !== null);
    const known = uses.get(id);
    if (known === undefined || level < known.level) uses.set(id, { id, level, slots: slots ?? [] });
    else if (level === known.level) known.slots = slots === null || known.slots.length === 0 ? [] : [...new Set([...known.slots, ...slots])];
  }
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    const id = isCallLike(node, lens.view) ? idOf(node) : undefined;
    if (isCallLike(node, lens.view) && id !== undefined) calls.push(callAt(node, { id, source, entry, lens, references: references.map((each) => each.node) }));
    lens.view.ts.forEachChild(node, visit);
  };
  visit(source);
  return { uses: [...uses.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), calls };
}

function callAt(call: CallLike, { id, source, entry, lens, references }: { id: string; source: ts.SourceFile; entry: string; lens: Lens; references: readonly ts.Node[] }): Call {
  const { ts: typescript, checker } = lens.view;
  const originOf = originsIn(source, entry, lens);
  const isClosed = (node: ts.Expression): boolean => {
    const type = checker.getContextualType(node);
    if (type === undefined) return false;
    const choices = type.isUnion() ? type.types : [type];
    return choices.some(({ flags }) => (flags & (typescript.TypeFlags.StringLiteral | typescript.TypeFlags.NumberLiteral)) !== 0) && !choices.some(({ flags }) => (flags & (typescript.TypeFlags.String | typescript.TypeFlags.Number)) !== 0);
  };
  const shapes = argumentsOf(call).map((argument) => shapeOf(argument, { typescript, source, isClosed, originOf }));
  const places: Call['places'] = {};
  const add = (path: string, node: ts.Node): void => {
    places[path] = { isOfLibrary: references.some((each) => each.pos >= node.pos && each.end <= node.end) };
    if (typescript.isObjectLiteralExpression(node)) {
      for (const each of node.properties) if (typescript.isPropertyAssignment(each) || typescript.isShorthandPropertyAssignment(each)) add(`${path}.${each.name.getText(source)}`, typescript.isPropertyAssignment(each) ? each.initializer : each.name);
    }
  };
  argumentsOf(call).forEach((argument, i) => {
    add(String(i), argument);
  });
  return { id, line: source.getLineAndCharacterOfPosition(call.getStart(source)).line + 1, code: call.getText(source).replaceAll(/\s+/gu, ' '), shapes, places };
}
