import { codeUses, coversSymbol, mentionsSymbol } from '../knowledge/covers-symbol.ts';
import type { CodeBlock, Passage } from '../knowledge/passage.ts';
import { isDeclaration } from '../knowledge/search-text.ts';
import type { SymbolWords } from '../knowledge/symbol-words.ts';

export interface PagesByWord {
  /** The first passage that shows a symbol, else the first that only has its word, in reading order; declarations are no pages. */
  firstCover: (symbol: SymbolWords) => { passage: Passage; covers: boolean } | undefined;
  /** The first code block that uses it, as words tell. */
  firstExample: (symbol: SymbolWords) => { passage: Passage; block: CodeBlock } | undefined;
}

/** Passages under the words that they have, so that thousands of symbols are not looked for in thousands of passages each. */
export function indexPages(passages: readonly Passage[]): PagesByWord {
  const pages = passages.filter(({ text }) => !isDeclaration(text));
  const byWord = new Map<string, Set<Passage>>();
  for (const passage of pages) {
    for (const [word] of `${textOf(passage)}\n`.matchAll(words)) {
      const having = byWord.get(word) ?? new Set();
      byWord.set(word, having.add(passage));
    }
  }
  const order = new Map(pages.map((passage, i) => [passage, i]));
  const mayHave = ({ names, defaultOf }: SymbolWords): Passage[] => {
    const having = new Set([...names, ...(defaultOf === null ? [] : [defaultOf])].flatMap((name) => [...(byWord.get(firstWord(name)) ?? [])]));
    return [...having].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
  return {
    firstCover: (symbol) => {
      const candidates = mayHave(symbol);
      const showing = candidates.find((passage) => coversSymbol(passage, symbol));
      if (showing !== undefined) return { passage: showing, covers: true };
      const named = candidates.find((passage) => mentionsSymbol(textOf(passage), symbol));
      return named === undefined ? undefined : { passage: named, covers: false };
    },
    firstExample: (symbol) => {
      for (const passage of mayHave(symbol)) {
        const block = passage.code.find(({ code }) => codeUses(code, passage, symbol));
        if (block !== undefined) return { passage, block };
      }
      return undefined;
    },
  };
}

function textOf({ heading, text }: Passage): string {
  return `${heading.join('\n')}\n${text}`;
}

/** As `mentionsSymbol` tells words from their surroundings. */
const words = /[\w$]+/gu;

function firstWord(name: string): string {
  return /[\w$]+/u.exec(name)?.[0] ?? '';
}
