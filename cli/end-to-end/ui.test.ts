import { readFileSync } from 'node:fs';
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScriptedEndpoint, type ScriptedEndpoint } from '../../agents/fixtures/scripted-endpoint.ts';
import { findChromium } from '../../reports/fixtures/html/find-chromium.ts';
import { submit } from '../fixtures/answers.ts';
import { ample, openWorkplace, type Started } from '../fixtures/workplace.ts';

const chromiumPath = findChromium();
const run = 'version-ranges-1';

describe.skipIf(chromiumPath === undefined)('uagent ui, in Chromium (skipped where none is installed)', { timeout: ample }, () => {
  const place = openWorkplace();
  // Two tasks are as good as four here, and half of the work.
  place.copySuite('my suite', { 'suite.yaml': (text) => `${text}tasks: [tasks/fits-range, tasks/newest-in-range]\n` });
  let endpoint: ScriptedEndpoint;
  let browser: Browser;
  let server: Started;
  let page: Page;
  /** Whether the endpoint answers: while it does not, a run with a model of it goes on. */
  let isAnswering = false;
  /** What a page must never do: errors, and what its policy forbids. */
  const noise: string[] = [];

  beforeAll(async () => {
    endpoint = await openScriptedEndpoint(() => (isAnswering ? submit() : { kind: 'silence' }));
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  }, ample);
  afterAll(async () => {
    await browser.close();
    server.kill('SIGKILL');
    await server.ended;
    await endpoint[Symbol.asyncDispose]();
    place[Symbol.dispose]();
  });

  const endpointOf = (): { OPENAI_API_KEY: string; OPENAI_BASE_URL: string } => ({ OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: endpoint.baseUrl });

  /** Starts the server and goes to the address that it prints, as nobody has the token otherwise. */
  async function openServer(where = ''): Promise<void> {
    server = place.start(['ui', '--port', '0'], endpointOf());
    await expect.poll(() => server.output(), { timeout: 60_000 }).toMatch(/\n/u);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('console', (message) => {
      // A server that is gone and one that refuses are part of the test.
      if (!/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|status of 4(?:00|22)/u.test(message.text())) noise.push(message.text());
    });
    page.on('pageerror', (error) => noise.push(error.message));
    const address = new URL(server.output().trim());
    await page.goto(address.href);
    expect(new URL(page.url()).search, 'the token is not left in the address').toBe('');
    if (where !== '') await go(where);
  }

  async function go(where: string): Promise<void> {
    await page.goto(new URL(where, page.url()).href);
  }

  /** Nothing that keeps somebody out. */
  async function expectAccessible(what: string): Promise<void> {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`), what).toEqual([]);
  }

  const state = (kind: string) => page.locator(`.run-facts .run-state.${kind}`);

  it('starts a run from the form, after saying what it comes to, and shows how it gets on', async () => {
    await openServer();
    await go('/new');
    await page.getByLabel(/^Those of the suite/u).uncheck();
    for (const title of ['Intermediate', 'Senior', 'Expert']) await page.getByLabel(title, { exact: true }).uncheck();
    await page.getByLabel('Models of the endpoint').fill('openai:m1');
    await page.getByLabel('Repeats', { exact: true }).fill('0');
    await page.getByText('expected 1 or more').first().waitFor();
    expect(await page.getByRole('button', { name: 'Start the run' }).isDisabled()).toBe(true);
    await page.getByLabel('Repeats', { exact: true }).fill('1');
    await page.getByLabel('All 2 tasks').uncheck();
    await page.getByRole('group', { name: 'Tasks' }).getByRole('checkbox').first().uncheck();
    await page.locator('.estimate-trials', { hasText: '2 trials' }).waitFor();
    await page.getByLabel('All 2 tasks').check();
    await page.getByText(/^More/u).click();
    await page.getByLabel('At once').fill('3');
    await page.getByLabel('Fail under').fill('usabilty=1');
    await page.locator('.field-error', { hasText: 'Did you mean "usability"' }).waitFor();
    await page.getByLabel('Fail under').fill('usability=1');
    await page.locator('.estimate-trials', { hasText: '4 trials' }).waitFor();
    await page.getByText('at most').first().waitFor();
    await expectAccessible('the form');
    await page.getByRole('button', { name: 'Start the run' }).click();
    await page.waitForURL(`**/runs/${run}`);
    await page.getByText('2 of 4').waitFor();
    expect(await page.locator('.latest tbody tr').count()).toBe(2);
    await state('under-way').waitFor();
    await expectAccessible('a run under way');
  });

  it('stops it as Ctrl-C would, and goes on', async () => {
    await page.getByRole('button', { name: 'Stop and save' }).click();
    await state('stopped').getByText('Interrupted.').waitFor();
    await page.getByRole('button', { name: 'Resume the 2 that are left' }).click();
    await state('under-way').waitFor();
  });

  it('leaves nothing half-dead when it is killed: the run saves itself, and a new server goes on with it', async () => {
    server.kill('SIGKILL');
    await server.ended;
    await page.getByText('The server does not answer').waitFor();
    const sitting = (): unknown => JSON.parse(readFileSync(path.join(place.home, 'sittings', `${run}.json`), 'utf8'));
    await expect.poll(sitting, { timeout: 60_000 }).toMatchObject({ end: { kind: 'interrupted' } });
    await openServer(`/runs/${run}`);
    await state('stopped').waitFor();
  });

  it('stops what a terminal began as its own Ctrl-C would, and goes on as that was asked to', async () => {
    const terminal = place.start(['run', 'my suite', '--resume', run, '--concurrency', '2', '--fail-under', 'usability=1'], endpointOf());
    await page.getByText('It was begun elsewhere on this machine').waitFor();
    await page.getByRole('button', { name: 'Stop and save' }).click();
    expect((await terminal.ended).exitCode).toBe(3);
    await state('stopped').getByText('Interrupted.').waitFor();
    expect(await page.getByLabel('At once').inputValue()).toBe('2');
    await page.getByText('gates of before: --fail-under usability=1').waitFor();
    isAnswering = true;
    await page.getByRole('button', { name: 'Resume the 2 that are left' }).click();
    await state('finished').waitFor();
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('4');
  });

  it('shows its report, with attempts as they are asked for', async () => {
    await page.locator('.page-header').getByRole('link', { name: /^Attempts/u }).click();
    await page.locator('.attempt-list tbody a').first().click();
    await page.locator('.code-listing').first().waitFor();
    await expectAccessible('an attempt');
  });

  it('lists it, says what it cannot be compared with, and is as usable on a phone and in the dark', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const [where, sign] of [['/', '.runs tbody tr'], [`/compare?base=${run}&head=${run}`, 'h1:has-text("cannot be compared")'], ['/personas', '.persona-card'], ['/retrieval', '.search-form'], ['/new', '.estimate-trials']] as const) {
      await go(where);
      await page.locator(sign).first().waitFor();
      await expectAccessible(where);
      expect(await page.evaluate('document.documentElement.scrollWidth'), where).toBe(390);
    }
  });

  it('makes a persona of one\'s own, which a new run can have, and shows what it finds', async () => {
    await go('/personas');
    await page.getByRole('button', { name: /from it.*Junior$/u }).click();
    await page.getByLabel('Id', { exact: true }).fill('../up');
    await page.getByLabel('Passages a search').fill('1');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.field-error', { hasText: 'beginning with a letter or digit' }).waitFor();
    await page.getByLabel('Id', { exact: true }).fill('hasty');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved in personas/hasty.yaml').waitFor();
    await go('/retrieval');
    await page.getByLabel('Searched by').selectOption('personas/hasty.yaml');
    await page.getByLabel('Query').fill('sort versions');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('heading', { name: '1 passage for “sort versions”' }).waitFor();
    const [, score = '', parts = ''] = /score ([\d.]+) = (.+)/u.exec((await page.locator('.score-parts-line').first().textContent()) ?? '') ?? [];
    const sum = [...parts.matchAll(/ (0\.\d+) /gu)].reduce((total, [, share = '']) => total + Number(share), 0);
    expect(sum).toBeCloseTo(Number(score), 3);
  });

  it('ends at Ctrl-C, and no page has met an error', async () => {
    await page.close();
    server.kill('SIGINT');
    expect((await server.ended).exitCode).toBe(0);
    expect(noise).toEqual([]);
  });
});
