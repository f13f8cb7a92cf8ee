import { badge } from './badge.ts';
import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { md } from './markdown.ts';
import type { Renderer } from './renderer.ts';
import { sarif } from './sarif.ts';

/** Forms of the report by the name that `--format` takes. */
export const renderers = { html, json, md, junit, sarif, csv, badge } satisfies Record<string, Renderer>;

export type RendererId = keyof typeof renderers;
