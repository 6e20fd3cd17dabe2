import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { createLinks, systemClock } from '../../src/base/base';
import { createCards } from '../../src/cards/cards';
import { createPages, createWebChannel } from '../../src/channels/web/web';
import { createFigurePictures, type FigurePictures } from '../../src/conversation/conversation';
import type { View } from '../../src/conversation/views';
import type { FigureAnswer } from '../../src/indicators/indicators';
import { describeInBrowser, openChromium } from '../support/chromium';
import { comparison, figureViews, notes, ranking, trend, understood } from '../support/figure-views';
import { createMemoryStore } from '../support/memory-store';
import { createTestLog, startTestServer, type TestServer } from '../support/test-server';
import { createFakeConversation, people } from '../support/web-chat';

jest.setTimeout(60_000);

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const figures: Readonly<Record<string, FigureAnswer>> = {
  kehitys: trend({ notes }),
  vertailu: comparison({ notes }),
  ranking: ranking(26),
};
const others = ['answer with how it was understood', 'usual needs', 'many gaps', 'many taught words'];

/** Of a picture that has been loaded and decoded. Runs in the browser. */
async function widthOf(image: unknown): Promise<number> {
  const picture = image as { decode(): Promise<void>; naturalWidth: number };
  await picture.decode();
  return picture.naturalWidth;
}

describeInBrowser('figures in a browser', () => {
  let browser: Browser;
  let running: TestServer;
  let pictures: FigurePictures;

  beforeAll(async () => {
    browser = await openChromium();
    const links = createLinks({ secret: 's'.repeat(32), baseUrl: () => running.url, clock: systemClock });
    const answer = async ({ ask }: { ask: string }) =>
      Object.values(figures).find(({ kind }) => kind.startsWith(ask.slice(0, 4))) ?? trend();
    pictures = createFigurePictures({ links, indicators: { answer }, clock: systemClock });
    const channel = createWebChannel({
      store: createMemoryStore(),
      conversation: createFakeConversation(({ body }) => ({
        replies: body.kind === 'text' ? [{ audience: 'everyone', view: viewOf(body.text), language: 'fi' }] : [],
      })),
      cards: createCards({ timeZone: 'Europe/Helsinki' }),
      clock: systemClock,
      readPeople: async () => people,
      status: () => ({ kind: 'current', downloaded: '2026-11-23' }),
      log: createTestLog().log,
    });
    const pages = createPages({
      picture: async () => undefined,
      figurePicture: pictures.draw,
      reportPage: async () => ({ status: 404, html: '' }),
    });
    running = await startTestServer([...channel.routes, ...pages], { localOnly: true });
  });
  afterAll(async () => {
    await browser.close();
    await running.server.stop();
  });

  function viewOf(text: string): View {
    const answer = figures[text];
    if (answer) return { ...pictures.view(answer, 'fi'), understood: understood() };
    const view = figureViews[text];
    if (!view) throw new Error(`no view ${text}`);
    return view;
  }

  /** A phone on which the line has been sent and its card has come. */
  async function open(line: string, colorScheme: 'light' | 'dark'): Promise<Page> {
    const viewport = { width: 390, height: 844 };
    const context = await browser.newContext({ locale: 'fi-FI', reducedMotion: 'reduce', viewport, colorScheme });
    const page = await context.newPage();
    await page.goto(running.url);
    await page.getByLabel('Kuka olen').locator('option', { hasText: 'Fanni' }).waitFor({ state: 'attached' });
    const before = await page.locator('.post.bot').count();
    await page.getByLabel('Viesti', { exact: true }).fill(line);
    await page.keyboard.press('Enter');
    await page.locator('.post.bot').nth(before).waitFor();
    return page;
  }

  /** What axe finds, and how far the page reaches over the phone's edge. */
  async function faults(page: Page): Promise<unknown> {
    // Through the debugger, which the page's policy does not bind.
    await page.evaluate(axe);
    const found =
      await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`);
    return { found, over: await page.evaluate('document.documentElement.scrollWidth - innerWidth') };
  }

  it.each(Object.keys(figures))('shows the picture of %s with its words, for everyone to read', async (name) => {
    const page = await open(name, 'dark');
    const picture = page.locator('.post.bot').last().getByRole('img');
    expect(await picture.evaluate(widthOf)).toBe(960);
    expect(await picture.getAttribute('alt')).toMatch(/^(?:Viiva|Pylväs)kuvio\. .*Koko maa/);
    expect(await faults(page)).toEqual({ found: [], over: 0 });
    await page.context().close();
  });

  it.each(others)('draws the card: %s', async (name) => {
    const page = await open(name, 'light');
    expect(await faults(page)).toEqual({ found: [], over: 0 });
    await page.context().close();
  });
});
