import { expect, it } from 'vitest';
import { coversSymbol, mentionsSymbol } from './covers-symbol.ts';
import type { ApiSymbol, Inventory } from './inventory.ts';
import { symbolWords } from './symbol-words.ts';

function symbol(id: string, kind: ApiSymbol['kind'], name = id.slice(id.lastIndexOf('.') + 1), signatures: string[] = []): ApiSymbol {
  return { id, name, module: id.split('.')[0] ?? '', exportedAs: null, kind, signatures, documentation: '', deprecated: null, optionKeys: [] };
}

const inventory: Inventory = {
  libraryId: 'trees',
  symbols: [
    symbol('trees.Tree', 'class'), symbol('trees.Tree.order', 'accessor'), symbol('trees.Tree.addLeaf', 'method'), symbol('trees.grow', 'function'),
    symbol('trees.GrowOptions', 'interface'), symbol('trees.GrowOptions.speed', 'property'), symbol('trees/prune.default', 'function', 'default', ['pruneTree(tree: Tree): Tree']),
  ],
};

const passage = (text: string, heading: string[] = ['Trees']) => ({ path: 'guide.md', heading, text });
const fenced = (code: string): string => `Such as:\n\n\`\`\`js\n${code}\n\`\`\``;

it.each([
  ['a distinctive name in a sentence', 'trees.Tree.addLeaf', 'You may use addLeaf for that.', true],
  ['a part of another name', 'trees.Tree.addLeaf', 'You may use addLeafs for that.', false],
  ['a plain word in a sentence', 'trees.grow', 'Plants grow when there is light.', false],
  ['a plain name in inline code', 'trees.grow', 'Plants `grow` when there is light.', true],
  ['a plain name that is called', 'trees.grow', fenced('grow(tree);'), true],
  ['a plain name in a comment or a string', 'trees.grow', fenced("plant(); // they grow\nplant('grow');"), false],
  ['a member after a dot', 'trees.Tree.order', fenced('new Tree().order'), true],
  ['a variable of that name', 'trees.Tree.order', fenced('const order = new Tree();'), false],
  ['a member of that name where its class is not spoken of', 'trees.Tree.order', fenced('cart.order'), false],
  ['an option before a colon', 'trees.GrowOptions.speed', fenced('grow({ speed: 3 })'), true],
  ['an option in a list', 'trees.GrowOptions.speed', '* **speed** _number_ how fast', true],
  ['a variable of an option\'s name', 'trees.GrowOptions.speed', fenced('drive(speed + 1)'), false],
  ['the import of a default export', 'trees/prune.default', fenced("import cut from 'trees/prune';"), true],
  ['the name of a default export', 'trees/prune.default', 'It is what pruneTree does.', true],
  ['a line of a table of contents', 'trees.Tree.addLeaf', '* [addLeaf](#addleaf)', false],
])('%s', (_what, id, text, expected) => {
  expect(coversSymbol(passage(text, text.includes('cart') ? ['Shop'] : ['Tree']), symbolWords(id, inventory))).toBe(expected);
});

it('takes a heading for what the passage is about', () => {
  expect(coversSymbol(passage('It does what one expects.', ['Trees', 'grow']), symbolWords('trees.grow', inventory))).toBe(true);
});

it('finds the mere word for a name that the inventory does not have', () => {
  expect(mentionsSymbol('A sieve is there.', symbolWords('trees.Other.sieve', inventory))).toBe(true);
  expect(mentionsSymbol('Sieves are there.', symbolWords('trees.Other.sieve', inventory))).toBe(false);
});
