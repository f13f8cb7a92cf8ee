import type { Format } from './format.ts';

/** Kinds of pages. HTML beside other pages is mostly built from them, and JSON is mostly data: both are read when asked for. */
export const formats = {
  markdown: { extensions: ['md', 'markdown'], mediaTypes: ['text/markdown', 'text/x-markdown', 'text/plain'], byDefault: true, load: () => import('./markdown.ts') },
  mdx: { extensions: ['mdx'], mediaTypes: ['text/mdx'], byDefault: true, load: () => import('./mdx.ts') },
  html: { extensions: ['html', 'htm', 'xhtml'], mediaTypes: ['text/html', 'application/xhtml+xml'], byDefault: false, load: () => import('./html.ts') },
  rst: { extensions: ['rst'], mediaTypes: ['text/x-rst', 'text/prs.fallenstein.rst'], byDefault: true, load: () => import('./rst.ts') },
  asciidoc: { extensions: ['adoc', 'asciidoc'], mediaTypes: ['text/asciidoc', 'text/x-asciidoc'], byDefault: true, load: () => import('./asciidoc.ts') },
  notebook: { extensions: ['ipynb'], mediaTypes: ['application/x-ipynb+json'], byDefault: true, load: () => import('./notebook.ts') },
  typedoc: { extensions: ['json'], mediaTypes: ['application/json'], byDefault: false, kind: 'reference', load: () => import('./typedoc.ts') },
} satisfies Record<string, Format>;
