import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { execa } from 'execa';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { trialKey } from '../agents/trial.ts';
import { packageRoot } from '../tasks/package-root.ts';
import { comparedRunOf } from '../runs/comparison/compared-run-of.ts';
import { compareRuns } from '../runs/comparison/compare-runs.ts';
import { buildReport } from './build-report.ts';
import { htmlComparison } from './comparison/html-comparison.ts';
import { renderWhole } from './fixtures/render-whole.ts';
import { findChromium } from './fixtures/html/find-chromium.ts';
import { sampleFacts } from './fixtures/sample/sample-facts.ts';
import { hostileEverywhere } from './fixtures/sample/hostile.ts';
import { withJudgements } from './fixtures/sample/sample-judgements.ts';
import { sampleRun } from './fixtures/sample/sample-run.ts';
import { openPage } from './renderers/html.ts';
import { readApp } from './renderers/page-in-one-file.ts';
import { junit } from './renderers/junit.ts';

const report = buildReport({ ...sampleRun(), version: '0.1.0' });
const known = buildReport({ ...sampleRun(), facts: sampleFacts(), version: '0.1.0' });
const two = buildReport({ ...sampleRun({ models: ['offline', 'openai:a'], repeats: 2 }), version: '0.1.0' });
const arms = buildReport({ ...sampleRun({ models: ['offline', 'openai:a'], arms: ['docs', 'closed-book'], repeats: 2 }), version: '0.1.0' });
const sample = sampleRun();
const judged = buildReport({ run: sample.run, outcomes: withJudgements(sample.outcomes, ['openai:b', 'openai:c']), version: '0.1.0' });
const evil = buildReport({ ...hostileEverywhere(sampleRun()), version: '0.1.0' });
const hostileKey = 'orchard/label-propagation/intermediate/docs/offline/1';

const chromiumPath = findChromium();

describe.skipIf(chromiumPath === undefined)('in Chromium (skipped where none is installed)', () => {
  let folder = '';
  let browser: Browser;
  /** What a page must never do: messages on the console, errors, requests. */
  let noise: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'uagent-html-'));
    await execa('node', ['reports/app/build.mjs', folder], { cwd: packageRoot });
    const app = await readApp('app', folder);
    await writeFile(path.join(folder, 'one.html'), await renderWhole(openPage(app), report));
    await writeFile(path.join(folder, 'known.html'), await renderWhole(openPage(app), known));
    await writeFile(path.join(folder, 'two.html'), await renderWhole(openPage(app), two));
    await writeFile(path.join(folder, 'arms.html'), await renderWhole(openPage(app), arms));
    await writeFile(path.join(folder, 'evil.html'), await renderWhole(openPage(app), evil));
    await writeFile(path.join(folder, 'judged.html'), await renderWhole(openPage(app), judged));
    browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open({ file = 'one.html', hash = '', width = 1440 }: { file?: string; hash?: string; width?: number }): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    noise = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) noise.push(request.url());
    });
    await page.goto(`${pathToFileURL(path.join(folder, file)).href}${hash}`);
    await page.waitForSelector('main h1');
    await isLoaded(page);
    return page;
  }

  async function isLoaded(page: Page): Promise<void> {
    await page.waitForSelector('.attempt-detail > [role=status]', { state: 'detached' });
  }

  test('the first screen fits a laptop: score, sentence, chart of every persona and measure, the three fixes with most at stake', async () => {
    const page = await open({});
    expect(await page.locator('.big-figure').textContent()).toBe('62 of 100');
    expect(await page.locator('.plain-words').textContent()).toMatch(/^Copying from the docs solved 8 of 47 attempts/);
    await page.waitForSelector('.score-chart svg');
    const chart = page.locator('.score-chart svg');
    expect(await chart.getAttribute('aria-label')).toMatch(/^Scores by persona\. Usability, Junior 50 \(38 to 63\); Usability, Intermediate/);
    expect(await chart.locator('circle').count()).toBe(4 * 4);
    expect(await page.locator('.top-fixes li').count()).toBe(3);
    expect(await page.evaluate('document.querySelector(".reference-notes").getBoundingClientRect().bottom')).toBeLessThanOrEqual(900);
    await page.locator('.top-fixes a').nth(1).click();
    await page.waitForSelector('#fix-2 .fix-head:focus');
    expect(await page.locator('#fix-2 .fix-head').textContent()).toBe(await page.locator('.top-fixes li a').nth(1).textContent());
    expect(noise).toEqual([]);
  });

  test('scores are held against the floor and against nobody having docs, where the run has them', async () => {
    const page = await open({ file: 'arms.html' });
    await page.waitForSelector('.score-chart svg');
    const [floor] = arms.floors ?? [];
    expect(await page.locator('.score-card').count()).toBe(1);
    const notes = await page.locator('.reference-notes').textContent();
    expect(notes).toContain(`Copy-paste floor ${String(Math.round(floor?.usability.value?.mean ?? NaN))}`);
    expect(notes).toMatch(/Docs lift \+\d+: 95 % interval/);
    const says = await page.locator('.score-chart svg').getAttribute('aria-label');
    expect(says).toContain(`floor ${String(Math.round(floor?.personas[0]?.usability.value?.mean ?? NaN))}`);
    expect(says).toMatch(/without docs \d+/);
    expect(await (await open({})).locator('.reference-notes').textContent()).toMatch(/these scores are the floor itself.*Docs lift: not measured.*--arm docs --arm closed-book/);
  });

  test('a cell of the heat map says its score in words, leads to the attempts of its task and persona, and what is unscored is no zero', async () => {
    const page = await open({});
    await page.waitForSelector('.heat-map svg');
    expect(await page.locator('.heat-map a[aria-label^="Core decomposition, Senior: unscored"]').count()).toBe(1);
    expect(await page.locator('.heat-map svg text', { hasText: /^unscored$/ }).count()).toBe(1);
    await page.getByRole('link', { name: /^PageRank, Junior: 80/ }).press('Enter');
    await page.waitForSelector('.attempt-list tbody tr');
    expect(new URL(page.url()).hash).toBe('#/attempts?task=pagerank&persona=junior');
    expect(await page.locator('.attempt-list tbody tr').count()).toBe(1);
    expect(noise).toEqual([]);
  });

  test('from an attempt the next one is a step, and the keyboard goes on from its title', async () => {
    const page = await open({ hash: '#/attempts' });
    await page.locator('.attempt-list tbody a', { hasText: 'PageRank' }).first().click();
    await page.waitForSelector('h1:has-text("PageRank by Junior")');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await isLoaded(page);
    expect(await page.locator('.code-listing').count()).toBe(2);
    expect(await page.locator('.cases tbody tr').count()).toBe(10);
    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForSelector('h1:not(:has-text("PageRank by Junior"))');
    await page.goBack();
    await page.waitForSelector('h1:has-text("PageRank by Junior")');
    expect(noise).toEqual([]);
  });

  test('a run with repeats has a chart and a table of pass@k and pass^k, one without says that it cannot tell', async () => {
    expect(await (await open({})).locator('#learning').textContent()).toContain('Every task was tried once');
    const page = await open({ file: 'two.html' });
    await page.locator('.repeats-chart summary').first().click();
    const table = page.getByRole('region', { name: /^Repeats by persona/ }).first();
    expect((await table.locator('thead th').allTextContents()).map((title) => title.replace(/[↕↑↓]/, ''))).toEqual(['Persona', 'pass@1', 'pass@2', 'pass^2']);
    expect(await table.locator('tbody tr').count()).toBe(4);
    const [first] = two.groups[0]?.personas ?? [];
    expect(await table.locator('tbody tr').first().locator('td').nth(1).textContent()).toContain(String(Math.round(first?.repeats[1]?.passAtK.mean ?? NaN)));
    expect(await page.locator('.heat-map svg').first().textContent()).toContain('1/2');
  });

  test('a table is sorted by its headers, and found by text where it is long; the address brings both back', async () => {
    const page = await open({ hash: '#/friction' });
    const [most] = await page.locator('.friction tbody tr:first-child td').allTextContents();
    await page.locator('.friction').getByRole('button', { name: 'Attempts' }).click();
    await page.waitForSelector('.friction th[aria-sort="descending"]');
    await page.locator('.friction').getByRole('button', { name: 'Attempts' }).click();
    await page.waitForSelector('.friction th[aria-sort="ascending"]');
    expect(new URL(page.url()).hash).toBe('#/friction?friction.sort=attempts');
    const again = await open({ hash: '#/friction?friction.sort=attempts' });
    expect((await again.locator('.friction tbody tr:last-child td').allTextContents())[0]).toBe(most);
    const judgedPage = await open({ file: 'judged.html', hash: '#/judges' });
    await judgedPage.getByRole('searchbox', { name: /scores/ }).fill('readability');
    await judgedPage.waitForURL(/partings\.find=readability/);
    const own = judged.judging?.partings.filter(({ dimension }) => dimension === 'readability').length ?? 0;
    expect(await judgedPage.locator('.partings tbody tr').count()).toBe(Math.min(12, own));
  });

  test('colours are as the system has them until the reader chooses, and the choice is kept', async () => {
    const page = await open({});
    const paper = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.getByRole('button', { name: /^Colours: system/ }).click();
    expect(await paper()).toBe(light);
    await page.reload();
    expect(await paper()).toBe(light);
  });

  test('on paper the tables under the charts are there and the navigation is not', async () => {
    const page = await open({});
    await page.waitForSelector('.score-chart svg');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.page-header').isVisible()).toBe(false);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.getByRole('region', { name: 'Scores by persona' }).isVisible()).toBe(true);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await page.getByRole('region', { name: 'Scores by persona' }).isVisible()).toBe(false);
  });

  test('axe finds nothing serious, in both schemes and both widths', async () => {
    // Of the page with four groups the two sections that look otherwise with several; the rest of it is the same again.
    const views: [file: string, hash: string, width: number, scheme: 'light' | 'dark', parts?: string[]][] = [
      ['arms.html', '', 1440, 'light', ['.page-header', '#overview', '#learning']],
      ['judged.html', '', 390, 'dark'],
      ['one.html', '#/attempts', 390, 'light'],
      ['judged.html', `#/attempts?open=${encodeURIComponent(hostileKey)}`, 1440, 'dark'],
    ];
    for (const [file, hash, width, scheme, parts = ['html']] of views) {
      const page = await open({ file, hash, width });
      await page.emulateMedia({ colorScheme: scheme });
      await page.evaluate('for (const details of document.querySelectorAll("main details")) details.open = true');
      // Past the policy of the page, as a debugger is.
      await page.evaluate(axe.source);
      const found: unknown = await page.evaluate(`axe.run(${JSON.stringify({ include: parts })}, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa'], preload: false }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')))`);
      expect(found, `${file}${hash} at ${String(width)}, ${scheme}`).toEqual([]);
      await page.close();
    }
  });

  test('findings stand below their lines', async () => {
    const key = report.attempts.find(({ submission, findings }) => submission !== null && findings.some(({ line }) => line === 5))?.key ?? '';
    const page = await open({ hash: `#/attempts?open=${encodeURIComponent(key)}` });
    const messages = report.attempts.find((attempt) => attempt.key === key)?.findings.filter(({ line }) => line === 5).map(({ message }) => message);
    const notes = await page.locator('.code-listing').first().locator('li').nth(4).locator('.note').allTextContents();
    expect(notes.map((note) => messages?.some((message) => note.startsWith(message)))).toEqual(messages?.map(() => true));
  });

  test('in differences findings stand below their lines too; keys lead on, and evidence to its step', async () => {
    const key = report.attempts.find(({ submission, findings }) => submission !== null && findings.some(({ line }) => line === 5))?.key ?? '';
    const page = await open({ hash: `#/attempts?code=diff&open=${encodeURIComponent(key)}&step=4` });
    await page.waitForSelector('.code-diff');
    const row = page.locator('.diff-row:has(> .note)').first();
    expect(await row.locator('.own .line-number').textContent()).toBe('5');
    expect(await row.locator('.note').first().textContent()).toContain(report.attempts.find((attempt) => attempt.key === key)?.findings.find(({ line }) => line === 5)?.message);
    expect(await page.locator('#step-4 > details').getAttribute('open')).not.toBeNull();
    const [title, next] = [await page.locator('h1').textContent(), await page.getByRole('link', { name: 'Next' }).getAttribute('href')];
    await page.keyboard.press('j');
    await expect.poll(() => page.evaluate('location.hash'), { timeout: 30_000 }).toBe(next);
    await page.keyboard.press('k');
    await expect.poll(() => page.locator('h1').textContent(), { timeout: 30_000 }).toBe(title);
    expect(noise).toEqual([]);
  });

  test('coverage and retrieval are views of their own, and a misused symbol leads to its attempts', async () => {
    const page = await open({ file: 'known.html', hash: '#/coverage' });
    expect(await page.locator('#coverage .coverage-summary').textContent()).toMatch(/^Of 6 public symbols of orchard the docs explain 4/);
    await page.locator('#retrieval .plot-figure svg').waitFor();
    expect(await page.locator('#retrieval .plot-figure svg').getAttribute('aria-label')).toContain('Junior, first: 1 of 1');
    const misused = page.locator('.highlights a').first();
    const count = parseInt((await misused.textContent()) ?? '', 10);
    await misused.click();
    await page.waitForSelector('.attempt-list');
    expect(await page.locator('.attempt-list tbody tr').count()).toBe(count);
    expect(noise).toEqual([]);
  });

  test('filters narrow the list, stay in the address and survive opening it again', async () => {
    const page = await open({ hash: '#/attempts' });
    expect(await page.locator('.attempt-list tbody tr').count()).toBe(48);
    await page.getByLabel('Persona').selectOption('senior');
    await page.getByLabel('Outcome').selectOption('unscored');
    await expect.poll(() => page.locator('.attempt-list tbody tr').count(), { timeout: 30_000 }).toBe(1);
    expect(new URL(page.url()).hash).toBe('#/attempts?persona=senior&outcome=unscored');
    const again = await open({ hash: '#/attempts?persona=senior&outcome=unscored' });
    expect(await again.locator('.attempt-list tbody tr').count()).toBe(1);
    expect(await again.getByRole('status').textContent()).toMatch(/^1 of 48 attempts/);
  });

  test('a share of friction leads to the attempts that met it', async () => {
    const page = await open({ hash: '#/friction' });
    const [first] = report.groups[0]?.friction ?? [];
    if (first === undefined) throw new Error('the sample has friction');
    const cells = page.locator('.friction tbody tr').first().locator('td');
    expect(await cells.allTextContents()).toEqual([String(first.attempts), ...report.personas.map(({ id }) => String(first.attemptsByPersona[id] ?? 0))]);
    const junior = report.attempts.filter(({ trial, stumbles }) => trial.persona === 'junior' && stumbles?.some((stumble) => stumble.class === first.class));
    await page.getByRole('link', { name: new RegExp(`^Junior: ${String(junior.length)} of `, 'u') }).first().click();
    await page.waitForSelector('.attempt-list');
    expect(await page.locator('.attempt-list tbody tr').count()).toBe(junior.length);
    await page.locator('.attempt-list tbody a').first().click();
    await page.waitForSelector('.stumbles');
    expect(await page.locator('.stumbles > li').count()).toBe(junior[0]?.stumbles?.length);
    expect(noise).toEqual([]);
  });

  test('hostile texts are shown as they are and do nothing', async () => {
    const page = await open({ hash: `#/attempts?code=diff&open=${encodeURIComponent(hostileKey)}` });
    await page.waitForSelector('.code-diff');
    // From the last to the first, and then what they had in them.
    for (let closed = page.locator('main details:not([open]) > summary'); (await closed.count()) > 0;) await closed.last().click();
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain('<script>window.pwned = 1</script>');
    expect(text).toContain('access‹U+202E›‹U+2066›// admin');
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(await page.evaluate('"pwned" in window')).toBe(false);
    expect(await page.locator('main :is(script, img, iframe, object, embed, style, form[action]), main a:not([href^="#"])').count()).toBe(0);
    expect(await page.evaluate('[...document.querySelectorAll("main *")].filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on"))).length')).toBe(0);
    expect(noise).toEqual([]);
  });

  test('such texts in every place, two of ten megabytes, make a page that can be read', async () => {
    const key = evil.attempts[0]?.key ?? '';
    for (const hash of ['', `#/attempts?open=${encodeURIComponent(key)}`]) {
      const page = await open({ file: 'evil.html', hash, width: 390 });
      await page.evaluate('for (const details of document.querySelectorAll("main details")) details.open = true');
      await expect.poll(async () => (await page.locator('main').textContent()) ?? '', { timeout: 30_000 }).toContain('<script>window.pwned = 1</script>');
      const text = (await page.locator('main').textContent()) ?? '';
      expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      expect(text.length).toBeLessThan(3_000_000);
      expect(await page.evaluate('"pwned" in window')).toBe(false);
      expect(await page.locator('main :is(script, img, iframe, object, embed, form[action]), main style:not(svg > style)').count()).toBe(0);
      expect(await page.evaluate('[...document.querySelectorAll("main a")].map((link) => link.getAttribute("href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href")).filter((href) => !href.startsWith("#"))')).toEqual([]);
      expect(await page.evaluate('[...document.querySelectorAll("main *")].filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on"))).length')).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      expect(noise).toEqual([]);
      await page.close();
    }
  });

  test('the policy stops a script that got into the page all the same', async () => {
    const page = await open({});
    await page.evaluate(`
      const script = document.createElement('script');
      script.textContent = 'window.pwned = 7';
      document.body.append(script);
      const image = document.createElement('img');
      image.src = 'https://example.invalid/x.png';
      document.body.append(image);
    `);
    expect(await page.evaluate('"pwned" in window')).toBe(false);
    expect(noise.join('\n')).toMatch(/Content Security Policy/);
  });

  test('no view is wider than the screen, of a phone, a tablet or a laptop', async () => {
    const views = ['#/overview', '#/attempts', `#/attempts?open=${encodeURIComponent(hostileKey)}`];
    for (const file of ['one.html', 'known.html', 'two.html', 'arms.html', 'judged.html']) {
      for (const hash of file === 'one.html' ? views : views.slice(0, 1)) {
        const page = await open({ file, hash });
        for (const width of [1440, 768, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
          expect(await page.evaluate('document.documentElement.scrollWidth'), `${file} ${hash}`).toBe(width);
        }
        await page.close();
      }
    }
  });

  test('judges have a section of their own, whose gaps lead to the attempts with the reasons', async () => {
    const page = await open({ file: 'judged.html', hash: '#/judges' });
    const { judging } = judged;
    expect(await page.locator('.judged-dimensions tbody tr').count()).toBe(3);
    expect(await page.locator('.comparison .band-figure').count()).toBe(4 * 3 * 2);
    expect(await page.locator('.judges tbody th').allTextContents()).toEqual(['openai:b', 'openai:c']);
    expect(await page.locator('.partings tbody tr').count()).toBe(Math.min(12, judging?.partings.length ?? 0));
    await page.locator('.partings a').first().click();
    await page.waitForSelector('h2:has-text("What judges said")');
    expect(new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('open')).toBe(judging?.partings[0]?.key);
    // Open where they part: both judges with their reasons.
    expect(await page.locator('.judgement').count()).toBeGreaterThanOrEqual(2);
    expect(await page.locator('.judgement').first().textContent()).toMatch(/openai:b.*calls `rank`/su);
    expect(noise).toEqual([]);
    const without = await open({ hash: '#/judges' });
    expect(await without.locator('nav a', { hasText: 'Judges' }).count()).toBe(0);
    expect(await without.locator('#judges').count()).toBe(0);
  });

  test('reasons that a hostile submission dictated are shown as they are', async () => {
    const page = await open({ file: 'judged.html', hash: `#/attempts?open=${encodeURIComponent(hostileKey)}` });
    await page.evaluate('for (const details of document.querySelectorAll("main details")) details.open = true');
    await page.waitForSelector('.judgement');
    expect(await page.locator('.judgement :is(script, img, iframe, a, form)').count()).toBe(0);
    expect(await page.locator('.judgement').first().textContent()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(await page.evaluate('"pwned" in window')).toBe(false);
    expect(noise).toEqual([]);
  });

  test('a cell of several repeats lists them, by the model that it is of', async () => {
    const page = await open({ file: 'two.html' });
    await page.waitForSelector('.heat-map svg');
    expect(await page.locator('.heat-map figcaption').allTextContents()).toEqual(['offline', 'openai:a']);
    await page.getByRole('link', { name: /^PageRank, Junior/ }).first().click();
    await page.waitForSelector('.attempt-list');
    expect(await page.locator('.attempt-list tbody tr').count()).toBe(2);
    expect(noise).toEqual([]);
  });

  test('what is unscored is listed with its reason and leads to the attempt', async () => {
    const page = await open({ hash: '#/method' });
    const [first] = report.method.unscored;
    expect(await page.locator('.unscored-list tbody tr').count()).toBe(report.method.unscored.length);
    const href = await page.locator('.unscored-list a').first().getAttribute('href');
    expect(new URLSearchParams(href?.split('?')[1]).get('open')).toBe(first === undefined ? '' : trialKey(first.trial));
  });

  test('a comparison is a page of its own, whose charts are beside the figures that they show', async () => {
    const [before, after] = [sampleRun(), sampleRun({ models: ['openai:a'] })];
    const comparison = compareRuns({ base: comparedRunOf({ ...before.run, id: 'orchard-1' }, before.outcomes), head: comparedRunOf({ ...after.run, id: 'orchard-2' }, after.outcomes), unchangedTasks: false });
    await writeFile(path.join(folder, 'comparison.html'), await htmlComparison(comparison, '0.1.0', await readApp('comparison', folder)));
    for (const width of [390, 1440]) {
      const page = await open({ file: 'comparison.html', width });
      await page.waitForSelector('.difference-chart svg');
      expect(await page.locator('.difference-chart').first().locator('circle').count()).toBe(4);
      expect(await page.locator('.differences').first().locator('tbody tr').count()).toBe(comparison.dimensions.length);
      expect(await page.locator('h1').textContent()).toMatch(/^(?:Better|Worse|No conclusion)$/);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await page.locator('main :is(script, img, iframe, object, form), main a:not([href^="#"])').count()).toBe(0);
      await page.close();
    }
    expect(noise).toEqual([]);
  });

  test('the JUnit form is well-formed XML to a browser too', async () => {
    const page = await open({});
    const xml = await renderWhole(junit.open(), report);
    const parsed = `new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml')`;
    expect(await page.evaluate(`${parsed}.querySelectorAll('parsererror').length`)).toBe(0);
    expect(await page.evaluate(`${parsed}.querySelectorAll('testcase').length`)).toBe(report.attempts.length);
  });
});

test('a folder without the built application is a clear mistake', async () => {
  await expect(readApp('app', path.join(tmpdir(), 'uagent-nowhere'))).rejects.toThrow(/not built.*npm run build/);
});
