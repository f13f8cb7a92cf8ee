import { Tokenizer, TokenizerMode, type Token } from 'parse5';

export interface PageLinks {
  links: string[];
  /** The address that the page gives as its own. */
  canonical: string | undefined;
}

/** Addresses that an HTML page links to, as they are written, in order. Reads tags one by one, so that no nesting is too deep for it. */
export function readLinks(html: string): PageLinks {
  const links: string[] = [];
  let canonical: string | undefined;
  let base: string | undefined;
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, {
    onStartTag: ({ tagName, attrs }: Token.TagToken) => {
      const value = (name: string): string | undefined => attrs.find((each) => each.name === name)?.value.trim();
      const href = value('href');
      if (tagName === 'script' || tagName === 'style') tokenizer.state = tagName === 'script' ? TokenizerMode.SCRIPT_DATA : TokenizerMode.RAWTEXT;
      else if (href === undefined || href === '') return;
      else if (tagName === 'a') links.push(href);
      else if (tagName === 'base') base ??= href;
      else if (tagName === 'link' && value('rel')?.toLowerCase().split(/\s+/u).includes('canonical') === true) canonical ??= href;
    },
    onEndTag: ignore, onComment: ignore, onDoctype: ignore, onEof: ignore, onCharacter: ignore, onNullCharacter: ignore, onWhitespaceCharacter: ignore,
  });
  tokenizer.write(html, true);
  return { links: links.map((link) => resolveFrom(base, link)), canonical };
}

function resolveFrom(base: string | undefined, link: string): string {
  return base !== undefined && URL.canParse(link, base) ? new URL(link, base).href : link;
}
