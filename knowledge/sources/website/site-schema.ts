import { z } from 'zod';

const resourceSchema = z.object({
  etag: z.string().optional(), lastModified: z.string().optional(),
  /** Where redirects led. */
  url: z.string(), mediaType: z.string(), charset: z.string().optional(),
  /** Base64. */
  body: z.string(),
});
export type Resource = z.infer<typeof resourceSchema>;

/** What a crawl has left in the home folder. */
export const siteSchema = z.object({
  version: z.literal(1),
  /** Milliseconds since 1970. */
  fetchedAt: z.number(),
  /** By address as it was asked for: what a later crawl asks about again. */
  resources: z.record(z.string(), resourceSchema),
  pages: z.array(z.object({ path: z.string(), name: z.string(), url: z.string(), format: z.enum(['markdown', 'mdx', 'html', 'rst', 'asciidoc', 'notebook', 'typedoc']), text: z.string() })),
});
export type Site = z.infer<typeof siteSchema>;
export type SitePage = Site['pages'][number];
